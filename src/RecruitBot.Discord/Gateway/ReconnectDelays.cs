namespace RecruitBot.Discord.Gateway;

/// <summary>Pauses between connections: a quarter of a second, since somebody may have pressed a button, then doubling up to two minutes; no two programs in step.</summary>
internal sealed class ReconnectDelays(Random random)
{
    private const double Least = .25;
    private const double Most = 120;

    private int _failures;

    public TimeSpan Next()
    {
        var full = Least * Math.Pow(2, Math.Min(_failures++, 10)) * (1 + random.NextDouble() / 2);
        return TimeSpan.FromSeconds(Math.Clamp(full, Least, Most));
    }

    /// <summary>A connection has held: the next pause is short again.</summary>
    public void Reset() => _failures = 0;
}
