using RecruitBot.Core.Screening.Grading;

namespace RecruitBot.Core.Roles;

/// <summary>A role as a session keeps it.</summary>
public static class RoleSnapshot
{
    /// <summary>
    /// The role with no other gold answers than those that answers are rated by (see <see cref="ForSession(Criterion)"/>): the others are for calibration only,
    /// and would multiply the size of each session. <see cref="RoleScript.Sha256"/> is the same for both.
    /// </summary>
    public static Role ForSession(this Role role) => role with { Criteria = [.. role.Criteria.Select(ForSession)] };

    /// <summary>The criterion as a session keeps it: gold answers stay only where they are the model answers of a question about the subject itself.</summary>
    public static Criterion ForSession(this Criterion criterion) => criterion with { Gold = KnowledgeRater.ModelAnswers(criterion) };
}
