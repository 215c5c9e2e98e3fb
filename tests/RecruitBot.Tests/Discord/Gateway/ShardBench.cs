using System.Collections.Concurrent;
using System.Text.Json;
using Moq;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Gateway.Sharding;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Tests.Discord.Rest;

namespace RecruitBot.Tests.Discord.Gateway;

/// <summary>The shards of a process over a scripted gateway and a clock moved by hand.</summary>
internal sealed class ShardBench : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public ShardBench(ShardChoice choice, int concurrency = 1, int remaining = 1000, Func<GatewayEvent, ValueTask>? handle = null, string? folder = null, TimersByHand? time = null, string token = "secret.bot.token", int proposed = 3)
    {
        Time = time ?? new TimersByHand();
        Limit = new SessionStartLimit { Total = 1000, Remaining = remaining, ResetAfter = 600_000, MaxConcurrency = concurrency };
        Rest.Setup(r => r.GetGatewayBotAsync(It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => new GatewayBot { Url = "wss://gateway.example", Shards = proposed, SessionStartLimit = Limit });
        var options = new GatewayOptions(token, GatewayIntents.Guilds) { Compress = false, StartsFolder = folder };
        var gateway = new ShardedGateway(options, choice, Rest.Object, Time, Log, Gateway, new RestBench.NoJitter());
        Running = gateway.RunAsync(
            async (e, _) =>
            {
                Events.Enqueue(e);
                if (handle is not null)
                    await handle(e);
            },
            _stop.Token
        );
    }

    public Mock<IDiscordRest> Rest { get; } = new();
    public ScriptedGateway Gateway { get; } = new();
    public TimersByHand Time { get; }
    public CollectedLog Log { get; } = new();
    public ConcurrentQueue<GatewayEvent> Events { get; } = new();
    public Task Running { get; }
    public SessionStartLimit Limit { get; set; }

    /// <summary>The next connection, and the shard for which it opens a session.</summary>
    public async Task<(ScriptedSocket Socket, string Shard)> OpenAsync(bool ready = true)
    {
        var socket = await Gateway.NextAsync();
        socket.Hello();
        await socket.HearAsync(op: 1);
        var identify = await socket.HearAsync(op: 2);
        if (ready)
            socket.Ready();
        return (socket, identify.TryGetProperty("shard", out var shard) ? JsonSerializer.Serialize(shard) : "");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Running.ContinueWith(_ => { }, TaskScheduler.Default).WaitAsync(TimeSpan.FromSeconds(20));
        _stop.Dispose();
    }
}
