using RecruitBot.Core.Assistant;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Language;
using RecruitBot.Core.Recruiting;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Commands;

/// <summary>What recruiters can do.</summary>
public sealed class RecruiterCommands(INotices notices, IEnumerable<ICheck> checks)
{
    private static readonly CommandOption Session = new("session", "Session id, its beginning, or the candidate's name", true, OptionKind.Session);
    private static readonly CommandOption Message = new("message", "Your words to the candidate");
    private static readonly CommandOption Override = new("override", "Administrators: why words that were refused are lawful here");

    /// <summary>The commands.</summary>
    public IEnumerable<CommandDefinition> Commands()
    {
        yield return new(
            "candidates",
            "List applications, the latest first",
            Authority.Recruiter,
            [
                new("role", "Only for this role", Kind: OptionKind.Role),
                new("stage", "Only in this stage, such as submitted", Kind: OptionKind.Stage),
            ],
            CandidatesAsync
        )
        {
            Reads = "list of applications",
        };
        yield return new(
            "knockouts",
            "Applications that miss a requirement, with the answer quoted, and how often each is missed",
            Authority.Recruiter,
            [new("role", "Only for this role", Kind: OptionKind.Role)],
            KnockoutsAsync
        )
        {
            Reads = "missed requirements",
        };
        yield return OnSession("candidate", "Show an application: facts, levels and the candidate's words", [Session], Viewed("review card"));
        yield return OnSession(
            "advance",
            "Take a candidate to the next step",
            [Session, Message, Override],
            (draft, turn, _) => DecideAsync(draft, turn, Outcome.Advance, null, turn.Options.GetValueOrDefault("message"), turn.Options.GetValueOrDefault("override"))
        );
        yield return OnSession(
            "hold",
            "Keep an application for later",
            [Session, Message, Override],
            (draft, turn, _) => DecideAsync(draft, turn, Outcome.Hold, null, turn.Options.GetValueOrDefault("message"), turn.Options.GetValueOrDefault("override"))
        );
        yield return new(
            "decline",
            "Decline an application; a reason is needed",
            Authority.Recruiter,
            [Session, new("reason", "Why, for the record"), Message, Override],
            DeclineAsync
        )
        {
            MayOpenForm = turn => string.IsNullOrWhiteSpace(turn.Options.GetValueOrDefault("reason")),
            Effect = (draft, turn, _) =>
                DecideAsync(draft, turn, Outcome.Decline, turn.Options.GetValueOrDefault("reason"), turn.Options.GetValueOrDefault("message"), turn.Options.GetValueOrDefault("override")),
        };
        yield return OnSession("transcript", "Get the whole conversation as a file", [Session], Viewed("transcript"));
        yield return OnSession(
            "claim",
            "Take a conversation over: the bot is silent in it",
            [Session],
            (draft, turn, _) => TakingOver.ClaimAsync(draft, turn)
        );
        yield return new(
            "release",
            "Hand a conversation back to the bot",
            Authority.Recruiter,
            [Session with { Required = false }],
            ReleaseAsync
        )
        {
            Effect = (draft, turn, _) => TakingOver.ReleaseAsync(draft, turn),
        };
        yield return new("setup", "Check what is set up and what is missing", Authority.Recruiter, [], SetupAsync);
    }

    /// <summary>The buttons and forms.</summary>
    public IEnumerable<ActionDefinition> Actions()
    {
        yield return new(ReviewCard.Verbs.Decide, Authority.Recruiter, DecideButtonAsync)
        {
            MayOpenForm = id => id[1] == "decline",
            Effect = (draft, id, turn, _) =>
                id[1] switch
                {
                    "advance" => DecideAsync(draft, turn, Outcome.Advance, null, null, null),
                    "hold" => DecideAsync(draft, turn, Outcome.Hold, null, null, null),
                    _ => Nothing(draft),
                },
        };
        yield return new(ReviewCard.Verbs.DecideForm, Authority.Recruiter, async (context, id, ct) => await ApplyAsync(context, id[0], ct))
        {
            Effect = (draft, _, turn, _) =>
            {
                var fields = (turn as FormTurn)?.Fields ?? new Dictionary<string, string>();
                var reason = string.Join(
                    ": ",
                    new[] { fields.GetValueOrDefault("kind"), fields.GetValueOrDefault("reason") }.Where(r => !string.IsNullOrWhiteSpace(r))
                );
                return DecideAsync(draft, turn, Outcome.Decline, reason, fields.GetValueOrDefault("message"), fields.GetValueOrDefault("override"));
            },
        };
        yield return new(ReviewCard.Verbs.Transcript, Authority.Recruiter, async (context, id, ct) => await ShowTranscriptAsync(context, id[0], ct))
        {
            Effect = (draft, _, turn, _) => View(draft, turn.Speaker, "transcript"),
        };
        yield return new(ReviewCard.Verbs.Claim, Authority.Recruiter, async (context, id, ct) => await ApplyAsync(context, id[0], ct))
        {
            Effect = (draft, _, turn, _) => TakingOver.ClaimAsync(draft, turn),
        };
        yield return new("candidate", Authority.Recruiter, async (context, id, ct) =>
            await ShowCardAsync(context, (context.Turn as PressTurn)?.Choice ?? id[0], ct)
        )
        {
            Effect = (draft, _, turn, _) => View(draft, turn.Speaker, "review card"),
        };
    }

    private static CommandDefinition OnSession(
        string name,
        string description,
        IReadOnlyList<CommandOption> options,
        Func<TurnDraft, CommandTurn, CancellationToken, ValueTask> effect
    ) =>
        new(
            name,
            description,
            Authority.Recruiter,
            options,
            async (context, turn, ct) =>
            {
                if (await context.FindSessionAsync(turn.Options["session"], ct) is not { } head)
                    context.Show(NotFound(turn.Options["session"]));
                else if (name == "candidate")
                    await ShowCardAsync(context, head.SessionId, ct);
                else if (name == "transcript")
                    await ShowTranscriptAsync(context, head.SessionId, ct);
                else
                    await ApplyAsync(context, head.SessionId, ct);
            }
        )
        {
            Effect = effect,
        };

    private static Func<TurnDraft, CommandTurn, CancellationToken, ValueTask> Viewed(string what) => (draft, turn, _) => View(draft, turn.Speaker, what);

    private static ValueTask View(TurnDraft draft, Person by, string what)
    {
        draft.Emit(new RecordViewed(by, what));
        return ValueTask.CompletedTask;
    }

    private static async ValueTask CandidatesAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        var query = new SessionQuery { Purpose = SessionPurpose.Application, Limit = 200 };
        if (turn.Options.GetValueOrDefault("role") is { Length: > 0 } named)
        {
            if (context.Services.Roles.Match(named) is not { } role)
            {
                context.Show($"I don't know the role \u201c{Excerpt.Of(named, 60)}\u201d. Type /roles to see them all.");
                return;
            }
            query = query with { RoleId = role.Id };
        }
        if (turn.Options.GetValueOrDefault("stage") is { Length: > 0 } words)
        {
            var called = Enum.GetValues<Stage>().Where(s => IsCalled(s, words.Trim())).ToList();
            if (called is not [var stage])
            {
                context.Show($"There is no stage \u201c{Excerpt.Of(words, 40)}\u201d. Stages: {string.Join(", ", Enum.GetNames<Stage>()).ToLowerInvariant()}.");
                return;
            }
            query = query with { Stage = stage };
        }
        var heads = await context.Services.Store.FindAsync(query, ct);
        if (heads.Count == 0)
        {
            context.Show("No application matches.");
            return;
        }
        var lines = heads
            .Take(40)
            .Select(h =>
                $"- {h.SessionId}  {Excerpt.Of(h.CandidateName, 40)}  {h.RoleId}  {ReviewCard.StageWords(h.Stage)} since {h.UpdatedAt:yyyy-MM-dd HH:mm} UTC{(h.ClaimedBy is null ? "" : "  (a person has the conversation)")}"
            );
        context.Show(
            new Reply($"{heads.Count} application{(heads.Count == 1 ? "" : "s")}, the latest first:\n" + string.Join("\n", lines))
            {
                Menu = new Menu(
                    ActionId.Of("candidate"),
                    "Open an application",
                    [.. heads.Take(25).Select(h => new Choice(h.SessionId, Excerpt.Of($"Open: {h.CandidateName}, {h.RoleId}", 100), ReviewCard.StageWords(h.Stage)))]
                ),
            }
        );
    }

    private static async ValueTask KnockoutsAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        var named = turn.Options.GetValueOrDefault("role");
        if (string.IsNullOrWhiteSpace(named))
            context.Show(KnockoutReport.Show(await KnockoutReport.ReadAsync(context.Services.Store, null, ct)));
        else if (context.Services.Roles.Match(named) is { } role)
            context.Show(KnockoutReport.Show(await KnockoutReport.ReadAsync(context.Services.Store, role.Id, ct)));
        else
            context.Show(RoleTexts.Unknown(context.Services.Roles, named));
    }

    /// <summary>By its name or by the words that lists show for it.</summary>
    private static bool IsCalled(Stage stage, string words) =>
        string.Equals(stage.ToString(), words, StringComparison.OrdinalIgnoreCase)
        || string.Equals(ReviewCard.StageWords(stage), words, StringComparison.OrdinalIgnoreCase);

    private static async ValueTask ShowCardAsync(TurnContext context, string sessionId, CancellationToken ct)
    {
        if (await ApplyAsync(context, sessionId, ct) is { Role: not null } state)
            // A private copy: the card that all reviewers see stays where it is.
            context.Show(ReviewCard.For(state) with { Topic = null });
    }

    private static async ValueTask ShowTranscriptAsync(TurnContext context, string sessionId, CancellationToken ct)
    {
        if (await ApplyAsync(context, sessionId, ct) is not { } state)
            return;
        var events = await context.Services.Store.ReadAsync(state.Id, ct);
        context.Show(
            new Reply($"The conversation with {state.Candidate.Name}:")
            {
                File = new ReplyFile($"transcript-{state.Id}.md", "text/markdown", Transcript.Markdown(state, events)),
            }
        );
    }

    private static async ValueTask<SessionState?> ApplyAsync(TurnContext context, string sessionId, CancellationToken ct)
    {
        var heads = await context.Services.Store.FindAsync(new SessionQuery { SessionIdPrefix = sessionId, Limit = 2 }, ct);
        if (heads is [{ Purpose: SessionPurpose.Application or SessionPurpose.Enquiry } head] && head.SessionId == sessionId)
            return await context.ApplyAsync(sessionId, ct);
        context.Show(NotFound(sessionId));
        return null;
    }

    private static async ValueTask DecideButtonAsync(TurnContext context, ActionId id, CancellationToken ct)
    {
        if (id[1] != "decline")
            await ApplyAsync(context, id[0], ct);
        else if (await context.FindSessionAsync(id[0], ct) is { } head)
            ShowDecline(context, head);
        else
            context.Show(NotFound(id[0]));
    }

    private static async ValueTask DeclineAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        if (await context.FindSessionAsync(turn.Options["session"], ct) is not { } head)
            context.Show(NotFound(turn.Options["session"]));
        else if (string.IsNullOrWhiteSpace(turn.Options.GetValueOrDefault("reason")))
            ShowDecline(context, head);
        else
            await ApplyAsync(context, head.SessionId, ct);
    }

    private static void ShowDecline(TurnContext context, SessionHead head)
    {
        if (head.Stage.IsDecidable())
            context.Show(DeclineForm(head.SessionId, context.Speaker.Authority));
        else
            context.Show($"This application is not waiting for a decision ({ReviewCard.StageWords(head.Stage)}). Nothing has changed.");
    }

    private static Reply DeclineForm(string sessionId, Authority decider) =>
        new("A decline needs a reason. It stays on the record; the candidate sees only what you write for them.")
        {
            // For a platform that comes too late to show the form.
            Buttons = [ReviewCard.DeclineButton(sessionId)],
            Form = new Form(
                ActionId.Of(ReviewCard.Verbs.DecideForm, sessionId),
                "Decline this application",
                [
                    new(
                        "kind",
                        "Main reason",
                        Choices:
                        [
                            new("requirement", "A written requirement is not met"),
                            new("criteria", "The answers do not meet the criteria"),
                            new("closed", "The role is filled or closed"),
                            new("other", "Other"),
                        ]
                    ),
                    new("reason", "Reason, for the record", Long: true, MaxLength: 2000),
                    new("message", "Your words to the candidate", Required: false, Long: true, MaxLength: 1500),
                    .. decider < Authority.Admin ? Array.Empty<FormField>() : [LawfulSpeech.OverrideField],
                ]
            ),
        };

    /// <summary>The only place where a decision is made: it needs a person with the authority, their interaction, and a reason to decline.</summary>
    private ValueTask DecideAsync(TurnDraft draft, Turn turn, Outcome outcome, string? reason, string? message, string? lawfulBecause)
    {
        var state = draft.State;
        if (turn.Speaker.Authority < Authority.Recruiter || state.Role is null)
            return ValueTask.CompletedTask;
        if (outcome == Outcome.Decline && string.IsNullOrWhiteSpace(reason))
            draft.Say("A decline needs a reason. Nothing has changed.");
        else if (!state.Stage.IsDecidable())
            draft.Say($"This application is not waiting for a decision ({ReviewCard.StageWords(state.Stage)}). Nothing has changed.");
        else if (state.Stage == StageOf(outcome))
            draft.Say($"This application is {ReviewCard.StageWords(state.Stage)} already. Nothing has changed.");
        else if (LawfulSpeech.MayPassOn(draft, turn.Speaker, string.Join("\n", new[] { message, reason }.Where(w => !string.IsNullOrWhiteSpace(w))), lawfulBecause))
        {
            var words = string.IsNullOrWhiteSpace(message) ? null : message.Trim();
            var notice = notices.Outcome(state.Role, outcome, words);
            draft.Emit(new SessionDecided(outcome, turn.Speaker, turn.MessageId, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), words) { NoticeSha256 = Notices.Sha256(notice) });
            draft.Say(new Reply(notice) { To = ReplyTo.Candidate });
            draft.Say(
                $"Recorded: {state.Candidate.Name}, {state.Role.Title}, {ReviewCard.StageWords(draft.State.Stage)}. The candidate will be told; if that does not reach them, the team reads why."
            );
            ReviewCard.Update(draft);
        }
        return ValueTask.CompletedTask;
    }

    private static Stage StageOf(Outcome outcome) =>
        outcome switch
        {
            Outcome.Advance => Stage.Advanced,
            Outcome.Hold => Stage.Held,
            _ => Stage.Declined,
        };

    private static async ValueTask ReleaseAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        var named = turn.Options.GetValueOrDefault("session");
        var sessionId = string.IsNullOrWhiteSpace(named)
            ? (await context.ClaimedAsync(ct))?.SessionId
            : (await context.FindSessionAsync(named, ct))?.SessionId;
        if (sessionId is null)
            context.Show(named is null ? "You have no conversation to release." : NotFound(named));
        else
            await ApplyAsync(context, sessionId, ct);
    }

    private async ValueTask SetupAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        var lines = new List<string>();
        foreach (var check in checks)
        {
            var result = await check.RunAsync(ct);
            var status = result.Status == CheckStatus.Good ? "good" : result.Status == CheckStatus.Note ? "note" : "NOT GOOD";
            lines.AddRange(result.Lines().Select(l => $"- {check.Name}: {status}. {l}"));
        }
        context.Show("Setup:\n" + string.Join("\n", lines));
    }

    private static ValueTask Nothing(TurnDraft draft)
    {
        draft.Say("That is no decision there is. Nothing has changed.");
        return ValueTask.CompletedTask;
    }

    private static string NotFound(string named) =>
        $"I find no single application for \u201c{Excerpt.Of(named, 40)}\u201d. Type /candidates to see them with their ids.";
}
