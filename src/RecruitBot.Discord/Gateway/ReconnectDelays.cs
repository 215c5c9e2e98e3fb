namespace RecruitBot.Discord.Gateway;

/// <summary>Pauses between connections: hardly any at first, then a second, doubling up to two minutes, and no two programs in step.</summary>
internal sealed class ReconnectDelays(Random random)
{
    private const double First = .25;
    private const double Most = 120;

    private int _failures;

    public TimeSpan Next()
    {
        // Whoever presses a button waits three seconds at most: what broke off once is taken up again at once.
        if (_failures++ == 0)
            return TimeSpan.FromSeconds(First * random.NextDouble());
        var full = Math.Pow(2, Math.Min(_failures - 2, 10)) * (1 + random.NextDouble() / 2);
        return TimeSpan.FromSeconds(Math.Min(full, Most));
    }

    /// <summary>A connection has held: the next pause is short again.</summary>
    public void Reset() => _failures = 0;
}
