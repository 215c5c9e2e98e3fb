namespace RecruitBot.Benchmarks.Grading;

/// <summary>
/// Logistic regression on shares from 0 to 1, with an L2 penalty on standardised features, by Newton's method. The first feature is the constant and is
/// not penalised.
/// </summary>
internal static class LogisticFit
{
    private const int MostSteps = 25;

    /// <summary>The weights of the features as they are, not standardised.</summary>
    public static double[] Fit(IReadOnlyList<double[]> features, IReadOnlyList<double> shares, double penalty)
    {
        var (mean, spread) = Standard(features);
        var rows = features.Select(f => f.Select((v, k) => k == 0 ? 1 : (v - mean[k]) / spread[k]).ToArray()).ToArray();
        var weights = new double[mean.Length];
        for (var step = 0; step < MostSteps; step++)
        {
            var change = Step(rows, shares, weights, penalty);
            for (var k = 0; k < weights.Length; k++)
                weights[k] += change[k];
            if (change.Max(Math.Abs) < 1e-6)
                break;
        }
        var plain = new double[weights.Length];
        plain[0] = weights[0];
        for (var k = 1; k < weights.Length; k++)
        {
            plain[k] = weights[k] / spread[k];
            plain[0] -= plain[k] * mean[k];
        }
        return plain;
    }

    private static (double[] Mean, double[] Spread) Standard(IReadOnlyList<double[]> features)
    {
        var n = features[0].Length;
        var (mean, spread) = (new double[n], new double[n]);
        for (var k = 1; k < n; k++)
        {
            mean[k] = features.Average(f => f[k]);
            spread[k] = Math.Sqrt(features.Average(f => (f[k] - mean[k]) * (f[k] - mean[k])));
            if (spread[k] < 1e-9)
                spread[k] = 1;
        }
        return (mean, spread);
    }

    private static double[] Step(double[][] rows, IReadOnlyList<double> shares, double[] weights, double penalty)
    {
        var n = weights.Length;
        var hessian = new double[n, n];
        var gradient = new double[n];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            var sum = 0.0;
            for (var k = 0; k < n; k++)
                sum += row[k] * weights[k];
            var p = 1 / (1 + Math.Exp(-sum));
            var (error, curve) = (shares[i] - p, Math.Max(p * (1 - p), 1e-6));
            for (var k = 0; k < n; k++)
            {
                gradient[k] += error * row[k];
                var c = curve * row[k];
                for (var l = 0; l <= k; l++)
                    hessian[k, l] += c * row[l];
            }
        }
        for (var k = 1; k < n; k++)
        {
            gradient[k] -= penalty * weights[k];
            hessian[k, k] += penalty;
        }
        return Solve(hessian, gradient);
    }

    /// <summary>Cholesky's method for a symmetric positive matrix of which only the lower half is filled.</summary>
    private static double[] Solve(double[,] a, double[] b)
    {
        var n = b.Length;
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++)
            {
                var sum = a[i, j];
                for (var k = 0; k < j; k++)
                    sum -= a[i, k] * a[j, k];
                a[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-9)) : sum / a[j, j];
            }
        var x = (double[])b.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
                x[i] -= a[i, k] * x[k];
            x[i] /= a[i, i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
                x[i] -= a[k, i] * x[k];
            x[i] /= a[i, i];
        }
        return x;
    }
}
