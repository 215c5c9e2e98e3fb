using System.CommandLine;
using RecruitBot.Simulator;

namespace RecruitBot.Verbs;

/// <summary>demo: the local Discord, the bot connected to it, and a page on which one person plays candidate and recruiter.</summary>
public sealed class DemoVerb : IVerb
{
    /// <inheritdoc/>
    public Command Command { get; } = new("demo", "Try everything in a browser, without Discord: a local Discord with a chat page, and the bot in it");

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        // Without a place to keep the chat, sessions that outlive it would be about threads that are gone.
        using var temporary = settings.Simulator.Path is null && settings.Storage.IsDefault ? new TemporaryStore(settings) : null;
        using var loggers = Composition.Loggers();
        await using var simulator = await SimulatorVerb.StartAsync(settings, loggers, cancellationToken);
        settings.Discord.ConnectTo(simulator);
        var kept = temporary is null
            ? $"Sessions are kept in {settings.Storage.Where}."
            : "Nothing is kept when it ends; set Simulator:Path to a file to keep the chat and the sessions.";
        return await RunVerb.RunBotAsync(settings, () => SayAsync(context, simulator, kept), cancellationToken);
    }

    private static async Task SayAsync(VerbContext context, SimulatorServer simulator, string kept)
    {
        await context.Out.WriteLineAsync($"Chat page: {simulator.Page}");
        await context.Out.WriteLineAsync("Open it in a browser: you are a candidate on the left and a recruiter on the right. Ctrl+C ends it.");
        await context.Out.WriteLineAsync(kept);
        await context.Out.FlushAsync();
    }
}
