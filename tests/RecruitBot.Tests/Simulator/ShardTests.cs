using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Gateway.Sharding;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Simulator;
using RecruitBot.Tests.Discord;

namespace RecruitBot.Tests.Simulator;

/// <summary>A bot's sessions share its servers among them (events/gateway, Sharding).</summary>
public sealed class ShardTests
{
    private const int Intents = 1 | 1 << 9 | 1 << 12 | 1 << 15;

    [Fact]
    public async Task Each_shard_hears_of_its_servers_and_the_first_of_direct_messages()
    {
        await using var bench = await Bench.StartAsync();
        var guild = Snowflake.Parse((string)(await bench.SimAsync("GET", "world")).Body!["guild"]!["id"]!);
        var own = (int)((guild.Value >> 22) % 3);
        var bots = new List<BotSocket>();
        for (var id = 0; id < 3; id++)
        {
            var bot = await bench.OpenAsync();
            await bot.IdentifyAsync(Intents, shard: [id, 3]);
            var ready = await bot.DispatchAsync("READY");
            Assert.Equal([id, 3], ready["shard"]!.AsArray().Select(n => n!.GetValue<int>()));
            Assert.Equal(id == own ? 1 : 0, ready["guilds"]!.AsArray().Count);
            bots.Add(bot);
        }
        await bots[own].DispatchAsync("GUILD_CREATE");
        var general = await bench.ChannelAsync("general");
        await bench.AsAsync("alex", "POST", $"channels/{general}/messages", new { content = "in the server" });
        var dm = (await bench.AsAsync("alex", "POST", "dm")).Id;
        await bench.AsAsync("alex", "POST", $"channels/{dm}/messages", new { content = "private" });
        await bench.SimAsync("POST", "control/gateway", new { action = "reconnect" });
        for (var id = 0; id < 3; id++)
        {
            var heard = new List<string?>();
            while (await bots[id].NextAsync() is var frame && frame["op"]!.GetValue<int>() != 7)
                heard.Add((string?)frame["d"]!["content"]);
            string[] expected = [.. id == own ? ["in the server"] : Array.Empty<string>(), .. id == 0 ? ["private"] : Array.Empty<string>()];
            Assert.Equal(expected, heard);
            await bots[id].DisposeAsync();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_client_hears_everything_once_over_several_compressed_or_plain_sessions(bool compress)
    {
        await using var bench = await Bench.StartAsync();
        using var rest = new DiscordRest(
            new DiscordRestOptions(bench.Server.ApiBaseUrl, SimulatorServer.BotToken),
            TimeProvider.System,
            NullLogger<DiscordRest>.Instance
        );
        var options = new GatewayOptions(SimulatorServer.BotToken, (GatewayIntents)Intents) { Compress = compress };
        var gateway = new ShardedGateway(options, new ShardChoice(2), rest, TimeProvider.System, NullLogger<ShardedGateway>.Instance);
        var events = new ConcurrentQueue<GatewayEvent>();
        using var stop = new CancellationTokenSource();
        var run = gateway.RunAsync(
            (e, _) =>
            {
                events.Enqueue(e);
                return default;
            },
            stop.Token
        );
        await Eventually.TrueAsync(() => events.OfType<SessionBegan>().Count() == 2 && events.OfType<GuildAvailable>().Any(), "both sessions");
        var general = await bench.ChannelAsync("general");
        var dm = (await bench.AsAsync("alex", "POST", "dm")).Id;
        foreach (var channel in new[] { general, dm })
            await bench.AsAsync("alex", "POST", $"channels/{channel}/messages", new { content = "to " + channel });
        await Eventually.TrueAsync(() => events.OfType<MessageCreated>().Count() == 2, "both messages");
        Assert.Equal([$"to {general}", $"to {dm}"], events.OfType<MessageCreated>().Select(m => m.Message.Content).OrderBy(c => c != "to " + general));
        Assert.Single(events.OfType<GuildAvailable>());
        await stop.CancelAsync();
        await run.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
