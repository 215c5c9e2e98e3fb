using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord;
using RecruitBot.Adapters.Discord.Sharding;
using RecruitBot.Configuration;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Verbs;

/// <summary>run: the bot on Discord, until it is stopped.</summary>
public sealed class RunVerb : IVerb
{
    /// <inheritdoc/>
    public Command Command { get; } = new("run", "Run the bot on Discord (needs Discord:Token)");

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        if (context.Settings.Discord.Token is null)
            throw new SettingsException(
                "Discord:Token is not set: create a bot at https://discord.com/developers/applications and set Discord__Token (or Discord__TokenFile); to try it without Discord, run: recruitbot demo"
            );
        return await RunBotAsync(context.Settings, onReady: null, cancellationToken);
    }

    /// <summary>Runs the bot with these settings until it is stopped.</summary>
    /// <returns>1 when a part of it failed, so that whatever watches over it starts it again; else 0.</returns>
    /// <exception cref="SettingsException">Discord will not have it until something is changed, or it runs already; the message says what.</exception>
    internal static async Task<int> RunBotAsync(Settings settings, Func<Task>? onReady, CancellationToken cancellationToken)
    {
        using var host = Composition.BuildBot(settings);
        // What the operator has got wrong is found here, in one sentence, and not as a failure of the host to start.
        host.Services.GetRequiredService<ISessionStore>();
        host.Services.GetRequiredService<IDiscordRest>();
        // Processes over a server share the work themselves.
        using var claim = settings.Storage.IsServer
            ? null
            : await ShardClaim.TakeAsync(
                settings.Storage,
                ShardSettings.Read(settings.Discord),
                host.Services.GetRequiredService<TimeProvider>(),
                host.Services.GetRequiredService<ILogger<ShardClaim>>(),
                cancellationToken
            );
        try
        {
            await host.StartAsync(cancellationToken);
            if (onReady is not null)
                await onReady();
            await host.WaitForShutdownAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await host.StopAsync(CancellationToken.None);
        }
        if (host.Services.GetRequiredService<StopReason>().Message is { } reason)
            throw new SettingsException(reason);
        if (!host.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(s => s.ExecuteTask is { IsFaulted: true }))
            return ExitCode.Done;
        await System.Console.Error.WriteLineAsync("recruitbot: The bot ended by a fault of its own, which the log names; what it has taken is kept, so start it again.");
        return ExitCode.No;
    }
}
