namespace RecruitBot.Benchmarks.Grading;

/// <summary>How well predicted scores agree with people's.</summary>
/// <param name="Pearson">Linear correlation.</param>
/// <param name="Spearman">Correlation of ranks, ties sharing their mean rank.</param>
/// <param name="Qwk">Quadratically weighted kappa of the nearest grades.</param>
/// <param name="Accuracy">Share of nearest grades that are the same.</param>
/// <param name="Rmse">Root of the mean squared difference, in points of the file.</param>
internal readonly record struct Agreement(double Pearson, double Spearman, double Qwk, double Accuracy, double Rmse)
{
    private const int MostGrades = 6;

    /// <summary>Of predictions with people's scores, both from 0 to <paramref name="max"/>.</summary>
    public static Agreement Of(IReadOnlyList<double> predicted, IReadOnlyList<double> wanted, double max)
    {
        var grades = Grades(wanted, max);
        var given = predicted.Select(p => Nearest(grades, p)).ToArray();
        var right = wanted.Select(w => Nearest(grades, w)).ToArray();
        var squares = predicted.Zip(wanted, (p, w) => (p - w) * (p - w)).Average();
        return new Agreement(
            Correlation(predicted, wanted),
            Correlation(Ranks(predicted), Ranks(wanted)),
            Kappa([.. given.Select(g => grades[g])], [.. right.Select(r => grades[r])]),
            given.Zip(right, (g, r) => g == r ? 1.0 : 0).Average(),
            Math.Sqrt(squares)
        );
    }

    /// <summary>The grades of a file: those that occur when they are few, else whole points.</summary>
    private static double[] Grades(IReadOnlyList<double> scores, double max)
    {
        double[] found = [.. scores.Distinct().Order()];
        return found.Length <= MostGrades ? found : [.. Enumerable.Range(0, (int)max + 1).Select(g => (double)g)];
    }

    private static int Nearest(double[] grades, double score)
    {
        var best = 0;
        for (var g = 1; g < grades.Length; g++)
            if (Math.Abs(grades[g] - score) <= Math.Abs(grades[best] - score))
                best = g;
        return best;
    }

    private static double Correlation(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        double meanX = x.Average(), meanY = y.Average(), xy = 0, xx = 0, yy = 0;
        for (var i = 0; i < x.Count; i++)
        {
            var (dx, dy) = (x[i] - meanX, y[i] - meanY);
            (xy, xx, yy) = (xy + dx * dy, xx + dx * dx, yy + dy * dy);
        }
        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : 0;
    }

    private static double[] Ranks(IReadOnlyList<double> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Count).OrderBy(i => values[i])];
        var ranks = new double[values.Count];
        for (var from = 0; from < order.Length; )
        {
            var to = from;
            while (to < order.Length && values[order[to]] == values[order[from]])
                to++;
            for (var i = from; i < to; i++)
                ranks[order[i]] = (from + to - 1) / 2.0;
            from = to;
        }
        return ranks;
    }

    private static double Kappa(double[] given, double[] right)
    {
        var seen = given.Zip(right, (g, r) => (g - r) * (g - r)).Average();
        var (meanG, meanR) = (given.Average(), right.Average());
        // Expected squared difference of independent grades with the same margins.
        var chance = given.Average(g => g * g) + right.Average(r => r * r) - 2 * meanG * meanR;
        return chance > 0 ? 1 - seen / chance : 0;
    }
}
