using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge.Flaws;

/// <summary>
/// Finds answers whose question is missing, as pages with questions that unfold lose them when they are copied. Quoted to another question such an
/// answer would say something that its source never said.
/// </summary>
internal static partial class OrphanedAnswers
{
    private const string Message =
        "The question to this answer is missing: put it above as a heading, or give it in the front matter under \"questions\".";

    public static IEnumerable<Flaw> Find(List<Passage> passages)
    {
        var withQuestions = SectionsWithQuestions(passages);
        for (var i = 0; i < passages.Count; i++)
        {
            var passage = passages[i];
            if (passage.Kind != UnitKind.Sentence || IsAsked(passages, i))
                continue;
            if (BeginsAsAnswer().IsMatch(passage.First.Text) || (passage.First.Headings is [.., var heading] && !withQuestions.Contains(passage.First.SectionStart) && Faq().IsMatch(heading)))
                yield return new Flaw(FlawKind.OrphanedAnswer, passage.Start, passage.End - passage.Start, Message, Unused: true);
        }
    }

    /// <summary>Whether a question stands right above, as a paragraph or as the heading, or begins the paragraph itself.</summary>
    private static bool IsAsked(List<Passage> passages, int at)
    {
        var passage = passages[at];
        if (passage.First.Text.EndsWith('?') || passage.Last.Text.EndsWith('?') || passage.Last.Text.EndsWith(':'))
            return true;
        if (passage.First.Headings is [.., var heading] && (heading.EndsWith('?') || Question().IsMatch(heading) || IsGiven(passage, heading)))
            return true;
        return at > 0 && passages[at - 1].IsBeside(passage) && passages[at - 1].Last.Text.EndsWith('?');
    }

    private static bool IsGiven(Passage passage, string heading) =>
        passage.First.Document.Questions.Any(q => string.Equals(q.Question, heading, StringComparison.Ordinal));

    /// <summary>Sections that have their questions: what stands above the first is an introduction, and what follows an answer goes on with it.</summary>
    private static HashSet<int> SectionsWithQuestions(List<Passage> passages) =>
        [.. passages.Where(p => p.Last.Text.EndsWith('?') || p.First.Text.EndsWith('?') || AskedMark().IsMatch(p.First.Text)).Select(p => p.First.SectionStart)];

    [GeneratedRegex(@"(?i)^(?:yes|no|absolutely|definitely|certainly|of course|not necessarily|not really|not at all|sure|it depends|that depends)(?:[,.!;:]|\s[-–—]|\son\b)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BeginsAsAnswer();

    [GeneratedRegex(@"(?i)\bFAQs?\b|\bfrequently asked\b|\bquestions (?:and|&) answers\b|\bQ ?& ?A\b|\bcommon questions\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Faq();

    [GeneratedRegex(@"(?i)^(?:is|are|do|does|did|can|could|will|would|should|must|may|has|have|how|what|why|when|where|which|who|whom|whose)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Question();

    [GeneratedRegex(@"^Q\d{0,3}[:.)]", RegexOptions.None, 1000)]
    private static partial Regex AskedMark();
}
