namespace RecruitBot.Benchmarks;

/// <summary>Percentiles of measured times.</summary>
internal static class Measured
{
    /// <summary>The value below which that share of the sorted times lies, in the unit of the times.</summary>
    public static double Percentile(this List<double> sorted, double share) =>
        Math.Round(sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))], 3);

    /// <summary>The one in the middle.</summary>
    public static double Median(this List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>Resident memory of this process in megabytes.</summary>
    public static double WorkingSetMb() => Math.Round(Environment.WorkingSet / 1024.0 / 1024.0, 1);
}
