using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Gateway.Sharding;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Benchmarks.Gateway;

/// <summary>
/// <c>gateway-client</c>: a process that <c>gateway</c> measures from outside. It says "ready" when it knows every server, and at the end of
/// each round "end" and how many bytes it has allocated so far.
/// </summary>
internal static partial class ClientVerb
{
    /// <summary>Talks by Discord.Net to that address, over so many sessions, compressed or not; null in builds without it.</summary>
    public static Func<Uri, int, bool, Task>? ByDiscordNet
    {
        get
        {
            Func<Uri, int, bool, Task>? talk = null;
            AddDiscordNet(ref talk);
            return talk;
        }
    }

    public static async Task<int> Run(string[] args)
    {
        var arguments = new Arguments(args);
        var api = new Uri(arguments.Text("api", ""));
        var sessions = arguments.Number("sessions", 1);
        var compress = arguments.Number("compress", 0) == 1;
        var kind = arguments.Text("kind", "ours");
        if (kind == "limit")
            await Task.WhenAll(Enumerable.Range(0, sessions).Select(s => LimitLoop.RunAsync(api, s, sessions, compress, arguments.Number("events", 0))));
        else if (kind == "discordNet")
            await ByDiscordNet!(api, sessions, compress);
        else
            await TalkAsync(api, sessions, compress, listensToAll: kind == "all");
        return 0;
    }

    /// <summary>On a line of its own: what the measuring process waits for.</summary>
    public static void Say(string word) => Console.WriteLine($"{word} {GC.GetTotalAllocatedBytes()}");

    private static async Task TalkAsync(Uri api, int sessions, bool compress, bool listensToAll)
    {
        using var rest = new DiscordRest(new DiscordRestOptions(new Uri(api, "/api/v10"), "benchmark.bot.token"), TimeProvider.System, NullLogger<DiscordRest>.Instance);
        var listening = Enumerable.Range(0, sessions).Select(s => Snowflake.Parse(new SampleEvents(s, sessions).Listening)).ToHashSet();
        var options = new GatewayOptions("benchmark.bot.token", GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.MessageContent)
        {
            Compress = compress,
            ListensTo = listensToAll ? null : listening.Contains,
        };
        var gateway = new ShardedGateway(options, new ShardChoice(sessions), rest, TimeProvider.System, NullLogger<ShardedGateway>.Instance);
        var (begun, missing) = (0, 0);
        await gateway.RunAsync(
            (e, _) =>
            {
                if (e is MessageCreated { Message: var message })
                    Take(message, rest, listening);
                else if (e is SessionBegan or GuildAvailable)
                {
                    begun += e is SessionBegan ? 1 : 0;
                    missing += e is SessionBegan began ? began.Ready.Guilds.Count : -1;
                    if (begun == sessions && missing == 0)
                        Say("ready");
                }
                return default;
            },
            CancellationToken.None
        );
    }

    private static void Take(Message message, DiscordRest rest, HashSet<Snowflake> listening)
    {
        if (!listening.Contains(message.ChannelId))
            return;
        if (message.Content.StartsWith("end", StringComparison.Ordinal))
            Say("end");
        else if (message.Content.StartsWith("reply", StringComparison.Ordinal))
            _ = rest.CreateMessageAsync(
                message.ChannelId,
                new MessageDraft { Content = message.Id.Value.ToString(CultureInfo.InvariantCulture) },
                null,
                CancellationToken.None
            );
    }

    // The folder that is compiled in with Discord.Net supplies the body.
    static partial void AddDiscordNet(ref Func<Uri, int, bool, Task>? talk);
}
