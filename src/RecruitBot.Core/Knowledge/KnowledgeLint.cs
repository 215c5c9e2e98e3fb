using RecruitBot.Core.Knowledge.Asked;
using RecruitBot.Core.Knowledge.Flaws;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge;

/// <summary>Finds what keeps a source from being quoted well, with file and line.</summary>
public static class KnowledgeLint
{
    // What is set aside as fine must be recognisable as one place.
    private const int ShortestReview = 8;
    private const int LongestExcerpt = 70;

    /// <summary>The problems met while loading, and those of the texts; by file and line.</summary>
    public static List<KnowledgeProblem> Check(KnowledgeBase knowledge)
    {
        var problems = new List<KnowledgeProblem>(knowledge.Problems);
        List<Attribution> names = [.. knowledge.Documents.SelectMany(d => d.Attributions).DistinctBy(a => a.Name, StringComparer.OrdinalIgnoreCase)];
        var repetition = new Repetition();
        var usable = new List<KnowledgeUnit>();
        foreach (var document in knowledge.Documents)
        {
            var flaws = new DocumentFlaws(document, names);
            foreach (var flaw in flaws.All.Concat(repetition.Elsewhere(flaws.Units).Concat(UnlawfulQuestions.Find(document, flaws.Units)).Where(f => !flaws.IsReviewed(f))))
                problems.Add(new KnowledgeProblem(document.Source, document.LineOf(flaw.Start), Message(document, flaw)) { Kind = flaw.Kind, Unused = flaw.Unused });
            usable.AddRange(flaws.Usable());
            CheckReviewed(document, problems);
        }
        foreach (var (unit, other) in Contradictions.Find(usable))
            if (!IsReviewed(unit) && !IsReviewed(other))
                problems.Add(
                    new KnowledgeProblem(
                        unit.Document.Source,
                        unit.Document.LineOf(unit.Start),
                        $"Another figure than in {other.Document.Source}:{other.Document.LineOf(other.Start)}, where it says \"{other.Text}\" Correct one of them, or say under \"reviewed\" that both stand. It begins: \u201c{Excerpt.Of(unit.Text, LongestExcerpt)}\u201d")
                    {
                        Kind = FlawKind.Contradiction,
                    });
        problems.AddRange(AskedLint.Check(knowledge));
        return [.. problems.Distinct().OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Message, StringComparer.Ordinal)];
    }

    /// <summary>What is wrong, whether the place is used, and how it begins: several sentences can stand on one line.</summary>
    private static string Message(KnowledgeDocument document, Flaw flaw)
    {
        var begins = Excerpt.Of(document.Text.Substring(flaw.Start, Math.Min(flaw.Length, document.Text.Length - flaw.Start)).ReplaceLineEndings(" "), LongestExcerpt);
        var until = flaw is { Unused: true, Kind: not (FlawKind.Promotion or FlawKind.Instruction or FlawKind.Unread) } ? " Until then it is not used to answer." : "";
        return $"{flaw.Message}{until} It begins: \u201c{begins}\u201d";
    }

    private static bool IsReviewed(KnowledgeUnit unit) => unit.Document.Reviewed.Any(r => unit.Text.StartsWith(r.Text, StringComparison.Ordinal));

    private static void CheckReviewed(KnowledgeDocument document, List<KnowledgeProblem> problems)
    {
        foreach (var entry in document.Reviewed)
            if (entry.Text.Length < ShortestReview)
                problems.Add(new KnowledgeProblem(document.Source, entry.Line, $"\"reviewed\" needs the first {ShortestReview} characters or more of the sentence that is fine."));
            else if (document.Text.IndexOf(entry.Text, document.BodyStart, StringComparison.Ordinal) < 0)
                problems.Add(new KnowledgeProblem(document.Source, entry.Line, "Nothing in the text begins like this entry of \"reviewed\": remove it, or correct it."));
        foreach (var entry in document.Questions)
            if (document.Text.IndexOf(entry.Answer, document.BodyStart, StringComparison.Ordinal) < 0)
                problems.Add(new KnowledgeProblem(document.Source, entry.Line, "No paragraph begins like the answer to this entry of \"questions\": remove it, or correct it."));
    }
}
