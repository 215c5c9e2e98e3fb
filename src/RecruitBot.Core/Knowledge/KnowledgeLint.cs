using System.Text.RegularExpressions;
using RecruitBot.Core.Knowledge.Asked;

namespace RecruitBot.Core.Knowledge;

/// <summary>Finds what keeps a source from being quoted well, with file and line.</summary>
public static partial class KnowledgeLint
{
    /// <summary>The problems met while loading, and those of the texts; by file and line.</summary>
    public static List<KnowledgeProblem> Check(KnowledgeBase knowledge)
    {
        var problems = new List<KnowledgeProblem>(knowledge.Problems);
        var seen = new Dictionary<string, (KnowledgeDocument Document, int Line)>(StringComparer.OrdinalIgnoreCase);
        List<Attribution> names = [.. knowledge.Documents.SelectMany(d => d.Attributions).DistinctBy(a => a.Name, StringComparer.OrdinalIgnoreCase)];
        foreach (var document in knowledge.Documents)
        {
            CheckLines(document, problems);
            foreach (var unit in UnitReader.Read(document, names))
                CheckUnit(unit, seen, problems);
        }
        problems.AddRange(AskedLint.Check(knowledge));
        return [.. problems.Distinct().OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Message, StringComparer.Ordinal)];
    }

    private static void CheckUnit(KnowledgeUnit unit, Dictionary<string, (KnowledgeDocument Document, int Line)> seen, List<KnowledgeProblem> problems)
    {
        var document = unit.Document;
        var line = document.LineOf(unit.Start);
        void Report(string message) => problems.Add(new KnowledgeProblem(document.Source, line, message));

        if (!unit.Quotable)
            Report($"The {NameOf(unit.Kind)} has {unit.Text.Length} characters; only {KnowledgeUnit.MaxQuote} can be quoted. Split it.");
        if (unit.AsOf is null && Perishable().IsMatch(unit.Text))
            Report("A figure in money or percent stands here without a year: say of which year it is.");
        if (unit.Text.Length < 20)
            return;
        var key = Spaces().Replace(unit.Text, " ");
        if (!seen.TryAdd(key, (document, line)))
            Report($"The same {NameOf(unit.Kind)} stands in {seen[key].Document.Source}:{seen[key].Line}.");
    }

    private static void CheckLines(KnowledgeDocument document, List<KnowledgeProblem> problems)
    {
        var lines = document.Text.Split('\n');
        var first = document.LineOf(document.BodyStart) - 1;
        var fenced = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (SourceFlaws.IsGarbled(line))
                problems.Add(new KnowledgeProblem(document.Source, i + 1, "Garbled characters: the text was damaged when it was copied. Restore it from the source."));
            if (i < first)
                continue;
            if (line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal))
                fenced = !fenced;
            else if (!fenced && line.EndsWith(':') && !line.StartsWith('#') && !AnnouncesSomething(lines, i))
                problems.Add(new KnowledgeProblem(document.Source, i + 1, "The line announces a list, and none follows: restore it, or say so under \"unanswered\"."));
        }
    }

    /// <summary>Whether a list, a table, code or at least another line of text follows the colon.</summary>
    private static bool AnnouncesSomething(string[] lines, int at)
    {
        for (var i = at + 1; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0)
                continue;
            return ListOrTable().IsMatch(line) || (i == at + 1 && !line.StartsWith('#'));
        }
        return false;
    }

    private static string NameOf(UnitKind kind) =>
        kind switch
        {
            UnitKind.TableRow => "table row",
            UnitKind.ListItem => "list item",
            _ => "sentence",
        };

    [GeneratedRegex(@"[$€£]\s?\d|\b\d[\d,.]*\s?(?:%|percent\b|USD\b|EUR\b|GBP\b|dollars\b|euros\b|€|£)|\b(?:USD|EUR|GBP)\s?\d", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Perishable();

    [GeneratedRegex(@"^(?:[-*+]\s|\d+[.)]\s|\||```|~~~|>)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ListOrTable();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
