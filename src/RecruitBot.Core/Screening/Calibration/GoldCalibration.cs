using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Screening.Calibration;

/// <summary>
/// Has an evaluator rate the gold answers of a role, each as a candidate's answer would be: by the criterion as a session carries it, without that answer
/// (or a copy of it) among the examples, so that no gold answer rates itself.
/// </summary>
public sealed class GoldCalibration(IAnswerEvaluator evaluator, ITermAliases aliases)
{
    // The employer's own answers: nobody's consent is needed but the operator's.
    private static readonly ConsentGrant Grant = ConsentGate.TryGrant(
        [new ConsentEntry("calibration", ConsentPurpose.OperatorTest, "", DateTimeOffset.UnixEpoch, null)],
        ConsentPurpose.Scoring)!;

    /// <summary>Rates them all. An evaluator that fails on an answer has not placed it.</summary>
    public async ValueTask<RoleCalibration> MeasureAsync(Role role, CancellationToken cancellationToken)
    {
        var criteria = new List<CriterionCalibration>();
        foreach (var criterion in role.Criteria)
            criteria.Add(await MeasureAsync(criterion, cancellationToken));
        return new RoleCalibration(role.Id, role.Version, evaluator.Name, Fingerprint(role), criteria);
    }

    /// <summary>See <see cref="RoleCalibration.Fingerprint"/>.</summary>
    public string Fingerprint(Role role)
    {
        var text = new StringBuilder("recruitbot-calibration 1\n").Append(evaluator.Name).Append('\n').Append(RoleScript.Canonical(role));
        foreach (var criterion in role.Criteria)
        {
            text.Append("title\t").Append(criterion.Title).Append('\n');
            foreach (var cue in criterion.Cues)
                text.Append("aliases\t").AppendJoin('\t', aliases.Of(cue).Order(StringComparer.Ordinal)).Append('\n');
            foreach (var gold in criterion.Gold)
                text.Append(CultureInfo.InvariantCulture, $"gold\t{gold.Level}\t").Append(gold.Answer.ReplaceLineEndings("\u2028")).Append('\n');
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private async ValueTask<CriterionCalibration> MeasureAsync(Criterion criterion, CancellationToken ct)
    {
        var table = ConfusionTable.Empty;
        var ratings = new List<GoldRating>();
        var seen = new HashSet<(int, string)>();
        for (var i = 0; i < criterion.Gold.Count; i++)
        {
            var gold = criterion.Gold[i];
            // The same answer twice is one example: copies must not lift the figures.
            if (!seen.Add((gold.Level, Words(gold))))
                continue;
            var others = criterion with { Gold = [.. criterion.Gold.Where(o => !string.Equals(Words(o), Words(gold), StringComparison.Ordinal))] };
            var rating = await RateAsync(others.ForSession(), gold.Answer, ct);
            ratings.Add(new GoldRating(i, gold.Level, rating));
            table = table.With(gold.Level, rating.Level);
        }
        return new CriterionCalibration(criterion.Id, table, ratings);
    }

    private async ValueTask<Rating> RateAsync(Criterion criterion, string answer, CancellationToken ct)
    {
        try
        {
            return EvidenceCheck.Enforce(await evaluator.RateAsync(Grant, criterion, [answer], ct), [answer]);
        }
        catch (Exception e) when (!ct.IsCancellationRequested || e is not OperationCanceledException)
        {
            return Rating.PendingHuman($"The evaluator failed ({e.GetType().Name}).");
        }
    }

    private static string Words(GoldAnswer gold) => string.Join(' ', gold.Answer.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
