using RecruitBot.Core.Knowledge;

namespace RecruitBot.Core.Gaps.Entries;

/// <summary>What an entry says, quoted from its guide as any other answer is.</summary>
public static class EntryAnswer
{
    private const double Certain = 1;

    /// <summary>The whole of it; null when the knowledge in force does not hold the entry, or nothing of it can be quoted.</summary>
    public static Answer? Of(KnowledgeBase knowledge, EntryVersion entry)
    {
        if (knowledge.Find(entry.Source) is not { Written: { } written } document || written.Version < entry.Version)
            return null;
        var units = WrittenAnswers.UnitsOf(document).FindAll(u => CitationCheck.Holds(u.ToCitation(), knowledge));
        return units.Count == 0
            ? null
            : new Answer(true, AnswerText.Compose(units, differ: false, _ => false), Certain, "offline", [.. units.Select(u => u.ToCitation())], []);
    }
}
