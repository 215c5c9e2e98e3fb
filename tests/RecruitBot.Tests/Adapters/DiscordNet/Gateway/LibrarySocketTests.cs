using System.Text;
using Discord.Net.WebSockets;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using RecruitBot.Adapters.DiscordNet.Gateway;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Gateway.Sharding;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Tests.Discord;

namespace RecruitBot.Tests.Adapters.DiscordNet.Gateway;

/// <summary>The library begins sessions as it likes; its socket lets them begin only when they may.</summary>
public sealed class LibrarySocketTests : IDisposable
{
    private readonly TimersByHand _time = new();
    private readonly Mock<IWebSocketClient> _inner = new();
    private readonly Mock<IDiscordRest> _rest = new();
    private readonly LibrarySocket _socket;
    private int _remaining = 10;

    public LibrarySocketTests()
    {
        _rest
            .Setup(r => r.GetGatewayBotAsync(It.IsAny<CancellationToken>()))
            .ReturnsAsync(() =>
                new GatewayBot { Url = "wss://gateway", SessionStartLimit = new SessionStartLimit { Total = 1000, Remaining = _remaining, ResetAfter = 60_000 } }
            );
        var options = new GatewayOptions("token", GatewayIntents.Guilds);
        _socket = new LibrarySocket(_inner.Object, new SessionStart(options, _rest.Object, _time, NullLogger.Instance));
    }

    public void Dispose() => _socket.Dispose();

    [Fact]
    public async Task Two_sessions_begin_at_least_five_seconds_apart()
    {
        await SendAsync("""{"op":2,"d":{"shard":[0,2]}}""");
        var second = SendAsync("""{"op":2,"d":{"shard":[1,2]}}""");
        var wait = await _time.SeeWaitAsync(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6));
        Sent(1);
        _time.Advance(wait);
        await second;
        Sent(2);
    }

    [Fact]
    public async Task None_begins_when_none_is_left_for_the_day()
    {
        _remaining = 0;
        var waiting = SendAsync("""{"op":2,"d":{}}""");
        await _time.SeeWaitAsync(TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(60));
        Sent(0);
        _remaining = 1;
        await _time.PassAsync(60);
        await waiting;
        Sent(1);
    }

    [Fact]
    public async Task Anything_else_is_sent_at_once()
    {
        _remaining = 0;
        await SendAsync("""{"op":1,"d":7}""");
        await SendAsync("""{"op":6,"d":{"token":"t","session_id":"s","seq":7}}""");
        Sent(2);
    }

    private Task SendAsync(string frame)
    {
        var bytes = Encoding.UTF8.GetBytes(frame);
        return _socket.SendAsync(bytes, 0, bytes.Length, isText: true);
    }

    private void Sent(int times) =>
        _inner.Verify(s => s.SendAsync(It.IsAny<byte[]>(), It.IsAny<int>(), It.IsAny<int>(), true), Times.Exactly(times));
}
