using RecruitBot.Core.Roles;

namespace RecruitBot.Tests.Screening.Support;

/// <summary>Criteria as the files state them: the shipped roles, and the hand-written ones of other trades.</summary>
internal static class CriteriaFiles
{
    private static readonly Lazy<IReadOnlyList<(string Role, Criterion Criterion)>> Roles = new(() => In(Path.Combine(AppContext.BaseDirectory, "knowledge")));

    private static readonly Lazy<IReadOnlyList<Criterion>> Trades = new(() => [.. In(Path.Combine(Data, "knowledge")).Select(c => c.Criterion)]);

    /// <summary>Folder of the hand-written data of these tests.</summary>
    public static string Data => Path.Combine(AppContext.BaseDirectory, "Screening", "Data");

    /// <summary>Every criterion of the shipped roles.</summary>
    public static IReadOnlyList<(string Role, Criterion Criterion)> Shipped() => Roles.Value;

    /// <summary>The criteria of other trades, none of which has gold answers.</summary>
    public static IReadOnlyList<Criterion> OtherTrades() => Trades.Value;

    /// <summary>Every criterion of a knowledge folder; throws when there is none, since a gate that rates nothing lets everything pass.</summary>
    public static IReadOnlyList<(string Role, Criterion Criterion)> In(string knowledge)
    {
        var catalog = RoleCatalog.Load(knowledge);
        return catalog.Roles.Count > 0
            ? [.. catalog.Roles.SelectMany(r => r.Criteria.Select(c => (r.Id, c)))]
            : throw new InvalidOperationException($"No roles in {knowledge}: {string.Join(" ", catalog.Problems.Select(p => $"{p.File}:{p.Line} {p.Message}"))}");
    }
}
