using System.Text;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Language;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Recruiting;

/// <summary>An application whose candidate does not meet a stated requirement: it waits for a person like any other.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Name">The candidate.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Role">The role.</param>
/// <param name="Missed">The requirements, with the candidate's words, what is sealed in them masked.</param>
public sealed record MissedRequirement(string SessionId, string Name, Stage Stage, Role Role, IReadOnlyList<FactResult> Missed);

/// <summary>How often a requirement was missed.</summary>
/// <param name="RoleId">The role.</param>
/// <param name="Title">Its title.</param>
/// <param name="KnockoutId">The knock-out.</param>
/// <param name="Answered">Applications that stated the fact.</param>
/// <param name="Missed">Those of them that do not meet it.</param>
/// <param name="Skipped">Applications that passed over it.</param>
public sealed record KnockoutRate(string RoleId, string Title, string KnockoutId, int Answered, int Missed, int Skipped);

/// <summary>What knock-outs led to (S-08): who waits for a person because of one, and how often each is missed. Operators' tests do not count.</summary>
/// <param name="Waiting">Applications that nobody has decided on, the latest first.</param>
/// <param name="Rates">By role and knock-out, in the order of the script.</param>
/// <param name="Read">How many applications were read: the latest ones, when there are more.</param>
public sealed record KnockoutReport(IReadOnlyList<MissedRequirement> Waiting, IReadOnlyList<KnockoutRate> Rates, int Read)
{
    /// <summary>Applications read at most.</summary>
    public const int Most = 500;

    private const int MostShown = 20;

    /// <summary>Reads the applications for a role, or all.</summary>
    public static async ValueTask<KnockoutReport> ReadAsync(ISessionStore store, string? roleId, CancellationToken ct)
    {
        var heads = await store.FindAsync(new SessionQuery { Purpose = SessionPurpose.Application, RoleId = roleId, Limit = Most }, ct);
        var waiting = new List<MissedRequirement>();
        var facts = new List<(Role Role, FactResult Fact, bool Skipped)>();
        foreach (var head in heads)
        {
            if (SessionFold.Fold(await store.ReadAsync(head.SessionId, ct)) is not { Role: { } role } state)
                continue;
            var results = ScreeningResult.Of(state).Facts;
            facts.AddRange(results.Where(f => f.Knockout.Require.Count > 0).Select(f => (role, f, state.SkippedFacts.Contains(f.Knockout.Id))));
            var missed = results.Where(f => f.Fact?.Passed == false).ToList();
            if (missed.Count > 0 && state.Stage.IsOpen() && state.Stage != Stage.Advanced)
                waiting.Add(new MissedRequirement(head.SessionId, head.CandidateName, state.Stage, role, missed));
        }
        var rates = facts
            .GroupBy(f => (f.Role.Id, Knockout: f.Fact.Knockout.Id))
            .Select(g => new KnockoutRate(g.Key.Id, g.First().Role.Title, g.Key.Knockout, g.Count(f => f.Fact.Fact is not null), g.Count(f => f.Fact.Fact?.Passed == false), g.Count(f => f.Skipped)))
            .OrderBy(r => r.Title, StringComparer.Ordinal)
            .ToList();
        return new KnockoutReport(waiting, rates, heads.Count);
    }

    /// <summary>The report as the team reads it.</summary>
    public static Reply Show(KnockoutReport report)
    {
        if (report.Read == 0)
            return new Reply("There is no application yet.");
        var text = new StringBuilder(
            report.Waiting.Count == 0
                ? "No application that waits misses a requirement.\n"
                : $"{report.Waiting.Count} application{(report.Waiting.Count == 1 ? "" : "s")} that miss a requirement and wait for a person; none is declined by itself:\n"
        );
        foreach (var w in report.Waiting.Take(MostShown))
            text.Append($"- {w.SessionId}  {Excerpt.Of(w.Name, 40)}  {w.Role.Id}  {ReviewCard.StageWords(w.Stage)}: {string.Join("; ", w.Missed.Select(Quoted))}\n");
        if (report.Waiting.Count > MostShown)
            text.Append($"and {report.Waiting.Count - MostShown} more\n");
        text.Append($"\nHow often each requirement is missed, of those who stated the fact (latest {report.Read} applications; erased ones are not known any more):\n");
        foreach (var r in report.Rates)
            text.Append($"- {r.Title}, {r.KnockoutId}: {r.Missed} of {r.Answered}{(r.Answered > 0 ? $" ({100.0 * r.Missed / r.Answered:0} %)" : "")}{(r.Skipped > 0 ? $", {r.Skipped} skipped it" : "")}\n");
        if (report.Rates.Count == 0)
            text.Append("- no role requires a fact\n");
        return new Reply(text.ToString().TrimEnd())
        {
            Menu =
                report.Waiting.Count == 0
                    ? null
                    : new Menu(
                        ActionId.Of("candidate"),
                        "Open an application",
                        [.. report.Waiting.Take(MostShown).Select(w => new Choice(w.SessionId, Excerpt.Of($"Open: {w.Name}, {w.Role.Id}", 100), ReviewCard.StageWords(w.Stage)))]
                    ),
        };
    }

    private static string Quoted(FactResult f) => $"{f.Knockout.Id} (\u201c{Excerpt.Of(f.Knockout.Because, 80)}\u201d), answered \u201c{Excerpt.Of(f.Fact!.Quote, 80)}\u201d";
}
