using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Core.Knowledge.Meaning;

namespace RecruitBot.Core.Gaps;

/// <summary>
/// What candidates asked and the sources do not say, as the team sees it. Made from the store each time, and nothing of it is kept: there is no
/// second list, and no word of somebody who has been erased.
/// </summary>
public sealed class GapQueue(IGapStore store, LiveKnowledge knowledge)
{
    /// <summary>Questions looked at; with more, the latest. A team that is so far behind begins with what is asked now.</summary>
    private const int Most = 2000;

    private KnownSkills? _known;

    /// <summary>The gaps, the one that most people asked first.</summary>
    public async ValueTask<IReadOnlyList<Gap>> ListAsync(CancellationToken cancellationToken)
    {
        var reader = Reader();
        var waiting = (await store.WaitingAsync(Most, cancellationToken)).ToDictionary(q => q, q => reader.Read(q.Text));
        return GapGrouping.Group(waiting.Where(q => GapScope.Takes(q.Key.Text, q.Value)).Select(q => q.Key), q => waiting[q]);
    }

    /// <summary>The gap that a question belongs to by now; null when it waits no more.</summary>
    public async ValueTask<Gap?> FindAsync(QuestionKey key, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(g => g.Holds(key));

    /// <summary>Takes some milliseconds to make, so it is kept as long as the skills are the same.</summary>
    private MeaningReader Reader()
    {
        var skills = knowledge.Current.Base.Skills;
        if (_known is not { } known || !ReferenceEquals(known.Skills, skills))
            _known = known = new KnownSkills(skills, new MeaningReader(skills));
        return known.Reader;
    }

    private sealed record KnownSkills(IReadOnlyList<SkillName> Skills, MeaningReader Reader);
}
