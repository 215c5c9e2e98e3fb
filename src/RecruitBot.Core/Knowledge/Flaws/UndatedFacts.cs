namespace RecruitBot.Core.Knowledge.Flaws;

/// <summary>Finds figures that age without the year that an answer has to show with them.</summary>
internal static class UndatedFacts
{
    private const string Message = "A figure that ages (money, percent, headcount or law) stands here without a year: say of which year it is, here or as \"asOf\".";

    public static IEnumerable<Flaw> Find(List<KnowledgeUnit> units) => units.Where(u => u.AsOf is null && AgeingFigures.Found(u.Text)).Select(u => Flaw.Of(u, FlawKind.Undated, Message));
}
