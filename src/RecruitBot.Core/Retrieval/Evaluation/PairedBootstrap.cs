namespace RecruitBot.Core.Retrieval.Evaluation;

/// <summary>How much one system is better than another on the same queries, and between which bounds that would lie for other queries of the kind.</summary>
/// <param name="Mean">Mean difference; above 0 when the first is better.</param>
/// <param name="Low">2.5 % of resampled means are below.</param>
/// <param name="High">2.5 % of resampled means are above.</param>
public readonly record struct PairedBootstrap(double Mean, double Low, double High)
{
    private const int Samples = 10_000;

    /// <summary>The interval for the differences, query by query, by drawing queries with replacement; the same each time.</summary>
    public static PairedBootstrap Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count != second.Count || first.Count == 0)
            throw new ArgumentException("Both systems need a figure for each query.", nameof(second));
        var differences = first.Zip(second, (a, b) => a - b).ToArray();
        var random = new Random(20250704);
        var means = new double[Samples];
        for (var s = 0; s < Samples; s++)
        {
            var sum = 0.0;
            for (var i = 0; i < differences.Length; i++)
                sum += differences[random.Next(differences.Length)];
            means[s] = sum / differences.Length;
        }
        Array.Sort(means);
        return new PairedBootstrap(differences.Average(), means[(int)(0.025 * Samples)], means[(int)(0.975 * Samples)]);
    }
}
