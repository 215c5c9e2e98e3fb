using System.Globalization;
using System.Text;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Roles.Drafting;

/// <summary>
/// Drafts a role file from a guide or from the text of a role: for each duty that the source states a criterion with its span, quoted and checked as
/// answers are (<see cref="CitationCheck"/>), a question about past behaviour, follow-ups, and anchors to be edited. Nothing stands in it without a span.
/// </summary>
public static class RoleDrafting
{
    /// <summary>The draft; null when the source states no duty.</summary>
    /// <param name="knowledge">Where the source is, and the names of skills.</param>
    /// <param name="document">The source.</param>
    /// <param name="by">Who asked for it.</param>
    /// <param name="on">The day.</param>
    /// <param name="isTaken">Whether a role has that id already.</param>
    public static RoleDraft? Draft(KnowledgeBase knowledge, KnowledgeDocument document, string by, DateOnly on, Func<string, bool> isTaken)
    {
        var spans = DutySpans.Of(document).Where(s => CitationCheck.Holds(s.Citation, knowledge)).ToList();
        if (spans.Count == 0)
            return null;
        var id = FreeId(document, isTaken);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"---\nid: {id}\ntitle: {Quoted(Cut($"Draft: {document.Title}", RoleFile.MaxTitle))}\nversion: 1\nstatus: draft\nsla: 5d\n");
        text.Append(CultureInfo.InvariantCulture, $"drafted: {{ from: {Quoted(document.Source)}, by: {Quoted(by)}, at: {on:yyyy-MM-dd} }}\ncriteria:\n");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var span in spans.Take(RoleDraft.MostCriteria))
            Append(text, span, CriterionId(span.Phrase, ids), knowledge);
        text.Append(CultureInfo.InvariantCulture, $"---\n\n# {document.Title}\n\nDrafted from {document.Source}.\n");
        return new RoleDraft(id, text.ToString(), Math.Min(spans.Count, RoleDraft.MostCriteria), Math.Max(0, spans.Count - RoleDraft.MostCriteria));
    }

    private static void Append(StringBuilder text, DutySpan span, string id, KnowledgeBase knowledge)
    {
        var phrase = span.Phrase;
        text.Append(CultureInfo.InvariantCulture, $"  - id: {id}\n");
        Line(text, "title", Cut(char.ToUpperInvariant(phrase[0]) + phrase[1..], RoleFile.MaxTitle));
        Line(text, "definition", $"What the source asks for: to {phrase}.");
        Line(text, "source", span.Citation.Source + (span.Heading is null ? "" : $"#{span.Heading}"));
        Line(text, "quote", span.Citation.Quote);
        Line(text, "ask", $"Tell me about a time when you had to {phrase}. What did you do, and what came of it?");
        text.Append("    probes:\n")
            .Append("      - { when: situation, ask: \"What was the situation?\" }\n")
            .Append("      - { when: action, ask: \"What exactly did you do yourself?\" }\n")
            .Append("      - { when: result, ask: \"How did you know that it had worked?\" }\n")
            .Append("    anchors:\n");
        Line(text, "  1", $"{RoleDraft.Mark} Speaks of it in general and names nothing that they did to {phrase}.");
        Line(text, "  3", $"{RoleDraft.Mark} Tells of one case in which they had to {phrase}, names the steps they took, and says what came of it.");
        Line(text, "  5", $"{RoleDraft.Mark} Tells of one case, explains why they chose this way to {phrase} over another, and shows by a figure or a check that it worked.");
        var cues = knowledge.Skills.SelectMany(s => s.Aliases.Prepend(s.Name)).Where(n => Names(span.Citation.Quote, n)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (cues.Count > 0)
            text.Append("    cues: [").AppendJoin(", ", cues.Select(Quoted)).Append("]\n");
    }

    private static void Line(StringBuilder text, string key, string value) => text.Append(CultureInfo.InvariantCulture, $"    {key}: {Quoted(value)}\n");

    private static bool Names(string quote, string name)
    {
        var at = quote.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && name.Length > 1 && (at == 0 || !char.IsLetterOrDigit(quote[at - 1])) && (at + name.Length == quote.Length || !char.IsLetterOrDigit(quote[at + name.Length]));
    }

    private static string FreeId(KnowledgeDocument document, Func<string, bool> isTaken)
    {
        var name = Cut(Slug(Path.GetFileNameWithoutExtension(document.Source)), RoleFile.MaxId - 9);
        for (var n = 1; ; n++)
            if ((n == 1 ? $"{name}-draft" : string.Create(CultureInfo.InvariantCulture, $"{name}-draft-{n}")) is var id && !isTaken(id))
                return id;
    }

    private static string CriterionId(string phrase, HashSet<string> taken)
    {
        var words = Tokenizer.Tokenize(phrase).Select(t => t.Word).Where(w => w.Length > 2 && w is not ("and" or "the" or "for" or "with" or "that" or "are")).Take(4);
        var id = Cut(Slug(string.Join('-', words)), RoleFile.MaxId - 3).Trim('-');
        for (var (n, free) = (1, id.Length == 0 ? "duty" : id); ; free = string.Create(CultureInfo.InvariantCulture, $"{id}-{++n}"))
            if (taken.Add(free))
                return free;
    }

    private static string Slug(string text) => string.Concat(text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = text.LastIndexOfAny([' ', '-'], most);
        return text[..(end > most / 2 ? end : most)].TrimEnd(' ', ',', '-');
    }

    /// <summary>A YAML text in double quotes; what steers a reader is escaped.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
            quoted.Append(c switch { '"' => "\\\"", '\\' => "\\\\", _ when char.IsControl(c) || c is '\u0085' or '\u2028' or '\u2029' => $"\\u{(int)c:x4}", _ => c.ToString() });
        return quoted.Append('"').ToString();
    }
}
