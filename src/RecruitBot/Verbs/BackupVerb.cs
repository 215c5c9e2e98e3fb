using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Configuration;
using RecruitBot.Core.Sessions.Backups;

namespace RecruitBot.Verbs;

/// <summary>backup: a checked copy of the store in a file, also while the bot runs.</summary>
public sealed class BackupVerb : IVerb
{
    private readonly Option<string?> _to = new("--to") { Description = "File to write, or a folder for one named by the time; backups beside the store when left out" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object" };

    /// <summary>The verb.</summary>
    public BackupVerb() => Command = new Command("backup", "Copy the store into a file while the bot runs, and check the copy") { _to, _json };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        using var host = context.Host();
        var backups = StoreBackups.Of(host.Services, context.Settings);
        var target = Target(arguments.GetValue(_to), context.Settings, host.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        var report = await backups.BackupAsync(target, cancellationToken);
        if (arguments.GetValue(_json))
        {
            await context.Out.WriteLineAsync(
                JsonOutput.Write(new { path = report.Path, report.Bytes, report.Verdict.Entries, report.Verdict.Sessions, report.Verdict.Events, report.Verdict.Heads, notInIt = StoreBackups.NotInIt(context.Settings) })
            );
            return ExitCode.Done;
        }
        await context.Out.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"Written and checked: {report.Path}, {report.Bytes} bytes, {report.Verdict.Sessions} sessions with {report.Verdict.Events} events.")
        );
        foreach (var head in report.Verdict.Heads.Where(h => h.Number > 0))
            await context.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Chain {head.Chain} ends in it with entry {head.Number}: {head.Hash}"));
        foreach (var line in StoreBackups.NotInIt(context.Settings))
            await context.Out.WriteLineAsync($"Not in it: {line}");
        return ExitCode.Done;
    }

    private static string Target(string? to, Settings settings, DateTimeOffset now)
    {
        var name = $"recruitbot-{now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.db";
        if (string.IsNullOrWhiteSpace(to))
            return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings.Storage.Path))!, "backups", name);
        return Directory.Exists(to) ? Path.Combine(to, name) : to;
    }
}
