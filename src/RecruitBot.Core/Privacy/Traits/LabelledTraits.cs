using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace RecruitBot.Core.Privacy.Traits;

/// <summary>
/// Finds what a résumé states of protected traits in the way of a form (see <c>LabelledTraits.yaml</c>), beside what it says in sentences
/// (<see cref="VolunteeredTraits"/>). What it does not find is not hidden.
/// </summary>
public static partial class LabelledTraits
{
    private const int LongestValue = 80;
    private const int LongestOwnLine = 60;

    // Every pattern begins at a word or a line with fixed words and repeats only what cannot be matched in two ways, so a text is gone through once.
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline;

    private const string Margin = @"[ \t#>*_\\-]*";

    private static readonly Lazy<IReadOnlyList<(string Category, Regex Label)>> Labels = new(() =>
        Read().Labels.ConvertAll(l => (l.Category, new Regex($@"\b(?:{string.Join('|', l.Label)})(?:[*_]{{0,2}}[ \t]*[:|=]|[*_]{{0,2}}[ \t]*$)", Options))));

    private static readonly Lazy<IReadOnlyList<(string Category, Regex Line)>> Lines = new(() => Read().Lines.ConvertAll(l => (l.Category, new Regex($"^{Margin}(?:{l.Line})[ .]*$", Options))));

    /// <summary>What a résumé says of protected traits, in labels and in sentences, in order and without overlap.</summary>
    public static IReadOnlyList<SealedSpan> FindInResume(string text)
    {
        var found = new List<SealedSpan>(VolunteeredTraits.Find(text));
        foreach (var (category, label) in Labels.Value)
            foreach (Match match in label.Matches(text))
                if (ValueEnd(text, match) is { } end)
                    found.Add(new SealedSpan(category, match.Index, end - match.Index));
        foreach (var (category, line) in Lines.Value)
            foreach (Match match in line.Matches(text))
                found.Add(new SealedSpan(category, match.Index, match.Length));
        return Apart(found);
    }

    /// <summary>Where the value behind a label ends; null where a label without a value is only a word at the end of a line.</summary>
    private static int? ValueEnd(string text, Match label)
    {
        var from = label.Index + label.Length;
        var isOpen = label.Value[^1] is ':' or '|' or '=';
        if (!isOpen && !StandsAlone(text, label))
            return null;
        var end = EndOfValue(text, from);
        if (text[from..end].Any(char.IsLetterOrDigit))
            return end;
        // The label has a line of its own, the value stands below.
        var next = from;
        while (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] is '|' or '-' or '#'))
            next++;
        var below = EndOfValue(text, next);
        return below > next && below - next <= LongestOwnLine && !text[next..below].Contains(':', StringComparison.Ordinal) ? below : isOpen ? end : null;
    }

    private static bool StandsAlone(string text, Match label)
    {
        var start = label.Index == 0 ? 0 : text.LastIndexOf('\n', label.Index - 1) + 1;
        return !text[start..label.Index].Any(char.IsLetterOrDigit);
    }

    /// <summary>At the end of the line or the cell, at a mark between items, or before the next label on the same line.</summary>
    private static int EndOfValue(string text, int from)
    {
        var at = from;
        while (at < text.Length && char.IsWhiteSpace(text[at]) && text[at] != '\n')
            at++;
        var end = at;
        while (end < text.Length && end - at < LongestValue && text[end] is not ('\n' or '|' or ';' or '\u2022' or '\u00b7') && !IsSlash(text, end))
            end++;
        if (NextLabel().Match(text[at..end]) is { Success: true } next)
            end = at + next.Index;
        while (end > at && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }

    // A bar of the document is written as a slash (MarkdownText).
    private static bool IsSlash(string text, int at) => text[at] == '/' && at > 0 && at + 1 < text.Length && text[at - 1] == ' ' && text[at + 1] == ' ';

    private static List<SealedSpan> Apart(List<SealedSpan> spans)
    {
        var apart = new List<SealedSpan>();
        foreach (var span in spans.Where(s => s.Length > 0).OrderBy(s => s.Start).ThenByDescending(s => s.End))
            if (apart.Count > 0 && span.Start < apart[^1].End)
                apart[^1] = apart[^1] with { Length = Math.Max(apart[^1].End, span.End) - apart[^1].Start };
            else
                apart.Add(span);
        return apart;
    }

    [GeneratedRegex(@"\s\p{Lu}[\p{L}'\u2019 ]{1,30}[ \t]?[:=]", RegexOptions.CultureInvariant)]
    private static partial Regex NextLabel();

    private static RuleFile Read()
    {
        using var stream = typeof(LabelledTraits).Assembly.GetManifestResourceStream("RecruitBot.Core.Privacy.Traits.LabelledTraits.yaml")!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<RuleFile>(reader);
    }

    private sealed class RuleFile
    {
        public List<LabelEntry> Labels { get; set; } = [];

        public List<LineEntry> Lines { get; set; } = [];
    }

    private sealed class LabelEntry
    {
        public string Category { get; set; } = "";

        public List<string> Label { get; set; } = [];
    }

    private sealed class LineEntry
    {
        public string Category { get; set; } = "";

        public string Line { get; set; } = "";
    }
}
