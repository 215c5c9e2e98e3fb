using System.Text.RegularExpressions;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Screening.WorkSamples;

/// <summary>
/// An answer with code in it, taken apart by its form alone, whatever the language: what is code, and what is said about it. Comments and
/// docstrings are said; what stands in quotation marks in code is neither. Nothing is parsed, run or looked up.
/// </summary>
internal sealed partial class SampleText
{
    private readonly char[] _code;
    private readonly char[] _said;
    private string? _until;

    private SampleText(string text)
    {
        Text = text;
        _code = Blank(text);
        _said = Blank(text);
    }

    /// <summary>The whole answer.</summary>
    public string Text { get; }

    /// <summary>As long as the answer, with blanks for all that is not code.</summary>
    public string Code { get; private set; } = "";

    /// <summary>As long as the answer, with blanks for all that is not said in words.</summary>
    public string Said { get; private set; } = "";

    /// <summary>The lines of code, without the blanks around them.</summary>
    public List<TextSpan> Lines { get; } = [];

    /// <summary>Reads an answer; of a very long one only the beginning.</summary>
    public static SampleText Read(string text)
    {
        var sample = new SampleText(text.Length <= AnswerText.MaxChars ? text : text[..AnswerText.MaxChars]);
        var blocks = CodeFences.Find(sample.Text);
        var at = 0;
        foreach (var block in blocks)
        {
            sample.Take(new TextSpan(at, block.Start - at), fenced: false);
            sample.Take(CodeFences.Inside(sample.Text, block), fenced: true);
            at = block.End;
        }
        sample.Take(new TextSpan(at, sample.Text.Length - at), fenced: false);
        sample.Code = new string(sample._code);
        sample.Join();
        sample.Said = new string(sample._said);
        return sample;
    }

    private static char[] Blank(string text)
    {
        var blank = new char[text.Length];
        for (var i = 0; i < text.Length; i++)
            blank[i] = text[i] == '\n' ? '\n' : ' ';
        return blank;
    }

    private void Take(TextSpan part, bool fenced)
    {
        _until = null;
        for (var start = part.Start; start < part.End; )
        {
            var end = Text.IndexOf('\n', start, part.End - start);
            end = end < 0 ? part.End : end;
            if (_until is not null || fenced || LooksLikeCode().IsMatch(Text[start..end]))
                TakeCode(start, end);
            else
                Keep(_said, start, end);
            start = end + 1;
        }
    }

    // A sentence that goes on in the next line is one sentence.
    private void Join()
    {
        for (var i = 1; i + 1 < _said.Length; i++)
            if (_said[i] == '\n' && !char.IsWhiteSpace(_said[i - 1]) && char.IsLower(_said[i + 1]))
                _said[i] = ' ';
    }

    private void TakeCode(int start, int end)
    {
        var isCode = false;
        for (var i = start; i < end; )
        {
            var rest = Text.AsSpan(i, end - i);
            if (_until is not null)
            {
                var close = rest.IndexOf(_until, StringComparison.Ordinal);
                Keep(_said, i, close < 0 ? end : i + close);
                i = close < 0 ? end : i + close + _until.Length;
                _until = close < 0 ? _until : null;
            }
            else if (Opens(rest) is { } until)
            {
                _until = until;
                i += until == "*/" ? 2 : until.Length;
            }
            else if (rest[0] == '#' || (rest.StartsWith("//") && (i == start || Text[i - 1] != ':')) || (rest.StartsWith("-- ") && Text.AsSpan(start, i - start).IsWhiteSpace()))
            {
                Keep(_said, i, end);
                i = end;
            }
            else if (rest[0] is '"' or '\'')
            {
                var close = rest[1..].IndexOf(rest[0]);
                i = close < 0 ? i + 1 : i + close + 2;
                isCode = true;
            }
            else
            {
                _code[i] = Text[i];
                isCode |= !char.IsWhiteSpace(Text[i]);
                i++;
            }
        }
        if (isCode)
            Lines.Add(Trimmed(start, end));
    }

    private static string? Opens(ReadOnlySpan<char> rest) =>
        rest.StartsWith("\"\"\"") ? "\"\"\""
        : rest.StartsWith("'''") ? "'''"
        : rest.StartsWith("/*") ? "*/"
        : null;

    private void Keep(char[] kept, int start, int end)
    {
        for (var i = start; i < end; i++)
            // The marks of comments and of lists are no words.
            kept[i] = Text[i] is '#' or '*' or '/' && (i == start || kept[i - 1] == ' ') ? ' ' : Text[i];
    }

    private TextSpan Trimmed(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(Text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(Text[end - 1]))
            end--;
        return new TextSpan(start, end - start);
    }

    // People also paste code without fences.
    [GeneratedRegex(
        """
        ^\s*(
          (async\s+)?(def|class|function|func|fn)\s+\w+.*[({:]
        | (public|private|protected|static|const|let|var)\s+\w+.*[({=;]
        | @\w+(\.\w+)*(\(.*\))?\s*$
        | (from\s+[\w.]+\s+)?import\s+[\w.{]+
        | [\w.\[\]]+\s*(=|\+=|:=)\s*\S
        | (await\s+)?[\w.]+\(.*\)?[;,]?\s*$
        | \.\w+\(.*
        | (SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|EXPLAIN)\s+[A-Z*(\w]
        | (return|assert|raise|yield)\s+[\w.]+[\s.(=<>!\[].*[()=\[\]].*
        | (for|while|if|elif|with|try|except)\b.*:\s*$
        | [}\])]+[;,)]*\s*$
        | \s{4,}\S.*[()=\[\]{};].*
        | .*[)}\w]\s*;\s*$
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking
    )]
    private static partial Regex LooksLikeCode();
}
