using System.Collections.Concurrent;
using Moq;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Gateway.Sharding;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Tests.Discord.Rest;

namespace RecruitBot.Tests.Discord.Gateway;

/// <summary>A client over a scripted gateway and a clock moved by hand.</summary>
internal sealed class GatewayBench : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public GatewayBench(
        GatewayIntents intents = GatewayIntents.Guilds | GatewayIntents.MessageContent,
        Func<GatewayEvent, ValueTask>? handle = null,
        Random? random = null,
        string token = "secret.bot.token",
        bool? compress = false
    )
    {
        Rest.Setup(r => r.GetGatewayBotAsync(It.IsAny<CancellationToken>())).ReturnsAsync(() => Bot);
        var start = new SessionStart(new GatewayOptions(token, intents) { Compress = compress }, Rest.Object, Time, Log);
        var client = new GatewayClient(new GatewayOptions(token, intents) { Compress = compress }, start, Time, Log, Gateway, random ?? new RestBench.NoJitter());
        Running = client.RunAsync(
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
    public TimersByHand Time { get; } = new();
    public CollectedLog Log { get; } = new();
    public ConcurrentQueue<GatewayEvent> Events { get; } = new();
    public Task Running { get; }
    public GatewayBot Bot { get; set; } = Start(1000, 0);

    public static GatewayBot Start(int remaining, int resetAfter) =>
        new()
        {
            Url = "wss://gateway.example",
            SessionStartLimit = new SessionStartLimit { Total = 1000, Remaining = remaining, ResetAfter = resetAfter },
        };

    /// <summary>A connection with a session that has begun.</summary>
    public async Task<ScriptedSocket> ReadyAsync(int interval = 40000)
    {
        var before = Events.OfType<SessionBegan>().Count();
        var socket = await Gateway.NextAsync();
        socket.Hello(interval);
        await socket.HearAsync(op: 1);
        await socket.HearAsync(op: 2);
        socket.Ready();
        await SeeAsync<SessionBegan>(before + 1);
        return socket;
    }

    public async Task<T> SeeAsync<T>(int count = 1)
        where T : GatewayEvent
    {
        await Eventually.TrueAsync(() => Events.OfType<T>().Count() >= count || Running.IsCompleted, typeof(T).Name);
        return Events.OfType<T>().ElementAt(count - 1);
    }

    /// <summary>Lets the pause before the next connection go by.</summary>
    public Task PauseAsync(double seconds = .25) => Time.PassAsync(seconds);

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Running.WaitAsync(TimeSpan.FromSeconds(20));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Running.ContinueWith(_ => { }, TaskScheduler.Default).WaitAsync(TimeSpan.FromSeconds(20));
        _stop.Dispose();
    }
}
