using RecruitBot.Core.Knowledge;

namespace RecruitBot.Core.Screening.Calibration;

/// <summary>Makes gates.</summary>
public static class RoleGates
{
    /// <summary>The gate for the evaluator that rates applications: the offline one, with the other names of terms that the knowledge has.</summary>
    public static RoleGate Of(KnowledgeBase knowledge, CalibrationRecord record)
    {
        var aliases = new SkillAliases(knowledge.Skills);
        return new RoleGate(new GoldCalibration(new OfflineEvaluator(aliases), aliases), record);
    }
}
