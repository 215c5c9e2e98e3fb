namespace RecruitBot.Core.Screening.Calibration;

/// <summary>How one gold answer was rated.</summary>
/// <param name="Index">Its place among the criterion's gold answers, from 0.</param>
/// <param name="Level">The level that its author gave it.</param>
/// <param name="Rating">What the evaluator made of it.</param>
public sealed record GoldRating(int Index, int Level, Rating Rating)
{
    /// <summary>Rated at most one level away.</summary>
    public bool IsNear => Rating.Level is { } rated && Math.Abs(rated - Level) <= 1;
}

/// <summary>How the gold answers of one criterion were rated.</summary>
/// <param name="CriterionId">Which.</param>
/// <param name="Table">Counts.</param>
/// <param name="Ratings">Each answer; empty when the figures come from the record.</param>
public sealed record CriterionCalibration(string CriterionId, ConfusionTable Table, IReadOnlyList<GoldRating> Ratings);

/// <summary>How the gold answers of a role version were rated.</summary>
/// <param name="RoleId">Which role.</param>
/// <param name="Version">Its version.</param>
/// <param name="Evaluator">Name and version of who rated.</param>
/// <param name="Fingerprint">SHA-256 of all that the figures depend on: script, titles, gold answers, other names of cues, evaluator.</param>
/// <param name="Criteria">Each criterion, in the order of the script.</param>
public sealed record RoleCalibration(string RoleId, int Version, string Evaluator, string Fingerprint, IReadOnlyList<CriterionCalibration> Criteria)
{
    /// <summary>The role as a whole.</summary>
    public ConfusionTable Table { get; } = Criteria.Aggregate(ConfusionTable.Empty, (sum, c) => sum.Plus(c.Table));

    /// <summary>Whether there are enough gold answers to tell anything.</summary>
    public bool IsMeasured => Table.Count >= CalibrationFloors.LeastAnswers;
}
