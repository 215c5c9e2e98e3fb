using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Flaws;
using RecruitBot.Core.Language;
using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Gaps.Entries;

/// <summary>Says of what somebody wrote for an entry what has to change before it can be quoted.</summary>
public static class EntryCheck
{
    /// <summary>Longest question, in UTF-16 code units.</summary>
    public const int MostQuestion = 200;

    /// <summary>Longest answer, in UTF-16 code units.</summary>
    public const int MostAnswer = 1500;

    /// <summary>What is wrong, a sentence each; none when it can be published as it is.</summary>
    /// <param name="question">The question, as candidates ask it: "you" in it is the employer, so it is not looked at for what must not be asked.</param>
    /// <param name="answer">The answer, which is said to candidates.</param>
    /// <param name="at">When it is written.</param>
    /// <param name="lawfulBecause">An administrator's reason why it may ask what must not be asked as a rule; null when there is none.</param>
    public static IReadOnlyList<string> Problems(string question, string answer, DateTimeOffset at, string? lawfulBecause = null)
    {
        var problems = new List<string>();
        if (!question.Any(char.IsLetter))
            problems.Add("The question has no words: write it as candidates would ask it.");
        else if (question.Length > MostQuestion)
            problems.Add($"The question has {question.Length} characters: at most {MostQuestion}.");
        if (!answer.Any(char.IsLetterOrDigit))
            problems.Add("The answer has no words.");
        else if (answer.Length > MostAnswer)
            problems.Add($"The answer has {answer.Length:N0} characters: at most {MostAnswer:N0}. Keep what answers the question, and write the rest into a guide.");
        if (lawfulBecause is null)
            problems.AddRange(ProhibitedQuestions.Find(answer).Select(f => LawfulSpeech.Refusal(f, answer)));
        if (problems.Count == 0)
            problems.AddRange(Unquotable(question, answer, at));
        return problems;
    }

    private static IEnumerable<string> Unquotable(string question, string answer, DateTimeOffset at)
    {
        var knowledge = KnowledgeFolder.FromTexts([("guides/draft.md", EntryText.Of(question, answer, at))]);
        var document = knowledge.Documents[0];
        var units = UnitReader.Read(document);
        foreach (var unit in units.Where(u => !u.Quotable))
            yield return $"\u201c{Excerpt.Of(unit.Text, 60)}\u201d has {unit.Text.Length} characters, and a quote has at most {KnowledgeUnit.MaxQuote}: make two sentences of it.";
        var start = document.Text.Length - answer.Length - 1;
        foreach (var line in SentenceSpans(answer))
            if (!units.Exists(u => u.Start < start + line.End && start + line.Start < u.Start + u.Text.Length && u.Section == question))
                yield return $"\u201c{Excerpt.Of(line.Of(answer), 60)}\u201d cannot be quoted as it is: write plain sentences or lines that begin with a dash, without headings, tables, rules or code.";
        foreach (var problem in KnowledgeLint.Check(knowledge).Where(p => p.Kind != FlawKind.Unlawful && units.TrueForAll(u => u.Quotable || document.LineOf(u.Start) != p.Line)))
            yield return problem.Message;
    }

    /// <summary>The lines that say something.</summary>
    private static IEnumerable<TextSpan> SentenceSpans(string answer)
    {
        for (var at = 0; at < answer.Length; )
        {
            var end = answer.IndexOf('\n', at);
            end = end < 0 ? answer.Length : end;
            if (answer.AsSpan(at, end - at).ContainsAnyExceptInRange('\0', ' '))
                yield return new TextSpan(at, end - at);
            at = end + 1;
        }
    }
}
