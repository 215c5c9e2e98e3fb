namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>One death of the bot. Moments are by <see cref="System.Diagnostics.Stopwatch"/>.</summary>
/// <param name="Killed">When.</param>
/// <param name="Ready">When it said that it was ready again.</param>
internal sealed record Outage(long Killed, long Ready)
{
    /// <summary>Whether the bot was dead during some of the time between a turn and its acknowledgement.</summary>
    public bool Touches(SentTurn turn) => turn.At < Ready && (turn.Acknowledged ?? long.MaxValue) > Killed;
}
