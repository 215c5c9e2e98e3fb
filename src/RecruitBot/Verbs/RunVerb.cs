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
        await RunBotAsync(context.Settings, onReady: null, cancellationToken);
        return ExitCode.Done;
    }

    /// <summary>Runs the bot with these settings until it is stopped.</summary>
    /// <exception cref="SettingsException">Discord will not have it until something is changed, or it runs already; the message says what.</exception>
    internal static async Task RunBotAsync(Settings settings, Func<Task>? onReady, CancellationToken cancellationToken)
    {
        using var host = Composition.BuildBot(settings);
        // What the operator has got wrong is found here, in one sentence, and not as a failure of the host to start.
        host.Services.GetRequiredService<ISessionStore>();
        host.Services.GetRequiredService<IDiscordRest>();
        using var claim = await ShardClaim.TakeAsync(
            ShardSettings.Folder(settings.Storage),
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
    }
}
