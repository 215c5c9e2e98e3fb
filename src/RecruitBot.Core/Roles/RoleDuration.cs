namespace RecruitBot.Core.Roles;

/// <summary>How long a candidate needs, told before the first question.</summary>
public static class RoleDuration
{
    private const double MinutesAFact = 0.5;
    private const double MinutesAQuestion = 3;

    /// <summary>
    /// Minutes for the whole screening, rounded up: half a minute a knock-out (read, press a button) and three a question (some 100 words
    /// typed, with the follow-up that an ordinary answer draws). At least 1. An estimate, never a limit.
    /// </summary>
    public static int Minutes(Role role) =>
        Math.Max(1, (int)Math.Ceiling((role.Knockouts.Count * MinutesAFact) + (role.Criteria.Count * MinutesAQuestion)));
}
