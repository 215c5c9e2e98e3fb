using System.CommandLine;
using Microsoft.Extensions.Logging;
using RecruitBot.Configuration;
using RecruitBot.Simulator;

namespace RecruitBot.Verbs;

/// <summary>simulator: a small Discord on this machine, for a bot that runs beside it.</summary>
public sealed class SimulatorVerb : IVerb
{
    /// <inheritdoc/>
    public Command Command { get; } = new("simulator", "Run the local Discord alone; its state is kept in Simulator:Path");

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        using var loggers = Composition.Loggers();
        await using var simulator = await StartAsync(context.Settings, loggers, cancellationToken);
        await context.Out.WriteLineAsync($"Chat page: {simulator.Page}");
        await context.Out.WriteLineAsync($"A bot connects with Discord__ApiBaseUrl={simulator.ApiBaseUrl} Discord__Token={SimulatorServer.BotToken}");
        await context.Out.FlushAsync(cancellationToken);
        await StoppedAsync(cancellationToken);
        return ExitCode.Done;
    }

    /// <summary>Starts the simulator that the settings describe.</summary>
    /// <exception cref="SettingsException">It cannot start.</exception>
    internal static async Task<SimulatorServer> StartAsync(Settings settings, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        try
        {
            return await SimulatorServer.StartAsync(
                new SimulatorOptions { Port = settings.Simulator.Port, Path = settings.Simulator.Path },
                loggers,
                cancellationToken
            );
        }
        catch (SimulatorException e)
        {
            throw new SettingsException(e.Message, e);
        }
    }

    private static async Task StoppedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is how it ends.
        }
    }
}
