using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Configuration;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Verbs;

/// <summary>rebuild: makes what lists and look-ups read anew from the logs alone.</summary>
public sealed class RebuildVerb : IVerb
{
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object" };

    /// <summary>The verb.</summary>
    public RebuildVerb() => Command = new Command("rebuild", "Make what lists and look-ups read anew from the sessions' logs") { _json };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        using var host = context.Host();
        var projections =
            host.Services.GetService<IProjections>()
            ?? throw new SettingsException($"Storage:Provider: a store of {context.Settings.Storage.Provider} has nothing that could be made anew; rebuild works with sqlite.");
        var sessions = await projections.RebuildAsync(cancellationToken);
        await context.Out.WriteLineAsync(
            arguments.GetValue(_json) ? JsonOutput.Write(new { sessions }) : $"{sessions} session{(sessions == 1 ? "" : "s")}: heads, handled messages and waiting questions are made anew from the logs."
        );
        return ExitCode.Done;
    }
}
