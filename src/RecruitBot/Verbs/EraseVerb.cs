using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Adapters.Console;
using RecruitBot.Configuration;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Verbs;

/// <summary>erase: removes everything that is stored about a candidate, and destroys their key; the same path as the candidate's own /erase.</summary>
public sealed class EraseVerb : IVerb
{
    private readonly Argument<string> _candidate = CandidateArgument.New();
    private readonly Option<bool> _yes = new("--yes") { Description = "Do not ask first" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object" };

    /// <summary>The verb.</summary>
    public EraseVerb() => Command = new Command("erase", "Erase everything that is stored about a candidate, for good") { _candidate, _yes, _json };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        using var host = context.Host();
        var named = arguments.GetValue(_candidate)!;
        var store = host.Services.GetRequiredService<ISessionStore>();
        var own = await CandidateArgument.SessionsAsync(store, named, cancellationToken);
        if (own.Count == 0)
            return await NotFound.SayAsync(context, named);
        if (!arguments.GetValue(_yes) && !await IsWantedAsync(context, own.Count))
            return ExitCode.No;
        var erasure = await host.Services.GetRequiredService<SessionWriter>().EraseAsync(own[0].CandidateId, cancellationToken);
        var left = LeftOver(context.Settings, own);
        if (arguments.GetValue(_json))
            await context.Out.WriteLineAsync(JsonOutput.Write(new { erasure.Sessions, erasure.Events, erasure.At, leftOver = left }));
        else
        {
            await context.Out.WriteLineAsync($"Erased: {erasure.Sessions} sessions with {erasure.Events} events. What stands on Discord (threads, cards) is not reached from here: delete it there.");
            foreach (var file in left)
                await context.Out.WriteLineAsync($"Still names them, or cannot be read: {TerminalText.Safe(file)}");
        }
        return left.Count == 0 ? ExitCode.Done : ExitCode.No;
    }

    private static IReadOnlyList<string> LeftOver(Settings settings, IReadOnlyList<SessionHead> own)
    {
        var store = settings.Storage.Path;
        // The chain keeps the ids of sessions, which are random: it is how an erasure is proved.
        return settings.Storage.Provider == "sqlite" && Path.GetDirectoryName(store) is { } folder
            ? Leftovers.Find(folder, [.. own.Select(h => h.SessionId)], new HashSet<string>(StringComparer.Ordinal) { store, store + "-wal", store + "-shm", settings.Encryption.RingOf(settings.Storage) })
            : [];
    }

    private static async ValueTask<bool> IsWantedAsync(VerbContext context, int sessions)
    {
        if (System.Console.IsInputRedirected)
            throw new SettingsException("erase cannot be undone and nobody is there to be asked: run it again with --yes.");
        await context.Error.WriteAsync(TerminalText.Safe($"This erases {sessions} sessions and cannot be undone. Type yes to go on: "));
        return string.Equals((await context.In.ReadLineAsync())?.Trim(), "yes", StringComparison.OrdinalIgnoreCase);
    }
}
