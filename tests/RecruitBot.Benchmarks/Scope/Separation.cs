namespace RecruitBot.Benchmarks.Scope;

/// <summary>How well confidence tells what can be answered from what cannot.</summary>
/// <param name="Auroc">Chance that an answerable text has the higher confidence of a pair; ties count half.</param>
/// <param name="OutCaughtAt5">Share of the unanswerable below the confidence at which 5 % of the answerable are rejected.</param>
internal readonly record struct Separation(double Auroc, double OutCaughtAt5)
{
    /// <summary>For the confidences of both kinds.</summary>
    public static Separation Of(IEnumerable<double> answerable, IEnumerable<double> unanswerable)
    {
        double[] inside = [.. answerable.Order()];
        double[] outside = [.. unanswerable.Order()];
        if (inside.Length == 0 || outside.Length == 0)
            return new Separation(double.NaN, double.NaN);
        var won = 0.0;
        foreach (var c in inside)
        {
            var below = Below(outside, c);
            won += below + 0.5 * (UpTo(outside, c) - below);
        }
        var limit = inside[(int)Math.Floor(0.05 * inside.Length)];
        return new Separation(won / inside.Length / outside.Length, (double)Below(outside, limit) / outside.Length);
    }

    /// <summary>How many of sorted values are below one.</summary>
    private static int Below(double[] sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static int UpTo(double[] sorted, double value) => Below(sorted, Math.BitIncrement(value));
}
