namespace RecruitBot.Discord.Gateway;

/// <summary>Pauses between connections: a second, then doubling up to two minutes, and no two programs in step.</summary>
internal sealed class ReconnectDelays(Random random)
{
    private const double Least = 1;
    private const double Most = 120;

    private int _failures;

    public TimeSpan Next()
    {
        var full = Math.Pow(2, Math.Min(_failures++, 10)) * (1 + random.NextDouble() / 2);
        return TimeSpan.FromSeconds(Math.Clamp(full, Least, Most));
    }

    /// <summary>A connection has held: the next pause is short again.</summary>
    public void Reset() => _failures = 0;
}
