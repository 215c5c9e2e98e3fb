using Microsoft.Extensions.Logging;
using RecruitBot.Core.Assistant.Orchestration;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;

namespace RecruitBot.Core.Conversations;

/// <summary>
/// Takes every turn of every platform: one at a time within a conversation, side by side across conversations. Replies that belong to a
/// session are recorded and delivered from the store; what is returned is shown at once and not kept.
/// </summary>
public sealed class TurnRouter(ConversationServices services, CommandCatalog catalog, SessionHandler handler, IOrchestrator orchestrator, ILogger<TurnRouter> logger)
{
    /// <summary>Longest message taken, in UTF-16 code units: eight times what Discord lets people send.</summary>
    public const int MostCharacters = 16_000;

    private readonly Turnstiles<Place> _places = new();

    /// <summary>Handles a turn. What is returned is for the speaker only.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="showing">Shows in the place of the turn what there is of an answer while a model still writes it; it neither waits nor fails.</param>
    /// <exception cref="StoreException">The store failed; the message is for people, and nothing was acknowledged.</exception>
    public async Task<IReadOnlyList<Reply>> HandleAsync(Turn turn, CancellationToken cancellationToken, Action<Reply>? showing = null)
    {
        (turn, var content) = await services.Resumes.LookAsync(turn, cancellationToken);
        using var _ = await _places.EnterAsync(turn.Place, cancellationToken);
        var context = new TurnContext(services, handler, turn, orchestrator) { Showing = showing };
        if (await services.Store.FindMessageAsync(turn.MessageId, cancellationToken) is not null)
            return [];
        context.Content = content;
        if (Longest(turn) > MostCharacters)
        {
            context.Show($"That is too long for me: at most {MostCharacters:N0} characters in one message. Please send it in shorter parts; nothing of it was kept.");
            return context.Shown;
        }
        try
        {
            await TakeAsync(context, cancellationToken);
        }
        catch (TurnRefusedException refused)
        {
            // The type and the place in the code only: a message may repeat what somebody wrote.
            if (refused.InnerException is { } fault)
                logger.LogError("A turn failed with {Fault} and was not kept:\n{Stack}", fault.GetType().Name, fault.StackTrace);
            context.Show(refused.Message);
        }
        return context.Shown;
    }

    private ValueTask TakeAsync(TurnContext context, CancellationToken ct) =>
        context.Turn switch
        {
            CommandTurn command => CommandAsync(context, command, ct),
            PressTurn press => ActionAsync(context, press.Action, ct),
            FormTurn form => ActionAsync(context, form.Action, ct),
            TextTurn text => TextAsync(context, text, ct),
            EditTurn edit => CorrectedAsync(context, edit.Edited, ct),
            DeletionTurn deletion => CorrectedAsync(context, deletion.Deleted, ct),
            _ => ArrivalAsync(context, ct),
        };

    private async ValueTask CommandAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        if (catalog.FindCommand(turn.Command) is not { } command)
        {
            context.Show($"There is no command /{Language.Excerpt.Of(turn.Command, 40)}. Type /help to see them all.");
            return;
        }
        if (!Allowed(context, command.Requires, "/" + command.Name))
            return;
        var missing = command.Options.FirstOrDefault(o => o.Required && string.IsNullOrWhiteSpace(turn.Options.GetValueOrDefault(o.Name)));
        if (missing is not null)
        {
            context.Show($"/{command.Name} needs {missing.Name}: {missing.Description}. Usage: {CommandCatalog.Usage(command)}");
            return;
        }
        await NoteReadingAsync(context, command.Reads, ct);
        await command.RunAsync(context, turn, ct);
    }

    /// <summary>Nothing of candidates is shown that nobody could later say who was shown it.</summary>
    private async ValueTask NoteReadingAsync(TurnContext context, string? what, CancellationToken ct)
    {
        if (what is not null)
            await services.Audit.AddAsync(new AuditEntry(services.Time.GetUtcNow(), AuditKind.Viewed) { By = context.Speaker.Id, What = what }, ct);
    }

    private async ValueTask ActionAsync(TurnContext context, string action, CancellationToken ct)
    {
        if (ActionId.Parse(action) is not { } id || catalog.FindAction(id.Verb) is not { } definition)
        {
            context.Show("That button does nothing any more. Type /help to see what I can do.");
            return;
        }
        if (!Allowed(context, definition.Requires, "the button " + definition.Verb))
            return;
        await NoteReadingAsync(context, definition.Reads, ct);
        await definition.RunAsync(context, id, ct);
    }

    private async ValueTask TextAsync(TurnContext context, TextTurn turn, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(turn.Text) && (turn.Files is null || turn.InPublic))
        {
            context.Show(turn.Files is null ? "That message was empty. Type /help to see what I can do." : "Others read along here, so I take no file here; send it to me in private.");
            return;
        }
        if (turn.InPublic)
        {
            await PublicTextAsync(context, turn, ct);
            return;
        }
        if (await context.OthersHereAsync(ct) is { Count: > 0 } others)
        {
            // In somebody else's conversation only the team has a say, and it is said to the candidate and not to the bot.
            if (turn.Speaker.Authority >= Authority.Recruiter)
                await context.ApplyAsync((others.FirstOrDefault(h => h.ClaimedBy == turn.Speaker.Id) ?? others.FirstOrDefault(h => h.IsOpen) ?? others[0]).SessionId, ct);
            return;
        }
        if (turn.Speaker.Authority >= Authority.Recruiter && await ClaimedAsync(context, ct) is { } claimed)
        {
            await context.ApplyAsync(claimed.SessionId, ct);
            return;
        }
        if (await context.TakenOverAsync(ct) is { } taken)
        {
            await context.ApplyAsync(taken.SessionId, ct);
            return;
        }
        var current = await context.CurrentAsync(ct);
        if (turn.Resume is not null && await context.ApplicationAsync(ct) is { } application)
        {
            await context.ApplyAsync(application.SessionId, ct);
            return;
        }
        if (turn.Files is not null)
        {
            context.Show($"I take a file only as the r\u00e9sum\u00e9 of an open application, so I did not keep it. Type /jobs to see the open roles, or /{ResumeReplies.Command} for how it is given.");
            if (string.IsNullOrWhiteSpace(turn.Text))
                return;
        }
        if (PlainWords.Intent(turn.Text) is { } intent && catalog.CommandFor(intent, current is not null) is { } command)
        {
            await command.RunAsync(context, Typed(turn, command.Name), ct);
            return;
        }
        if (current is null && PlainWords.ApplyWish(turn.Text) is { } wish && services.Roles.Match(wish) is { } role)
        {
            var apply = catalog.FindCommand(CandidateCommands.Apply)!;
            await apply.RunAsync(context, Typed(turn, apply.Name, ("role", role.Id)), ct);
            return;
        }
        var session = current?.SessionId ?? await context.EnquiryAsync(ct);
        // In the middle of a screening words are an answer, or a question to the knowledge: what is wished for there has its buttons.
        if (current is null && PlainWords.Intent(turn.Text) is null)
            await context.UnderstandAsync(turn, session, ct);
        await context.ApplyAsync(session, ct);
        if (context.Turn is TextTurn { Understood.Wish: PlainIntent.Status } asked && catalog.CommandFor(PlainIntent.Status, inApplication: false) is { } status)
            await status.RunAsync(context, Typed(asked, status.Name), ct);
    }

    /// <summary>Something happened to a message: it concerns the session that took it, and nobody else.</summary>
    private async ValueTask CorrectedAsync(TurnContext context, string message, CancellationToken ct)
    {
        if (
            await services.Store.FindMessageAsync(message, ct) is { } session
            && await services.Store.FindAsync(new SessionQuery { SessionIdPrefix = session, Limit = 1 }, ct) is [var head]
            && (head.CandidateId == context.Speaker.Id || context.Speaker.Authority >= Authority.Recruiter)
        )
            await context.ApplyAsync(session, ct);
    }

    /// <summary>Words where others read along: a question, or the wish to apply. What concerns the speaker alone is not spoken of there.</summary>
    private async ValueTask PublicTextAsync(TurnContext context, TextTurn turn, CancellationToken ct)
    {
        var intent = PlainWords.Intent(turn.Text);
        var role = PlainWords.ApplyWish(turn.Text) is { } wish ? services.Roles.Match(wish) : null;
        if (role is not null || intent == PlainIntent.Apply)
        {
            var apply = catalog.FindCommand(CandidateCommands.Apply)!;
            await apply.RunAsync(context, role is null ? Typed(turn, apply.Name) : Typed(turn, apply.Name, ("role", role.Id)), ct);
        }
        else if (intent is PlainIntent.Jobs or PlainIntent.Help && catalog.CommandFor(intent.Value, inApplication: false) is { } open)
            await open.RunAsync(context, Typed(turn, open.Name), ct);
        else if (intent is null or PlainIntent.SmallTalk)
            await context.ApplyAsync(await context.EnquiryAsync(ct), ct);
        else
            context.Show(
                catalog.CommandFor(intent.Value, inApplication: false) is { } command
                    ? $"I answer that in private: write to me directly, or use /{command.Name}."
                    : "I answer that in private: write to me directly."
            );
    }

    private static async ValueTask ArrivalAsync(TurnContext context, CancellationToken ct)
    {
        if (context.Speaker.Authority >= Authority.Recruiter)
        {
            context.Show("You are here as a recruiter. Type /candidates to see who waits, /help for everything else.");
            return;
        }
        await context.EnquiryAsync(ct);
        if (await context.CurrentAsync(ct) is { } current)
        {
            var state = SessionFold.Fold(await context.Services.Store.ReadAsync(current.SessionId, ct))!;
            if (state.ClaimedBy is { } by)
                context.Show($"Welcome back. {by.Name} of the recruiting team has this conversation; write to them here.");
            else if (Screening.ScreeningReplies.Prompt(state) is { } prompt)
                context.Show(prompt with { Text = $"Welcome back. Your application for {state.Role!.Title} goes on where you left it.\n\n{prompt.Text}" });
        }
    }

    /// <summary>The conversation that the speaker has taken over and writes to from here; null when their words here are their own.</summary>
    private static async ValueTask<SessionHead?> ClaimedAsync(TurnContext context, CancellationToken ct)
    {
        var claimed = await context.ClaimedAsync(ct);
        if (claimed is null || claimed.Place == context.Turn.Place || !context.Turn.Place.IsReadByTeam())
            return claimed;
        // In the thread of an application of their own a recruiter is its candidate.
        return await context.CurrentAsync(ct) is { } own && own.Place == context.Turn.Place ? null : claimed;
    }

    private bool Allowed(TurnContext context, Authority required, string what)
    {
        if (context.Speaker.Authority >= required)
            return true;
        logger.LogWarning("Refused {What}: needs {Required}", what, required);
        context.Show($"Only {(required == Authority.Admin ? "an admin" : "a recruiter")} can use {what}. Nothing has changed.");
        return false;
    }

    private static CommandTurn Typed(TextTurn turn, string command, params (string Name, string Value)[] options) =>
        new(
            turn.MessageId,
            turn.At,
            turn.Speaker,
            turn.Place,
            command,
            options.ToDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal)
        )
        {
            InPublic = turn.InPublic,
        };

    private static int Longest(Turn turn) =>
        turn switch
        {
            TextTurn t => t.Text.Length,
            EditTurn e => e.Text.Length,
            PressTurn p => p.Choice?.Length ?? 0,
            CommandTurn c => c.Options.Values.Sum(v => v.Length),
            FormTurn f => f.Fields.Values.Sum(v => v.Length),
            _ => 0,
        };
}
