namespace RecruitBot.Discord.Gateway.Sharding;

/// <summary>A part of a bot's servers that has a session of its own (events/gateway, Sharding). Direct messages come to the part with id 0 only.</summary>
/// <param name="Id">From 0 to one less than <paramref name="Count"/>.</param>
/// <param name="Count">How many parts there are in all, the same in every process of the bot.</param>
public readonly record struct Shard(int Id, int Count)
{
    /// <summary>For a line of the log: empty when there is only one.</summary>
    internal string Label => Count > 1 ? $" (shard {Id} of {Count})" : "";
}

/// <summary>Which shards run in this process.</summary>
/// <param name="Count">How many there are in all; null to ask Discord.</param>
/// <param name="Ids">Those that run here; null for all.</param>
public sealed record ShardChoice(int? Count = null, IReadOnlyList<int>? Ids = null)
{
    /// <summary>More than any bot has: what exceeds it is a mistake.</summary>
    public const int Most = 10_000;
}
