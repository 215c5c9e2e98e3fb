namespace RecruitBot.Discord.Rest.Pipeline;

/// <summary>Pauses between attempts after a failure: doubling, and never two programs in step.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(16);

    /// <summary>The pause after a number of failed attempts, 1 or more.</summary>
    public static TimeSpan After(int attempts, Random random)
    {
        var full = Math.Min(Most.TotalSeconds, 0.5 * Math.Pow(2, attempts - 1));
        return TimeSpan.FromSeconds(full * (0.5 + random.NextDouble() / 2));
    }
}
