using Microsoft.Extensions.Logging;

namespace RecruitBot.Simulator;

/// <summary>A small Discord on 127.0.0.1: gateway, REST, interactions, a page to chat in, and an interface by which tests act as people.</summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    /// <summary>The one token it takes.</summary>
    public const string BotToken = "simulator.bot.token";

    private SimulatorServer(Uri page) => Page = page;

    /// <summary>Address of the chat page.</summary>
    public Uri Page { get; }

    /// <summary>What a bot sets as its REST base.</summary>
    public Uri ApiBaseUrl => new(Page, "/api/v10");

    /// <summary>Starts it.</summary>
    /// <exception cref="SimulatorException">The port is taken, or the state cannot be read.</exception>
    public static Task<SimulatorServer> StartAsync(SimulatorOptions options, ILoggerFactory loggers, CancellationToken cancellationToken) =>
        throw new SimulatorException($"Port {options.Port}: the simulator is not built yet.");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
