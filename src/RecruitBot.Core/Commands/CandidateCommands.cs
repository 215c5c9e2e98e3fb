using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Recruiting;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Timekeeping;

namespace RecruitBot.Core.Commands;

/// <summary>What candidates can do.</summary>
public sealed class CandidateCommands(ScreeningConversation screening, IAnswerer answerer)
{
    /// <summary>Name of the command, and verb of the button, that begin an application.</summary>
    public const string Apply = "apply";

    private const string EraseNow = "erase-now";

    private readonly Applying _applying = new(screening);

    /// <summary>The commands.</summary>
    public IEnumerable<CommandDefinition> Commands()
    {
        yield return new("jobs", "Show the open roles", Authority.Candidate, [], JobsAsync);
        yield return new(
            "roles",
            "Show roles with level, location, pay and skills; one role in full",
            Authority.Candidate,
            [new("role", "Role to show in full", Kind: OptionKind.Role)],
            RolesAsync
        );
        yield return new(
            "ask",
            "Ask a question about a role, pay, skills or the process",
            Authority.Candidate,
            [new("question", "Your question", Required: true)],
            async (context, _, ct) =>
            {
                // Where others read along, a question is no part of an application.
                var session = context.Turn.InPublic ? null : await context.TakenOverAsync(ct) ?? await context.CurrentAsync(ct);
                ShowTaken(context, await context.ApplyAsync(session?.SessionId ?? await context.EnquiryAsync(ct), ct));
            }
        )
        {
            Effect = AskAsync,
        };
        yield return new(
            Apply,
            "Apply for a role, or go on with your application",
            Authority.Candidate,
            [new("role", "Role to apply for", Kind: OptionKind.Role)],
            (context, turn, ct) => ApplyAsync(context, turn.Options.GetValueOrDefault("role"), ct)
        )
        {
            Effect = (draft, _, _) =>
            {
                ScreeningConversation.Prompt(draft);
                return ValueTask.CompletedTask;
            },
        };
        yield return new("status", "See where your applications stand", Authority.Candidate, [], StatusAsync);
        yield return Wish("withdraw", "Withdraw your application", PlainIntent.Withdraw, enquiryToo: false);
        yield return Wish("human", "Talk to a person of the recruiting team", PlainIntent.Person, enquiryToo: true);
        yield return new("mydata", "See everything that is stored about you", Authority.Candidate, [], MyDataAsync);
        yield return new("erase", "Have everything that is stored about you deleted", Authority.Candidate, [], EraseAsync);
    }

    /// <summary>The buttons.</summary>
    public IEnumerable<ActionDefinition> Actions()
    {
        yield return new(
            Apply,
            Authority.Candidate,
            (context, id, ct) => ApplyAsync(context, id[0].Length > 0 ? id[0] : (context.Turn as PressTurn)?.Choice, ct)
        )
        {
            Effect = (draft, _, _, _) =>
            {
                ScreeningConversation.Prompt(draft);
                return ValueTask.CompletedTask;
            },
        };
        yield return new(EraseNow, Authority.Candidate, EraseNowAsync);
        yield return new(ScreeningReplies.Verbs.Write, Authority.Candidate, WriteAsync) { MayOpenForm = _ => true };
        yield return new(AnswerReplies.HumanVerb, Authority.Candidate, OwnAsync)
        {
            Effect = (draft, _, turn, _) =>
            {
                screening.Intent(draft, PlainIntent.Person, turn.MessageId);
                return ValueTask.CompletedTask;
            },
        };
        foreach (
            var verb in (string[])
                [
                    ScreeningReplies.Verbs.Consent,
                    ScreeningReplies.Verbs.Fact,
                    ScreeningReplies.Verbs.Skip,
                    ScreeningReplies.Verbs.Back,
                    ScreeningReplies.Verbs.Pause,
                    ScreeningReplies.Verbs.Resume,
                    ScreeningReplies.Verbs.Change,
                    ScreeningReplies.Verbs.Submit,
                    ScreeningReplies.Verbs.Withdraw,
                    ScreeningReplies.Verbs.WithdrawNow,
                    ScreeningReplies.Verbs.HumanOnly,
                    ScreeningReplies.Verbs.WasAnswer,
                    ScreeningReplies.Verbs.Answer,
                    ScreeningReplies.Verbs.TakeBack,
                    ScreeningReplies.Verbs.LeaveIt,
                ]
        )
            yield return new(verb, Authority.Candidate, OwnAsync)
            {
                Effect = (draft, id, turn, ct) => screening.PressAsync(draft, id, turn, (turn as PressTurn)?.Choice, ct),
            };
    }

    private CommandDefinition Wish(string name, string description, PlainIntent intent, bool enquiryToo) =>
        new(
            name,
            description,
            Authority.Candidate,
            [],
            async (context, _, ct) =>
            {
                if (await context.ApplicationAsync(ct) is { } session)
                {
                    var state = await context.ApplyAsync(session.SessionId, ct);
                    if (intent == PlainIntent.Person)
                        ShowTaken(context, state);
                }
                else if (enquiryToo)
                    await context.ApplyAsync(await context.EnquiryAsync(ct), ct);
                else
                    context.Show("You have no open application. Type /jobs to see the open roles.");
            }
        )
        {
            Effect = (draft, turn, _) =>
            {
                screening.Intent(draft, intent, turn.MessageId);
                return ValueTask.CompletedTask;
            },
        };

    private static ValueTask JobsAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        var open = context.Services.Roles.Open.ToList();
        context.Show(
            open.Count == 0
                ? new Reply("No role is open right now. Ask me anything else, or come back later.")
                : new Reply("Open roles:\n" + string.Join("\n", open.Select(r => "- " + r.Title + ", level " + r.Level))
                    + "\nType /roles and a role to read more about it.")
                {
                    Menu = RoleTexts.ApplyMenu(open),
                }
        );
        return ValueTask.CompletedTask;
    }

    private static ValueTask RolesAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        var named = turn.Options.GetValueOrDefault("role");
        if (string.IsNullOrWhiteSpace(named))
        {
            var shown = context.Services.Roles.Roles.Where(r => RoleTexts.IsVisible(r, context.Speaker)).ToList();
            context.Show("Roles:\n" + string.Join("\n", shown.Select(r => "- " + RoleTexts.Line(r))));
        }
        else if (context.Services.Roles.Match(named) is { } role && RoleTexts.IsVisible(role, context.Speaker))
            context.Show(RoleTexts.Card(role));
        else
            context.Show(RoleTexts.Unknown(context.Services.Roles, named));
        return ValueTask.CompletedTask;
    }

    private async ValueTask AskAsync(TurnDraft draft, CommandTurn turn, CancellationToken ct)
    {
        if (draft.State.ClaimedBy is not null && !turn.InPublic)
        {
            WordsForPeople.Relay(draft, turn, turn.Options["question"]);
            return;
        }
        await draft.AnswerAsync(answerer, turn.MessageId, turn.Options["question"], offersPerson: !draft.State.Stage.IsConversing(), ct, turn.About);
        if (draft.State.Stage.IsConversing())
            ScreeningConversation.Prompt(draft);
    }

    private async ValueTask ApplyAsync(TurnContext context, string? named, CancellationToken ct)
    {
        if (!await _applying.ApplyAsync(context, named, ct))
            await JobsAsync(context, null!, ct);
    }

    private static async ValueTask StatusAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        var own = (await context.OwnAsync(ct)).Where(h => h.Purpose == SessionPurpose.Application).ToList();
        if (own.Count == 0)
        {
            context.Show("You have no application. Type /jobs to see the open roles.");
            return;
        }
        var lines = new List<string>();
        foreach (var head in own.Take(20))
        {
            var state = SessionFold.Fold(await context.Services.Store.ReadAsync(head.SessionId, ct))!;
            lines.Add($"- {state.Role!.Title}: {ReviewCard.StageWords(state.Stage)} since {state.UpdatedAt:d MMMM yyyy}. {NextStep(state)}");
        }
        context.Show("Your applications:\n" + string.Join("\n", lines));
    }

    private static string NextStep(SessionState state) =>
        state.Stage switch
        {
            Stage.Consent or Stage.Screening or Stage.Review => $"Next: you go on where you left it, and hand in by {DueRules.Deadline(state):d MMMM yyyy}; type /apply.",
            Stage.Submitted => $"Next: a person reads it; you hear back by {state.SubmittedAt!.Value.AddDays(state.Role!.Sla):d MMMM yyyy}.",
            Stage.Held => "Next: a person decides later.",
            Stage.Advanced => "Next: the recruiting team contacts you.",
            Stage.Declined => "It has ended. Type /human to have it looked at again.",
            _ => "It has ended. Type /apply to apply again.",
        };

    private static async ValueTask MyDataAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        var own = await context.OwnAsync(ct);
        var record = await PersonalRecord.CollectAsync(context.Services.Store, own, ct);
        context.Show(
            new Reply(PersonalRecord.Summary(own, record))
            {
                File = record.Count == 0 ? null : new ReplyFile("my-data.json", "application/json", PersonalRecord.Json(record)),
            }
        );
    }

    private static async ValueTask EraseAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        var own = await context.OwnAsync(ct);
        if (own.Count == 0)
        {
            context.Show("Nothing is stored about you.");
            return;
        }
        context.Show(
            new Reply("This deletes everything that is stored about you, your applications included. It cannot be undone. Do you want that?")
            {
                Buttons = [new(ActionId.Of(EraseNow), "Yes, delete everything", ButtonStyle.Danger)],
            }
        );
    }

    private static async ValueTask EraseNowAsync(TurnContext context, ActionId id, CancellationToken ct)
    {
        if (await context.Services.Writer.HoldAsync(context.Speaker.Id, ct) is { } hold)
        {
            await context.Services.Writer.NoteWishAsync(hold, ct);
            context.Show($"Nothing is deleted yet. {PolicyCommands.Held(hold with { ErasureAskedAt = hold.ErasureAskedAt ?? context.Services.Time.GetUtcNow() })}");
            return;
        }
        var own = await context.Services.Store.FindAsync(new SessionQuery { CandidateId = context.Speaker.Id, Limit = int.MaxValue }, ct);
        try
        {
            // Before the store, which knows where they are: what fails here can be done again.
            await context.Services.Traces.RemoveAsync(own, ct);
        }
        catch (ErasureWaitsException waits)
        {
            if (own.OrderByDescending(h => h.Purpose == SessionPurpose.Application).FirstOrDefault() is { } told)
                await context.TellTeamAsync(told, ErasureWaitsException.Cause, waits.Advice, ct);
            context.Show(
                "I am not allowed to delete your private thread yet, so nothing is deleted so far. The recruiting team has been told what to allow; then everything is deleted by itself, and I tell you in our direct messages. There is nothing you need to do."
            );
            return;
        }
        catch (Exception fault) when (fault is not StoreException && !ct.IsCancellationRequested)
        {
            context.Show("I could not remove your conversations from this platform, so nothing is deleted yet; please press the button again in a moment.");
            return;
        }
        var erasure = await context.Services.Writer.EraseAsync(context.Speaker.Id, ct);
        await context.Services.Traces.RemovedAsync(context.Speaker.Id, ct);
        context.Show(erasure.Sessions == 0 ? "Nothing is stored about you." : ErasedWords(erasure));
    }

    /// <summary>What the candidate is told in the end.</summary>
    public static string ErasedWords(Erasure erasure) =>
        $"Done: everything that was stored about you is deleted ({erasure.Sessions} {(erasure.Sessions == 1 ? "conversation" : "conversations")}). What remains is a count without your name.";

    /// <summary>A button of a session: only its candidate presses it, whoever holds the id.</summary>
    private static async ValueTask OwnAsync(TurnContext context, ActionId id, CancellationToken ct)
    {
        if (await IsOwnAsync(context, id, ct) && await context.ApplyAsync(id[0], ct) is { } state && id.Verb is not (ScreeningReplies.Verbs.Withdraw or ScreeningReplies.Verbs.WithdrawNow))
            ShowTaken(context, state);
    }

    /// <summary>Shows the form by which the open question can be answered; it changes nothing by itself.</summary>
    private static async ValueTask WriteAsync(TurnContext context, ActionId id, CancellationToken ct)
    {
        if (!await IsOwnAsync(context, id, ct) || SessionFold.Fold(await context.Services.Store.ReadAsync(id[0], ct)) is not { } state)
            return;
        if (state.ClaimedBy is not null)
            ShowTaken(context, state);
        else if (state.Pending is { } pending && pending.Item.ToString() == id[1] && ScreeningReplies.Written(state, pending.Item) is { } form)
            context.Show(new Reply(pending.Text) { Form = form, Buttons = [ScreeningReplies.WriteButton(form)] });
        else
            context.Show("That button belongs to an earlier step; nothing has changed.");
    }

    private static async ValueTask<bool> IsOwnAsync(TurnContext context, ActionId id, CancellationToken ct)
    {
        if ((await context.OwnAsync(ct)).Any(h => h.SessionId == id[0]))
            return true;
        context.Show("That button is not for you, or its conversation no longer exists. Nothing has changed.");
        return false;
    }

    /// <summary>The bot says nothing in a conversation that a person has; this is for the eyes of the presser alone.</summary>
    private static void ShowTaken(TurnContext context, SessionState? state)
    {
        if (state?.ClaimedBy is { } by)
            context.Show($"{by.Name} of the recruiting team has this conversation: what you write here goes to them. I go on when they hand back.");
    }
}
