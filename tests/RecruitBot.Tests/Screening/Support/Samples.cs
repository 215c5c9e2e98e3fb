using System.Text.Json;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;

namespace RecruitBot.Tests.Screening.Support;

/// <summary>An answer written for these tests, with the level a hiring manager would give; null for insufficient evidence.</summary>
internal sealed record Sample(string Criterion, int? Level, string Answer);

/// <summary>What several test classes rate with and rate.</summary>
internal static class Samples
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static readonly OfflineEvaluator Evaluator = new();

    /// <summary>The worked example of the role-file format, without gold answers.</summary>
    public static readonly Criterion Query = CriteriaFiles.OtherTrades().Single(c => c.Id == "query-optimisation");

    /// <summary>A question about an imagined case.</summary>
    public static readonly Criterion Forklift = CriteriaFiles.OtherTrades().Single(c => c.Id == "forklift-safety");

    public const string Story13 = "we had N+1 queries on the orders page, I added select_related and prefetch_related and p95 fell from 2.1 s to 300 ms";

    public const string Solid =
        "I looked at the slow query log, found that the search filtered on an unindexed column and added an index on email. After that the page was quick.";

    public static ConsentGrant Grant(string purpose = ConsentPurpose.Scoring) =>
        ConsentGate.TryGrant([new ConsentEntry("s#1", purpose, new string('0', 64), DateTimeOffset.UnixEpoch, null)], purpose)!;

    public static Rating Rate(Criterion criterion, params string[] answers) =>
        Evaluator.RateAsync(Grant(), criterion, answers, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    public static IReadOnlyList<Sample> Read(string file) =>
        [.. File.ReadLines(Path.Combine(CriteriaFiles.Data, file)).Where(l => l.Length > 2).Select(l => JsonSerializer.Deserialize<Sample>(l, Web)!)];

    /// <summary>Every criterion a sample may name: other trades by id, shipped roles as "role/criterion".</summary>
    public static IReadOnlyDictionary<string, Criterion> Criteria() =>
        CriteriaFiles.OtherTrades().Select(c => (c.Id, c)).Concat(CriteriaFiles.Shipped().Select(s => ($"{s.Role}/{s.Criterion.Id}", s.Criterion)))
            .ToDictionary(c => c.Item1, c => c.Item2, StringComparer.Ordinal);

    /// <summary>All sample answers with their criterion, dev and both held-out sets.</summary>
    public static IEnumerable<(Criterion Criterion, Sample Sample)> All()
    {
        var criteria = Criteria();
        return Read("answers-dev.jsonl").Concat(Read("answers-heldout.jsonl")).Concat(Read("answers-heldout2.jsonl")).Select(s => (criteria[s.Criterion], s));
    }
}
