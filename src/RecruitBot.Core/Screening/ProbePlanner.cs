using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Screening;

/// <summary>The follow-up to ask next, and why it is asked.</summary>
/// <param name="Probe">One of the criterion's own probes, word for word.</param>
/// <param name="Because">Why, in plain words, for the log.</param>
public sealed record PlannedProbe(Probe Probe, string Because);

/// <summary>
/// Chooses follow-ups from the planned ones only: in the order of the role file, each part of the answer at most once, and only while that
/// part is missing from everything the candidate said so far. A question that asks for no story is never followed up by the parts of one. A candidate who skips the question or says "I don't know" is not pressed:
/// no probe is asked.
/// </summary>
public static class ProbePlanner
{
    /// <summary>The next planned follow-up, or null when none is due.</summary>
    /// <param name="criterion">What is being asked about.</param>
    /// <param name="answers">The main answer, then the answers to the probes; a skipped one is empty.</param>
    /// <param name="alreadyAsked">The parts whose probe has been asked, answered or not.</param>
    public static PlannedProbe? Next(Criterion criterion, IReadOnlyList<string> answers, IReadOnlySet<AnswerAspect> alreadyAsked)
    {
        var kind = criterion.KindOf();
        var left = criterion.Probes.Where(p => !alreadyAsked.Contains(p.When) && AnswerAspects.Of(kind).Contains(p.When)).ToList();
        if (left.Count == 0 || StoryParts.IsNothingToGoOn(answers))
            return null;
        var missing = kind == CriterionKind.Experience ? StoryParts.Missing(answers, criterion) : ToldAspects.Missing(answers);
        var probe = left.Find(p => missing.Contains(p.When));
        return probe is null ? null : new PlannedProbe(probe, $"The answer so far does not tell {probe.When.Missing()}.");
    }
}
