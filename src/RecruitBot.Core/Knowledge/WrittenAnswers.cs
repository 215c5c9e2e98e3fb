using RecruitBot.Core.Knowledge.Meaning;

namespace RecruitBot.Core.Knowledge;

/// <summary>
/// What the team wrote for questions that the sources left open, found by the question's meaning. The last resort before an abstention: a person
/// said that it answers just this, also where a search alone would not dare to.
/// </summary>
internal sealed class WrittenAnswers
{
    private readonly List<(KnowledgeDocument Document, QuestionMeaning Meaning)> answers = [];
    private readonly MeaningReader? reader;

    public WrittenAnswers(KnowledgeBase knowledge)
    {
        var written = knowledge.Documents.Where(d => d.Written is not null).ToList();
        if (written.Count == 0)
            return;
        reader = new MeaningReader(knowledge.Skills);
        answers.AddRange(written.Select(d => (d, reader.Read(d.Title))));
    }

    /// <summary>The units that answer a question; none when no such question was answered for the role. A role's own answer comes first.</summary>
    public IReadOnlyList<KnowledgeUnit> Find(string question, string? roleId, Audience asker)
    {
        if (reader is null)
            return [];
        var meaning = reader.Read(question);
        var found = answers
            .Where(a => a.Document.Written!.HoldsFor(roleId) && (a.Document.Audience != Audience.Recruiter || asker == Audience.Recruiter) && a.Meaning.IsSameAs(meaning))
            .Select(a => a.Document)
            .OrderBy(d => d.Written!.RoleId is null)
            // Of two that ask the same, the one written last.
            .ThenByDescending(d => d.Written!.Date, StringComparer.Ordinal)
            .FirstOrDefault();
        return found is null ? [] : UnitsOf(found);
    }

    /// <summary>What can be quoted of an answer, in order.</summary>
    public static List<KnowledgeUnit> UnitsOf(KnowledgeDocument document) => UnitReader.Read(document).FindAll(u => u.Quotable);
}
