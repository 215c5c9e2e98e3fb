using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Core.Language;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Roles.Drafting;
using RecruitBot.Core.Roles.Versions;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Screening.Calibration;
using RecruitBot.Core.Screening.Rescoring;

namespace RecruitBot.Core.Commands;

/// <summary>What recruiters do with rubrics: compare versions, see what another version would make of past answers, see how gold answers are rated, draft one from a guide and approve it.</summary>
public sealed class RubricCommands(IAnswerEvaluator evaluator, ITermAliases aliases, LiveKnowledge live)
{
    /// <summary>Applications that one command reads at most, the latest; the command line reads all.</summary>
    public const int MostSessions = 500;

    /// <summary>What it shows of candidates, as the audit chain calls it.</summary>
    public const string Read = "ratings under versions of a role";

    private const string What = "do";
    private const int ShortText = 1500;

    /// <summary>What the command can do, with a word on each.</summary>
    public static IReadOnlyList<Choice> Uses { get; } =
    [
        new("diff", "diff: what differs between two versions, and who was scored under which"),
        new("rescore", "rescore: what a version would change in past ratings; nothing is changed"),
        new("calibration", "calibration: how the gold answers are rated"),
        new("draft", "draft: criteria from a guide or a role's text, each with its sentence; no candidate sees it"),
        new("approve", "approve: open a role that is a draft; your name is kept"),
    ];

    /// <summary>The command.</summary>
    public IEnumerable<CommandDefinition> Commands()
    {
        yield return new(
            "rubric",
            "Compare versions of a role, try one on past answers, draft one from a guide, approve it",
            Authority.Recruiter,
            [
                new(What, "diff, rescore, calibration, draft or approve", true, OptionKind.Rubric),
                new("role", "Which role; for a draft also a guide", true, OptionKind.Role),
                new("from", "diff: the older version; rescore: the version to try"),
                new("to", "diff: the newer version; the role file's when left out"),
            ],
            RunAsync
        )
        {
            Reads = Read,
        };
    }

    private async ValueTask RunAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        var catalog = context.Services.Roles;
        var use = turn.Options[What].Trim().ToLowerInvariant();
        if (use is "draft" or "approve")
        {
            await WriteAsync(context, use, turn.Options["role"], ct);
            return;
        }
        if (catalog.Match(turn.Options["role"]) is not { } offered || catalog.Stated(offered.Id) is not { } role)
        {
            context.Show(RoleTexts.Unknown(catalog, turn.Options["role"]));
            return;
        }
        switch (use)
        {
            case "diff":
                Show(context, $"diff-{role.Id}", await DiffAsync(context, role, Given(turn, "from"), Given(turn, "to"), ct));
                break;
            case "rescore":
                Show(context, $"rescore-{role.Id}", await RescoreAsync(context, role, Given(turn, "to") ?? Given(turn, "from"), ct));
                break;
            case "calibration":
                Show(context, $"calibration-{role.Id}", await CalibrationAsync(context, role, ct));
                break;
            case var other:
                context.Show($"\u201c{Excerpt.Of(other, 40)}\u201d is none of {string.Join(", ", Uses.Select(u => u.Value))}. Nothing was done.");
                break;
        }
    }

    private static async ValueTask<string> DiffAsync(TurnContext context, Role role, string? from, string? to, CancellationToken ct)
    {
        var sessions = await RoleSessions.ReadAsync(context.Services.Store, role, context.Services.Roles.KnowledgePath, MostSessions, ct);
        return sessions.Pair(from, to) is var (older, newer) ? RubricText.Diff(sessions, older, newer) : RubricText.NoSuchPair(sessions, from, to);
    }

    private async ValueTask<string> RescoreAsync(TurnContext context, Role role, string? named, CancellationToken ct)
    {
        var sessions = await RoleSessions.ReadAsync(context.Services.Store, role, context.Services.Roles.KnowledgePath, MostSessions, ct);
        if ((named is null ? sessions.InForce : sessions.Find(named)) is not { } version)
            return RubricText.NoSuchPair(sessions, named, null);
        return RubricText.Rescore(sessions, version, await DryRun.RunAsync(sessions.States, version.Role, evaluator, ct));
    }

    private async ValueTask<string> CalibrationAsync(TurnContext context, Role role, CancellationToken ct)
    {
        var gate = new RoleGate(new GoldCalibration(evaluator, aliases), CalibrationRecord.Read(context.Services.Roles.KnowledgePath));
        var verdict = await gate.MeasureAsync(role, ct);
        return CalibrationText.Of(verdict, gate.Before(verdict.Calibration));
    }

    private async ValueTask WriteAsync(TurnContext context, string use, string named, CancellationToken ct)
    {
        var (by, on) = ($"{context.Speaker.Name} ({context.Speaker.Id})", DateOnly.FromDateTime(context.Services.Time.GetUtcNow().UtcDateTime));
        var catalog = context.Services.Roles;
        var outcome = use == "draft"
            ? DraftDesk.Draft(live.Current.Base, catalog, named, by, on)
            : await DraftDesk.ApproveAsync(live.Current.Base, catalog.KnowledgePath, named.Trim(), by, on, ct);
        var problem = outcome.Done ? (await live.ReloadAsync(ct)).Problem : null;
        context.Show(
            new Reply(Excerpt.Of(outcome.Text, ShortText, keepLines: true) + (problem is null ? "" : $"\nIt is stored, but what is in force stays as it was, since a file cannot be used: {problem}"))
            {
                File = outcome.Draft is { } draft ? new ReplyFile($"{draft.Id}.md", "text/markdown", draft.Text) : null,
            });
    }

    /// <summary>All of it in the message where it has room, else the beginning with all of it as a file.</summary>
    private static void Show(TurnContext context, string name, string text) =>
        context.Show(
            text.Length <= ShortText
                ? new Reply(text.TrimEnd())
                : new Reply(Excerpt.Of(text[..text.IndexOf('\n', StringComparison.Ordinal)], ShortText) + "\nAll of it is in the file.") { File = new ReplyFile($"{name}.txt", "text/plain", text) });

    private static string? Given(CommandTurn turn, string option) => turn.Options.GetValueOrDefault(option) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
