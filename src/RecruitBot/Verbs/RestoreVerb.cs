using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Core.Sessions.Backups;

namespace RecruitBot.Verbs;

/// <summary>restore: puts a backup in the place of the store, erases again whoever was erased since, and keeps legal holds.</summary>
public sealed class RestoreVerb : IVerb
{
    private readonly Argument<string> _file = new("file") { Description = "A file that backup wrote" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object" };

    /// <summary>The verb.</summary>
    public RestoreVerb() => Command = new Command("restore", "Put a backup in the place of the store, while the bot is stopped") { _file, _json };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        using var host = context.Host();
        var file = arguments.GetValue(_file)!;
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var report = await StoreBackups.Of(host.Services, context.Settings).RestoreAsync(file, now, cancellationToken);
        if (arguments.GetValue(_json))
            await context.Out.WriteLineAsync(
                JsonOutput.Write(
                    new
                    {
                        ok = report.Verdict.Holds, problem = report.Verdict.First?.Sentence, report.Verdict.Sessions, report.Verdict.Events, report.KeptAs, report.ErasedAgain, report.LostEntries,
                        erasuresUnknown = report.Unknown, holdsUnknown = report.HoldsUnknown,
                    }
                )
            );
        else
            foreach (var line in Words(file, report))
                await context.Out.WriteLineAsync(line);
        return report.Verdict.Holds ? ExitCode.Done : ExitCode.No;
    }

    private static IEnumerable<string> Words(string file, RestoreReport report)
    {
        if (report.Verdict.First is { } fault)
        {
            yield return $"Not restored: {file} does not hold. {fault.Sentence} The store is as it was; take another backup.";
            yield break;
        }
        yield return string.Create(CultureInfo.InvariantCulture, $"Restored and checked: {report.Verdict.Sessions} sessions with {report.Verdict.Events} events.");
        if (report.Unknown is { } unknown)
            yield return $"It is not known who was erased after the backup ({unknown.TrimEnd('.')}): erase again whoever asked for it since.";
        else
            yield return report.ErasedAgain == 0 ? "Nobody in it was erased after it was made." : string.Create(CultureInfo.InvariantCulture, $"Erased again: {report.ErasedAgain} sessions, whose candidates were erased after it was made.");
        if (report.HoldsUnknown is { } holds)
            yield return $"It is not known who was put under legal hold, or waited for an erasure, after the backup ({holds.TrimEnd('.')}): compare recruitbot retention holds with your own records, and hold again whoever is missing.";
        if (report.KeptAs is { } kept)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The store that was there is kept as {kept}; {report.LostEntries} entries of its chain are newer than the backup. It holds what people wrote: delete it when you need it no more."
            );
    }
}
