using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Simulator;

namespace RecruitBot.Benchmarks.Conversations;

/// <summary>A bot that answers everything with one sentence: what the client and the simulator cost by themselves.</summary>
internal sealed class EchoBot : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly DiscordRest _rest;
    private readonly Task _running;

    private EchoBot(Uri api)
    {
        _rest = new DiscordRest(new DiscordRestOptions(api, SimulatorServer.BotToken) { RequestsPerSecond = 10_000 }, TimeProvider.System, NullLogger<DiscordRest>.Instance);
        var gateway = new GatewayClient(
            new GatewayOptions(SimulatorServer.BotToken, GatewayIntents.Guilds | GatewayIntents.DirectMessages),
            _rest,
            TimeProvider.System,
            NullLogger<GatewayClient>.Instance
        );
        _running = gateway.RunAsync(Handle, _end.Token);
    }

    public static EchoBot Start(Uri api) => new(api);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        _rest.Dispose();
        _end.Dispose();
    }

    private ValueTask Handle(GatewayEvent e, CancellationToken ct)
    {
        if (e is MessageCreated { Message: { Author.Bot: not true } message })
            _ = Task.Run(
                () =>
                    _rest.CreateMessageAsync(
                        message.ChannelId,
                        new MessageDraft
                        {
                            Content = "Thank you for your question; this is the answer to it, in a sentence of an ordinary length.",
                            Nonce = message.Id.ToString(),
                            EnforceNonce = true,
                        },
                        null,
                        ct
                    ),
                ct
            );
        return ValueTask.CompletedTask;
    }
}
