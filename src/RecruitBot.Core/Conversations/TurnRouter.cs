using Microsoft.Extensions.Logging;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Conversations;

/// <summary>
/// Takes every turn of every platform: one at a time within a conversation, side by side across conversations. Replies that belong to a
/// session are recorded and delivered from the store; what is returned is shown at once and not kept.
/// </summary>
public sealed class TurnRouter(ConversationServices services, CommandCatalog catalog, SessionHandler handler, ILogger<TurnRouter> logger)
{
    /// <summary>Longest message taken, in UTF-16 code units: eight times what Discord lets people send.</summary>
    public const int MostCharacters = 16_000;

    private readonly Turnstiles<Place> _places = new();

    /// <summary>Handles a turn. What is returned is for the speaker only.</summary>
    /// <exception cref="StoreException">The store failed; the message is for people, and nothing was acknowledged.</exception>
    public async Task<IReadOnlyList<Reply>> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        using var _ = await _places.EnterAsync(turn.Place, cancellationToken);
        var context = new TurnContext(services, handler, turn);
        if (await services.Store.FindMessageAsync(turn.MessageId, cancellationToken) is not null)
            return [];
        if (Longest(turn) > MostCharacters)
        {
            context.Show($"That is too long for me: at most {MostCharacters:N0} characters in one message. Please send it in shorter parts; nothing of it was kept.");
            return context.Shown;
        }
        switch (turn)
        {
            case CommandTurn command:
                await CommandAsync(context, command, cancellationToken);
                break;
            case PressTurn press:
                await ActionAsync(context, press.Action, cancellationToken);
                break;
            case FormTurn form:
                await ActionAsync(context, form.Action, cancellationToken);
                break;
            case TextTurn text:
                await TextAsync(context, text, cancellationToken);
                break;
            default:
                await ArrivalAsync(context, cancellationToken);
                break;
        }
        return context.Shown;
    }

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
        await command.RunAsync(context, turn, ct);
    }

    private async ValueTask ActionAsync(TurnContext context, string action, CancellationToken ct)
    {
        if (ActionId.Parse(action) is not { } id || catalog.FindAction(id.Verb) is not { } definition)
        {
            context.Show("That button does nothing any more. Type /help to see what I can do.");
            return;
        }
        if (Allowed(context, definition.Requires, "the button " + definition.Verb))
            await definition.RunAsync(context, id, ct);
    }

    private async ValueTask TextAsync(TurnContext context, TextTurn turn, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(turn.Text))
        {
            context.Show("That message was empty. Type /help to see what I can do.");
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
        await context.ApplyAsync(current?.SessionId ?? await context.EnquiryAsync(ct), ct);
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

    private static async ValueTask<SessionHead?> ClaimedAsync(TurnContext context, CancellationToken ct)
    {
        var claimed = await context.Services.Store.FindAsync(new SessionQuery { ClaimedBy = context.Speaker.Id, Limit = 10 }, ct);
        return claimed.FirstOrDefault(h => h.Place == context.Turn.Place) ?? (claimed.Count > 0 ? claimed[0] : null);
    }

    private bool Allowed(TurnContext context, Authority required, string what)
    {
        if (context.Speaker.Authority >= required)
            return true;
        logger.LogWarning("Refused {What}: needs {Required}", what, required);
        context.Show($"Only a {required.ToString().ToLowerInvariant()} can use {what}. Nothing has changed.");
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
        );

    private static int Longest(Turn turn) =>
        turn switch
        {
            TextTurn t => t.Text.Length,
            PressTurn p => p.Choice?.Length ?? 0,
            CommandTurn c => c.Options.Values.Sum(v => v.Length),
            FormTurn f => f.Fields.Values.Sum(v => v.Length),
            _ => 0,
        };
}
