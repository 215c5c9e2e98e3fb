using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Turns;

/// <summary>Which conversations a session of the gateway tells of, so that several do not all ask for the same (events/gateway, Sharding).</summary>
public sealed class ShardScope(Layouts layouts, ThreadNotes threads)
{
    /// <summary>Whether the session tells of the channel: direct messages belong to the first shard, a thread to that of its server.</summary>
    public async ValueTask<bool> TellsOfAsync(Ready session, Snowflake channel, CancellationToken ct) =>
        threads.TryGetOwner(channel, out _) ? await TellsOfServerAsync(session, ct) : TellsOfDirects(session);

    /// <summary>Whether the session tells of the server that the bot works for; where that is not known, the first does.</summary>
    public async ValueTask<bool> TellsOfServerAsync(Ready session, CancellationToken ct)
    {
        if (session.Shard is not [var id, var count] || count <= 1)
            return true;
        try
        {
            return (await layouts.GetAsync(ct)).Guild is { } guild ? (int)((guild.Id.Value >> 22) % (ulong)count) == id : TellsOfDirects(session);
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnavailableException)
        {
            return TellsOfDirects(session);
        }
    }

    /// <summary>Whether the session tells of direct messages.</summary>
    public static bool TellsOfDirects(Ready session) => session.Shard is not [not 0, ..];
}
