using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Adapters.Discord;
using RecruitBot.Configuration;
using RecruitBot.Core.Privacy.Retention;

namespace RecruitBot.Verbs.Retention;

/// <summary>retention purge: erases what was kept as long as the settings say; with --dry-run lists it only.</summary>
public sealed class PurgeVerb : IVerb
{
    private readonly Option<bool> _dry = new("--dry-run") { Description = "List who is due and change nothing" };
    private readonly Option<bool> _yes = new("--yes") { Description = "Erase them" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object for each person who is due" };

    /// <summary>The verb.</summary>
    public PurgeVerb() => Command = new Command("purge", "Erase what was kept as long as Retention:KeepMonths says") { _dry, _yes, _json };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var dry = arguments.GetValue(_dry);
        if (dry == arguments.GetValue(_yes))
            throw new SettingsException("retention purge needs one of --dry-run, which lists who is due, and --yes, which erases them for good.");
        using var host = context.Host();
        var run = host.Services.GetRequiredService<RetentionRun>();
        var due = await run.DueAsync(cancellationToken);
        foreach (var person in due)
        {
            var purged = !dry && await run.PurgeAsync(person, cancellationToken) is not null;
            await context.Out.WriteLineAsync(arguments.GetValue(_json) ? Json(person, purged) : Line(person, purged));
        }
        if (!dry && !arguments.GetValue(_json) && due.Any(d => d.Hold is null && DiscordPlace.IsPerson(d.CandidateId, out _)))
            await context.Out.WriteLineAsync("What stands on Discord of them (threads, cards) is not reached from here: delete it there.");
        if (due.Count == 0 && !arguments.GetValue(_json))
            await context.Out.WriteLineAsync(
                context.Settings.Retention.KeepMonths is null ? "Nothing is purged: Retention:KeepMonths is not set, so records are kept until their person has them erased." : "Nothing is due."
            );
        return ExitCode.Done;
    }

    private static string Json(DuePerson person, bool purged) =>
        JsonOutput.Write(new { sessions = person.Sessions.Select(s => s.SessionId), person.DueAt, held = person.Hold is not null, purged });

    private static string Line(DuePerson person, bool purged) =>
        $"{(purged ? "purged" : person.Hold is null ? "due" : "held")} since {person.DueAt:yyyy-MM-dd}: {string.Join(", ", person.Sessions.Select(s => s.SessionId))}";
}
