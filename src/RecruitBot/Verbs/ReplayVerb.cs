using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Configuration;
using RecruitBot.Core.Language;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;

namespace RecruitBot.Verbs;

/// <summary>replay: runs a recorded session again and compares, byte for byte.</summary>
public sealed class ReplayVerb : IVerb
{
    private readonly Argument<string> _session = new("session") { Description = "Session id" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object" };

    /// <summary>The verb.</summary>
    public ReplayVerb() => Command = new Command("replay", "Run a recorded session again and compare it with its log") { _session, _json };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        using var host = context.Host();
        var id = arguments.GetValue(_session)!;
        var events = await host.Services.GetRequiredService<ISessionStore>().ReadAsync(id, cancellationToken);
        if (events.Count == 0)
            return await NotFound.SayAsync(context, id);
        var report = await host.Services.GetRequiredService<Replay>().RunAsync(events, cancellationToken);
        // Differences are shown with the words in which they are.
        if (report.Differences.Count > 0)
            await host.Services.GetRequiredService<IAuditLog>().AddAsync(AuditEntry.ByOperator(host.Services.GetRequiredService<TimeProvider>().GetUtcNow(), AuditKind.Viewed, id, "replay"), cancellationToken);
        if (arguments.GetValue(_json))
            await context.Out.WriteLineAsync(
                JsonOutput.Write(
                    new { session = id, same = report.Differences.Count == 0, report.Turns, report.Events, report.FromRecord, report.Differences }
                )
            );
        else
            await WriteAsync(context.Out, id, report);
        return report.Differences.Count == 0 ? ExitCode.Done : ExitCode.No;
    }

    private static async Task WriteAsync(TextWriter output, string id, ReplayReport report)
    {
        var fromRecord = report.FromRecord == 0 ? "" : $" ({report.FromRecord} answers or ratings from the log, since the knowledge or the evaluator has changed)";
        await output.WriteLineAsync(
            report.Differences.Count == 0
                ? $"Same: {report.Turns} turns and {report.Events} events of session {id}{fromRecord}."
                : $"Different: {report.Differences.Count} of {report.Events} events of session {id}{fromRecord}."
        );
        foreach (var d in report.Differences.Take(20))
            await output.WriteLineAsync($"  event {d.Version}\n    recorded {Excerpt.Of(d.Recorded, 200)}\n    replayed {Excerpt.Of(d.Replayed, 200)}");
    }
}
