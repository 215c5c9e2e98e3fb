namespace RecruitBot.Core.Screening.Calibration;

/// <summary>What a role version has to reach before it is offered.</summary>
public static class CalibrationFloors
{
    /// <summary>Least share of gold answers that are rated at their own level.</summary>
    public const double Exact = 0.60;

    /// <summary>Least share that is rated at most one level away from it. An answer that cannot be placed is not near.</summary>
    public const double Adjacent = 0.90;

    /// <summary>Gold answers that a scale needs at each anchor.</summary>
    public const int AnswersForEachAnchor = 2;

    /// <summary>Fewer gold answers than this in a whole role (two for each anchor of one scale) show nothing in either direction.</summary>
    public const int LeastAnswers = 3 * AnswersForEachAnchor;
}
