using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Screening;

/// <summary>A follow-up to be asked.</summary>
/// <param name="Planned">Position in the criterion's probes.</param>
/// <param name="Because">Which part of the story is missing, in plain words.</param>
public sealed record NextProbe(int Planned, string Because);

/// <summary>Chooses the planned follow-up whose part of the story is missing. Reads answers, never rates them: it needs no consent for scoring.</summary>
public interface IProbePlanner
{
    /// <summary>The next follow-up, or null when none is called for.</summary>
    /// <param name="criterion">What was asked.</param>
    /// <param name="answers">The main answer, then those to the probes asked so far.</param>
    /// <param name="asked">Positions of the probes asked so far.</param>
    NextProbe? Next(Criterion criterion, IReadOnlyList<string> answers, IReadOnlyCollection<int> asked);
}
