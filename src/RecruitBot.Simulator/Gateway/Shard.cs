using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.Gateway;

/// <summary>Which servers a session hears of; direct messages belong to the first shard (events/gateway, Sharding).</summary>
internal readonly record struct Shard(int Id, int Count)
{
    public static readonly Shard Only = new(0, 1);

    /// <param name="guild">Null for what belongs to no server.</param>
    public bool Hears(Snowflake? guild) => guild is { } id ? (int)((id.Value >> 22) % (ulong)Count) == Id : Id == 0;
}
