using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using RecruitBot.Adapters.Discord;
using RecruitBot.Configuration;
using RecruitBot.Discord;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Discord;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Discord;

/// <summary>What the bot connects with, and how it goes on when Discord does not allow that any more.</summary>
public sealed class DiscordServiceTests : IDisposable
{
    private const GatewayIntents Words = GatewayIntents.MessageContent;

    private readonly DiscordBench _bench = new();
    private readonly ConcurrentQueue<GatewayIntents> _asked = new();
    private readonly StopReason _reason = new(Mock.Of<IHostApplicationLifetime>());

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task An_intent_that_was_switched_off_is_left_out_and_what_has_begun_goes_on()
    {
        using var service = Service(_ => _bench.Rest.Flags = ApplicationFlags.None);
        await service.StartAsync(default);
        // A look at the server that was under way when the connection ended.
        await _bench.Time.SeeWaitAsync(TimeSpan.FromSeconds(5.4), TimeSpan.FromSeconds(5.6));
        await _bench.Time.PassAsync(3);
        await Eventually.TrueAsync(() => _bench.Rest.Count("GetCommands") == 1, () => "the look at the server", TimeSpan.FromSeconds(20));
        await _bench.Time.PassAsync(2.5);
        await Eventually.TrueAsync(() => _asked.Count == 2, () => "another connection", TimeSpan.FromSeconds(20));
        Assert.Equal([true, false], _asked.Select(i => i.HasFlag(Words)));
        await service.StopAsync(default);
        Assert.Null(_reason.Message);
    }

    [Fact]
    public async Task When_nothing_was_switched_off_the_refusal_ends_the_bot_with_its_sentence()
    {
        using var service = Service(_ => { });
        await service.StartAsync(default);
        await service.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("Switch it on.", _reason.Message);
        Assert.Single(_asked);
    }

    /// <summary>The service over connections that end at once while they ask for the words of messages.</summary>
    private DiscordService Service(Action<GatewayIntents> onRefusal) =>
        new(
            new DiscordSettings { Token = "x" },
            new StorageSettings(),
            _bench.Rest,
            _bench.FrontEnd,
            _reason,
            options =>
            {
                _asked.Enqueue(options.Intents);
                return new Connection(options.Intents, onRefusal);
            },
            _bench.Time,
            NullLogger<DiscordService>.Instance
        );

    /// <summary>As the clients do: the token of the handler ends with the connection.</summary>
    private sealed class Connection(GatewayIntents intents, Action<GatewayIntents> onRefusal) : IGateway
    {
        public async Task RunAsync(Func<GatewayEvent, CancellationToken, ValueTask> handle, CancellationToken cancellationToken)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (!intents.HasFlag(Words))
            {
                await Task.Delay(Timeout.Infinite, stop.Token);
                return;
            }
            await handle(new GuildChanged(ScriptedServer.GuildId), stop.Token);
            await stop.CancelAsync();
            onRefusal(intents);
            throw new DiscordFatalException("Switch it on.") { IsOfIntents = true };
        }
    }
}
