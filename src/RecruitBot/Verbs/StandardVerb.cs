using System.CommandLine;
using RecruitBot.Configuration;

namespace RecruitBot.Verbs;

/// <summary>No verb: the bot when there is a token, the demo when there is none; in a container a missing token is a mistake.</summary>
public sealed class StandardVerb(RunVerb run, DemoVerb demo, bool inContainer) : IVerb
{
    /// <inheritdoc/>
    public Command Command { get; } = new("standard");

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        if (context.Settings.Discord.Token is not null)
            return await run.RunAsync(context, arguments, cancellationToken);
        if (inContainer)
            throw new SettingsException(
                "Discord:Token is not set: pass -e Discord__Token=… (or mount a file and set Discord__TokenFile); to try it without Discord, run the container with: demo"
            );
        await context.Out.WriteLineAsync("No Discord:Token is set, so this is the demo, all on this machine; with a token the bot runs on Discord.");
        await context.Out.FlushAsync(cancellationToken);
        return await demo.RunAsync(context, arguments, cancellationToken);
    }
}
