using System.Text;
using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge.Documents;

/// <summary>
/// Reads Markdown. Its blocks stay as they are; comments, raw HTML, emphasis and the targets of links go, since a quote shows words and not
/// markup. Of front matter only the plain fields that mean something here are taken, without a YAML parser.
/// </summary>
public sealed partial class MarkdownReader : IDocumentReader
{
    private const int LongestLine = 10_000;

    private static readonly string[] Known = ["title", "audience", "asOf", "attribution"];

    /// <inheritdoc/>
    public SourceFormat Format => SourceFormat.Markdown;

    /// <inheritdoc/>
    public ValueTask<DocumentText> ReadAsync(ReadOnlyMemory<byte> bytes, DocumentLimits limits, CancellationToken cancellationToken)
    {
        limits.CheckText(bytes.Length / 4);
        var (decoded, note) = TextDecoding.Decode(bytes.Span);
        limits.CheckText(decoded.Length);
        var (text, removed) = TextCleaning.Clean(decoded);
        var (fields, others, body) = TakeFields(text);
        if (others)
            note = note is null ? "Its own front matter was left out, but for title, audience, asOf and attribution." : note + " Its own front matter was left out.";
        return ValueTask.FromResult(
            new DocumentText(Lines(HiddenParts.Remove(body)), PlainTextReader.Notes(note, removed)) { Fields = fields, Title = fields.GetValueOrDefault("title") });
    }

    private static (Dictionary<string, string> Fields, bool Others, string Body) TakeFields(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
            return (fields, false, text);
        var end = text.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        if (end < 0)
            return (fields, false, text);
        var others = false;
        foreach (var line in text[4..(end + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var key = colon < 0 ? null : Known.FirstOrDefault(k => string.Equals(k, line[..colon].Trim(), StringComparison.OrdinalIgnoreCase));
            var value = colon < 0 ? "" : line[(colon + 1)..].Trim().Trim('"', '\'');
            if (key is not null && value.Length is > 0 and <= 300)
                fields[key] = value;
            else
                others = true;
        }
        return (fields, others, text[(end + 5)..]);
    }

    private static string Lines(string body)
    {
        var clean = new StringBuilder(body.Length);
        var lines = body.Split('\n');
        var fenced = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            var trimmed = line.TrimStart();
            if (trimmed.StartsWith("```", StringComparison.Ordinal) || trimmed.StartsWith("~~~", StringComparison.Ordinal))
                fenced = !fenced;
            else if (!fenced && i + 1 < lines.Length && trimmed.Length is > 0 and <= 200 && IsUnderline(lines[i + 1]) && Plain(trimmed) && IsBlank(lines, i - 1))
            {
                // The other way to write a heading, as the one that is read.
                line = (lines[i + 1].Trim()[0] == '=' ? "# " : "## ") + trimmed;
                i++;
            }
            clean.Append(fenced || line.Length == 0 ? line : Wrapped(Words(line))).Append('\n');
        }
        return clean.ToString().Trim('\n') + "\n";
    }

    private static bool Plain(string line) => line[0] is not ('#' or '|' or '>' or '-' or '*' or '+') && !char.IsAsciiDigit(line[0]);

    private static bool IsBlank(string[] lines, int at) => at < 0 || lines[at].Trim().Length == 0;

    private static bool IsUnderline(string line) => line.Trim() is { Length: >= 2 } under && (under.All(c => c == '=') || under.All(c => c == '-'));

    /// <summary>The line without emphasis, link targets, pictures and tags.</summary>
    private static string Words(string line)
    {
        line = Tag().Replace(line, "");
        if (line.Contains(']', StringComparison.Ordinal))
            line = Link().Replace(Picture().Replace(line, ""), "${w}");
        if (line.Contains('*', StringComparison.Ordinal) || line.Contains('`', StringComparison.Ordinal) || line.Contains("__", StringComparison.Ordinal))
            line = Code().Replace(Italic().Replace(Bold().Replace(line, "${w}${v}"), "${w}"), "${w}");
        return line;
    }

    private static string Wrapped(string line)
    {
        if (line.Length <= LongestLine)
            return line;
        var text = new StringBuilder(line);
        for (var at = LongestLine; at < text.Length; at += LongestLine)
        {
            var space = at;
            while (space > at - LongestLine / 2 && text[space] != ' ')
                space--;
            if (text[space] == ' ')
                text[space] = '\n';
            else
                text.Insert(char.IsLowSurrogate(text[at]) ? at - 1 : at, '\n');
        }
        return text.ToString();
    }

    // Non-backtracking: linear on whatever a line holds.
    [GeneratedRegex(@"</?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>]{0,500})?/?>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex(@"!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Picture();

    [GeneratedRegex(@"\[(?<w>[^\[\]\n]{1,300})\](?:\([^)\n]{0,1000}\)|\[[^\]\n]{0,100}\])", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*(?<w>[^*\s](?:[^*\n]{0,1000}[^*\s])?)\*\*|__(?<v>[^_\s](?:[^_\n]{0,1000}[^_\s])?)__", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bold();

    [GeneratedRegex(@"\*(?<w>[^*\s](?:[^*\n]{0,1000}[^*\s])?)\*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Italic();

    [GeneratedRegex(@"`(?<w>[^`\n]{1,1000})`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
