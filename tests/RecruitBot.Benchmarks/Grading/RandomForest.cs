namespace RecruitBot.Benchmarks.Grading;

/// <summary>
/// A regression forest (Breiman, "Random Forests", Machine Learning 2001): trees grown on bootstrap samples, each split chosen from a third of the
/// features by the drop in squared error, the mean of the trees as prediction. Only the yardstick of a benchmark: thresholds are tried at 32 quantiles.
/// </summary>
internal sealed class RandomForest
{
    private const int Trees = 60;
    private const int LeastLeaf = 5;
    private const int Deepest = 14;
    private const int Cuts = 32;

    private readonly Node[] roots;

    private sealed record Node(double Value, int Feature = -1, double Cut = 0, Node? Below = null, Node? Above = null);

    private RandomForest(Node[] roots) => this.roots = roots;

    /// <summary>Grows a forest, the same one each time.</summary>
    public static RandomForest Grow(double[][] features, double[] values)
    {
#pragma warning disable CA5394 // Which rows a tree sees is no secret.
        var random = new Random(1);
        var cuts = Enumerable.Range(0, features[0].Length).Select(k => Quantiles(features, k)).ToArray();
        var grown = new Node[Trees];
        for (var t = 0; t < Trees; t++)
        {
            var sample = new int[features.Length];
            for (var i = 0; i < sample.Length; i++)
                sample[i] = random.Next(features.Length);
            grown[t] = Grow(features, values, sample, cuts, random, 0);
        }
#pragma warning restore CA5394
        return new RandomForest(grown);
    }

    /// <summary>The mean of the trees.</summary>
    public double Predict(double[] features) => roots.Average(r => Predict(r, features));

    private static double Predict(Node node, double[] features)
    {
        while (node.Below is { } below && node.Above is { } above)
            node = features[node.Feature] <= node.Cut ? below : above;
        return node.Value;
    }

    private static double[] Quantiles(double[][] features, int k)
    {
        double[] sorted = [.. features.Select(f => f[k]).Order()];
        return [.. Enumerable.Range(1, Cuts - 1).Select(q => sorted[q * sorted.Length / Cuts]).Distinct()];
    }

    private static Node Grow(double[][] features, double[] values, int[] rows, double[][] cuts, Random random, int depth)
    {
        var mean = rows.Average(r => values[r]);
        if (depth >= Deepest || rows.Length < 2 * LeastLeaf)
            return new Node(mean);
        var (best, feature, cut) = (1e-9, -1, 0.0);
#pragma warning disable CA5394
        var tried = Enumerable.Range(0, cuts.Length).OrderBy(_ => random.Next()).Take(Math.Max(1, cuts.Length / 3)).ToArray();
#pragma warning restore CA5394
        foreach (var k in tried)
            Try(features, values, rows, k, cuts[k], ref best, ref feature, ref cut);
        if (feature < 0)
            return new Node(mean);
        int[] below = [.. rows.Where(r => features[r][feature] <= cut)];
        int[] above = [.. rows.Where(r => features[r][feature] > cut)];
        return new Node(mean, feature, cut, Grow(features, values, below, cuts, random, depth + 1), Grow(features, values, above, cuts, random, depth + 1));
    }

    private static void Try(double[][] features, double[] values, int[] rows, int k, double[] cuts, ref double best, ref int feature, ref double cut)
    {
        var counts = new int[cuts.Length + 1];
        var sums = new double[cuts.Length + 1];
        foreach (var r in rows)
        {
            var at = Array.BinarySearch(cuts, features[r][k]);
            at = at < 0 ? ~at : at;
            counts[at]++;
            sums[at] += values[r];
        }
        var (total, n, below, m) = (sums.Sum(), rows.Length, 0.0, 0);
        for (var c = 0; c < cuts.Length; c++)
        {
            below += sums[c];
            m += counts[c];
            if (m < LeastLeaf || n - m < LeastLeaf)
                continue;
            var gain = below * below / m + (total - below) * (total - below) / (n - m) - total * total / n;
            if (gain > best)
                (best, feature, cut) = (gain, k, cuts[c]);
        }
    }
}
