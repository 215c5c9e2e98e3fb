namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>One death of the bot. Moments are by <see cref="System.Diagnostics.Stopwatch"/>.</summary>
/// <param name="Killed">When.</param>
/// <param name="Ready">When it said that it was ready again.</param>
internal sealed record Outage(long Killed, long Ready)
{
    /// <summary>Whether the bot was dead during some of the time between a turn and its acknowledgement.</summary>
    public bool Touches(SentTurn turn) => turn.At < Ready && End(turn) > Killed;

    /// <summary>A press that came to nothing has had its three seconds.</summary>
    private static long End(SentTurn turn) => turn.Acknowledged ?? (turn.Failed ? turn.At + (3 * System.Diagnostics.Stopwatch.Frequency) : long.MaxValue);
}
