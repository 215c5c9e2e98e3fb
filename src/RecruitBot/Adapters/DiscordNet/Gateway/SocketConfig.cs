using Discord.Net.WebSockets;
using Discord.WebSocket;
using RecruitBot.Adapters.Discord;
using RecruitBot.Adapters.DiscordNet.Rest;
using RecruitBot.Configuration;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Gateway.Sharding;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Gateway;

/// <summary>How the library's gateway client is set up: it keeps no messages and downloads nobody.</summary>
internal static class SocketConfig
{
    public static DiscordSocketConfig Of(GatewayOptions options, DiscordSettings settings, int shards, int concurrency, SessionStart start, TimeProvider time) =>
        new()
        {
            TotalShards = shards,
            IdentifyMaxConcurrency = Math.Max(1, concurrency),
            GatewayIntents = (Library.GatewayIntents)(int)options.Intents,
            LogGatewayIntentWarnings = false,
            RestClientProvider = LibraryClient.Provider(settings, time, DiscordPatience.OfBot),
            WebSocketProvider = () => new LibrarySocket(DefaultWebSocketProvider.Instance(), start),
            MessageCacheSize = 0,
            AuditLogCacheSize = 0,
            AlwaysDownloadUsers = false,
            AlwaysDownloadDefaultStickers = false,
            AlwaysResolveStickers = false,
            // Handlers only hand over; a time limit would put a timer around every one of them.
            HandlerTimeout = null,
            // Whether there is time for a first answer is decided where it is given, by the clock of the program.
            ResponseInternalTimeCheck = false,
            UseSystemClock = false,
            IncludeRawPayloadOnGatewayErrors = false,
            // Connections made and lost are logged as the built-in client logs them.
            LogLevel = Library.LogSeverity.Warning,
        };
}
