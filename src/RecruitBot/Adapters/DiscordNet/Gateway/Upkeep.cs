using Discord.WebSocket;
using RecruitBot.Discord.Gateway;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Gateway;

/// <summary>Looks after the library's client: what it remembers of people is let go now and then, and a shard that it has given up is noticed.</summary>
internal static class Upkeep
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    /// <summary>The library's longest pause between two attempts is a minute; a shard that lies still for longer will not come back.</summary>
    private const int MostIdle = 3;
    private const int PurgeEvery = 60;

    public static async Task RunAsync(DiscordShardedClient client, Action<ConnectionEnd> given, TimeProvider time, CancellationToken cancellationToken)
    {
        var idle = new Dictionary<int, int>();
        using var timer = new PeriodicTimer(Between, time);
        try
        {
            for (var round = 1; await timer.WaitForNextTickAsync(cancellationToken); round++)
            {
                foreach (var shard in client.Shards)
                    if ((idle[shard.ShardId] = shard.ConnectionState == Library.ConnectionState.Disconnected ? idle.GetValueOrDefault(shard.ShardId) + 1 : 0) > MostIdle)
                        given(new ConnectionEnd(Onward.Renew, "a shard does not connect any more"));
                if (round % PurgeEvery == 0)
                    Purge(client);
            }
        }
        catch (OperationCanceledException)
        {
            // The client has ended.
        }
    }

    private static void Purge(DiscordShardedClient client)
    {
        foreach (var shard in client.Shards)
        {
            // Direct channels first: they hold on to people.
            shard.PurgeDMChannelCache();
            foreach (var guild in shard.Guilds)
                guild.PurgeUserCache(user => user.Id != shard.CurrentUser?.Id);
        }
    }
}
