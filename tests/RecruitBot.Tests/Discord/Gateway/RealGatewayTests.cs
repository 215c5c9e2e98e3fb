using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using RecruitBot.Discord;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Tests.Discord.Gateway;

/// <summary>The client over real WebSockets.</summary>
public sealed class RealGatewayTests
{
    private const string Hello = """{"op":10,"d":{"heartbeat_interval":41250}}""";

    [Fact]
    public async Task Large_events_in_pieces_arrive_whole_and_a_dropped_line_is_taken_up_again()
    {
        var names = string.Join(',', Enumerable.Range(0, 20000).Select(n => $$"""{"id":"{{n}}","name":"channel {{n}}"}"""));
        var opened = new ConcurrentQueue<string>();
        var arrived = new TaskCompletionSource();
        RealServer? running = null;
        await using var server = running = await RealServer.StartAsync(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await SayAsync(socket, Hello);
            opened.Enqueue(await OpeningAsync(socket));
            if (opened.Count == 1)
            {
                await SayAsync(socket, Ready(running!.Address));
                await SayAsync(socket, $$$"""{"op":0,"t":"GUILD_CREATE","s":2,"d":{"channels":[{{{names}}}],"id":"1"}}""", pieces: 50);
                // Breaking off also throws away what is still on its way.
                await arrived.Task;
                context.Abort();
                return;
            }
            await SayAsync(socket, """{"op":0,"t":"RESUMED","s":3,"d":{}}""");
            await UntilClosedAsync(socket);
        });
        var events = new ConcurrentQueue<GatewayEvent>();
        using var stop = new CancellationTokenSource();
        var client = Client(server);
        var run = client.RunAsync(
            (e, _) =>
            {
                events.Enqueue(e);
                if (e is GuildAvailable)
                    arrived.SetResult();
                return default;
            },
            stop.Token
        );
        await Eventually.TrueAsync(() => events.OfType<SessionResumed>().Any(), "the session going on");
        Assert.Equal(1ul, events.OfType<GuildAvailable>().Single().Guild.Value);
        Assert.Contains("\"op\":2", opened.First(), StringComparison.Ordinal);
        Assert.Contains("\"op\":6", opened.Last(), StringComparison.Ordinal);
        await stop.CancelAsync();
        await run.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_fatal_close_ends_the_client()
    {
        await using var server = await RealServer.StartAsync(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await SayAsync(socket, Hello);
            await OpeningAsync(socket);
            await socket.CloseOutputAsync((WebSocketCloseStatus)4014, "Disallowed intents.", default);
            await UntilClosedAsync(socket);
        });
        var run = Client(server).RunAsync((_, _) => default, default);
        await Assert.ThrowsAsync<DiscordFatalException>(() => run.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Stopping_closes_with_the_code_that_ends_the_session()
    {
        var closed = new TaskCompletionSource<WebSocketCloseStatus?>();
        RealServer? running = null;
        await using var server = running = await RealServer.StartAsync(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await SayAsync(socket, Hello);
            await OpeningAsync(socket);
            await SayAsync(socket, Ready(running!.Address));
            await UntilClosedAsync(socket);
            closed.SetResult(socket.CloseStatus);
        });
        using var stop = new CancellationTokenSource();
        var ready = new TaskCompletionSource();
        var run = Client(server).RunAsync(
            (_, _) =>
            {
                ready.TrySetResult();
                return default;
            },
            stop.Token
        );
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await stop.CancelAsync();
        await run.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await closed.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private static GatewayClient Client(RealServer server)
    {
        var rest = new Mock<IDiscordRest>();
        rest.Setup(r => r.GetGatewayBotAsync(It.IsAny<CancellationToken>()))
            .ReturnsAsync(new GatewayBot { Url = WebSocketOf(server.Address), SessionStartLimit = new SessionStartLimit { Remaining = 5 } });
        return new GatewayClient(new GatewayOptions("t", GatewayIntents.Guilds), rest.Object, TimeProvider.System, NullLogger<GatewayClient>.Instance);
    }

    private static string WebSocketOf(Uri address) => $"ws://{address.Authority}/gateway";

    private static string Ready(Uri address) =>
        $$$"""{"op":0,"t":"READY","s":1,"d":{"v":10,"user":{"id":"5","username":"Bot"},"guilds":[],"session_id":"s","resume_gateway_url":"{{{WebSocketOf(address)}}}"}}""";

    private static async Task SayAsync(WebSocket socket, string text, int pieces = 1)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var size = bytes.Length / pieces + 1;
        for (var at = 0; at < bytes.Length; at += size)
            await socket.SendAsync(bytes.AsMemory(at, Math.Min(size, bytes.Length - at)), WebSocketMessageType.Text, at + size >= bytes.Length, default);
    }

    /// <summary>Identify or Resume; a heartbeat may come before.</summary>
    private static async Task<string> OpeningAsync(WebSocket socket)
    {
        var buffer = new byte[8192];
        while (true)
        {
            var got = await socket.ReceiveAsync(buffer, default);
            var text = Encoding.UTF8.GetString(buffer, 0, got.Count);
            if (!text.Contains("\"op\":1,", StringComparison.Ordinal))
                return text;
        }
    }

    private static async Task UntilClosedAsync(WebSocket socket)
    {
        var buffer = new byte[8192];
        try
        {
            while ((await socket.ReceiveAsync(buffer, default)).MessageType != WebSocketMessageType.Close) { }
        }
        catch (WebSocketException)
        {
            // The client broke off.
        }
    }
}
