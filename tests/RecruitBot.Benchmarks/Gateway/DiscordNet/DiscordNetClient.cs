using System.Globalization;
using Discord;
using Discord.Net.Rest;
using Discord.WebSocket;
using RecruitBot.Benchmarks.Gateway.DiscordNet;

namespace RecruitBot.Benchmarks.Gateway
{
    /// <content>Discord.Net among the kinds of clients.</content>
    internal static partial class ClientVerb
    {
        static partial void AddDiscordNet(ref Func<Uri, int, bool, Task>? talk) => talk = DiscordNetClient.TalkAsync;
    }
}

namespace RecruitBot.Benchmarks.Gateway.DiscordNet
{
    /// <summary>The same small bot on Discord.Net, as its users write it and without its caches of messages and people.</summary>
    internal static class DiscordNetClient
    {
        public static async Task TalkAsync(Uri api, int sessions, bool compress)
        {
            using var client = new DiscordShardedClient(
                new DiscordSocketConfig
                {
                    TotalShards = sessions,
                    IdentifyMaxConcurrency = sessions,
                    // An address of one's own is taken as it is; the one that Discord names is always asked for compressed frames.
                    GatewayHost = compress ? null : $"ws://{api.Authority}/?v=10&encoding=json",
                    RestClientProvider = _ => DefaultRestClientProvider.Instance(new Uri(api, "/api/v10/").ToString()),
                    GatewayIntents = GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.MessageContent,
                    LogGatewayIntentWarnings = false,
                }
            );
            var ready = 0;
            client.ShardReady += _ =>
            {
                if (Interlocked.Increment(ref ready) == sessions)
                    ClientVerb.Say("ready");
                return Task.CompletedTask;
            };
            client.MessageReceived += TakeAsync;
            await client.LoginAsync(TokenType.Bot, "benchmark.bot.token", validateToken: false);
            await client.StartAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan);
        }

        private static Task TakeAsync(SocketMessage message)
        {
            if (message.Content.StartsWith("end", StringComparison.Ordinal))
                ClientVerb.Say("end");
            else if (message.Content.StartsWith("reply", StringComparison.Ordinal))
                _ = message.Channel.SendMessageAsync(message.Id.ToString(CultureInfo.InvariantCulture));
            return Task.CompletedTask;
        }
    }
}
