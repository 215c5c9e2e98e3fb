using System.CommandLine;
using RecruitBot.Configuration;
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
        using var folder = new DemoFolder(settings);
        using var loggers = Composition.Loggers();
        await using var simulator = await SimulatorVerb.StartAsync(settings, loggers, cancellationToken);
        settings.Discord.Token = SimulatorServer.BotToken;
        settings.Discord.ApiBaseUrl = simulator.ApiBaseUrl.ToString();
        settings.Discord.Guild = null;
        await RunVerb.RunBotAsync(settings, () => SayAsync(context, simulator, folder), cancellationToken);
        return ExitCode.Done;
    }

    private static async Task SayAsync(VerbContext context, SimulatorServer simulator, DemoFolder folder)
    {
        await context.Out.WriteLineAsync($"Chat page: {simulator.Page}");
        await context.Out.WriteLineAsync("Open it in a browser: you are a candidate on the left and a recruiter on the right. Ctrl+C ends it.");
        await context.Out.WriteLineAsync(folder.Words);
        await context.Out.FlushAsync();
    }

    /// <summary>Where the demo keeps its sessions: in a folder that goes with it, unless it was told to keep something.</summary>
    private sealed class DemoFolder : IDisposable
    {
        private readonly string? _folder;

        public DemoFolder(Settings settings)
        {
            if (settings.Simulator.Path is not null || !settings.Storage.IsDefault)
            {
                Words = $"Sessions are kept in {settings.Storage.Path}.";
                return;
            }
            _folder = Directory.CreateTempSubdirectory("recruitbot-demo-").FullName;
            settings.Storage.Path = Path.Combine(_folder, "recruitbot.db");
            Words = "Nothing is kept when it ends; set Simulator:Path to a file to keep the chat and the sessions.";
        }

        public string Words { get; }

        public void Dispose()
        {
            if (_folder is null)
                return;
            try
            {
                Directory.Delete(_folder, recursive: true);
            }
            catch (IOException)
            {
                // The system clears its temporary files.
            }
        }
    }
}
