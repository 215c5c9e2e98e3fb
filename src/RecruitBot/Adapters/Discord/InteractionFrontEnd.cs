using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Adapters.Discord.People;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Adapters.Discord.Turns;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Interactions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord;

/// <summary>Commands, buttons, menus, forms and suggestions: acknowledged first, handled then.</summary>
public sealed class InteractionFrontEnd(
    IDiscordRest rest,
    Layouts layouts,
    DiscordPeople people,
    RoleChannels roleChannels,
    ThreadNotes threads,
    LiveInteractions live,
    DiscordPlatform platform,
    TurnRouter router,
    CommandCatalog catalog,
    OptionSuggestions suggestions,
    Deliverer deliverer,
    WaitingReplies waiting,
    Outbox outbox,
    ClaimedThreads claimed,
    TimeProvider time,
    ILogger<InteractionFrontEnd> logger
)
{
    private static readonly Reply Failed = new("Something went wrong on my side, so nothing was changed. Please try again in a moment.");
    private static readonly Reply Unshown = new("I have taken that, but could not show what came of it. Please look again in a moment.");
    private static readonly Reply Unknown = new("That does nothing any more. Type /help to see what I can do.");

    private readonly HandledOnce _handled = new();

    /// <summary>Handles an interaction once, however often it comes. Never throws: whoever pressed is told.</summary>
    /// <param name="interaction">What somebody did.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="isLate">Whether another process may have taken it: then whoever acknowledges it handles it.</param>
    public async Task HandleAsync(Interaction interaction, CancellationToken ct, bool isLate = false)
    {
        if (interaction.By is not { } user || !_handled.TryTake(interaction.Id))
            return;
        using var session = new InteractionSession(interaction, rest, time);
        try
        {
            if (interaction.Type == InteractionType.Autocomplete)
                await SuggestAsync(session, interaction, user, ct);
            else
                await AnswerAsync(session, interaction, user, isLate, ct);
        }
        catch (StoreException e)
        {
            await TellAsync(session, new Reply(e.Message), ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The program stops; the button still works after its next start.
        }
        catch (Exception e)
        {
            logger.LogError("An interaction could not be handled: {Fault}", Words(e));
            await TellAsync(session, Failed, ct);
        }
    }

    private async Task AnswerAsync(InteractionSession session, Interaction interaction, User user, bool isLate, CancellationToken ct)
    {
        // Nothing may be asked of a store or of Discord before this is acknowledged, so where it happened is told from the interaction alone.
        var place = PlaceOf(interaction, user, out var inPublic);
        var provisional = InteractionTurns.Of(interaction, new Person(DiscordPlace.PersonId(user.Id), "?"), place, inPublic, time.GetUtcNow());
        var form = provisional is not null && catalog.MayOpenForm(provisional);
        var quiet = !inPublic && interaction.Type is InteractionType.Component or InteractionType.Form && interaction.Message is not null;
        var alone = interaction.GuildId is not null;
        if (isLate && form)
            // A form is shown by its first answer alone, which another process may have given.
            return;
        if (!form)
        {
            // Too late is no reason to do nothing: what comes of it then reaches the person another way.
            var outcome = await (quiet ? session.DeferUpdateAsync(ct) : session.DeferMessageAsync(alone, ct));
            if (isLate && outcome != AnswerOutcome.Delivered)
                return;
        }
        await using var here = live.Enter(user.Id, session);
        if (form)
            // On a thread of its own, so that whatever it waits for cannot hold up the clock.
            await session.RaceAsync(Task.Run(() => HandleAsync(session, interaction, user, provisional, place, inPublic, ct), ct), null, alone, ct);
        else
            await HandleAsync(session, interaction, user, provisional, place, inPublic, ct);
    }

    private async Task HandleAsync(
        InteractionSession session,
        Interaction interaction,
        User user,
        Turn? provisional,
        Place place,
        bool inPublic,
        CancellationToken ct
    )
    {
        var layout = await layouts.GetAsync(ct);
        if (interaction.GuildId is { } guild && layout.Guild?.Id != guild)
        {
            await TryShowAsync(session, layout, new Reply("This bot works for another server, so it does nothing here."), ct);
            return;
        }
        if (provisional is null)
        {
            await TryShowAsync(session, layout, Unknown, ct);
            return;
        }
        var speaker = await people.OfAsync(user, interaction.Member, ct);
        var turn = InteractionTurns.Of(interaction, speaker, place, inPublic, time.GetUtcNow())! with { About = inPublic ? roleChannels.RoleOf(layout, interaction.ChannelId) : null };
        var shown = await router.HandleAsync(turn, ct);
        try
        {
            await ConcludeAsync(session, layout, user, turn, shown, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError("What came of an interaction could not be shown: {Fault}", Words(e));
            await TellAsync(session, Unshown, ct);
        }
    }

    /// <summary>The turn has been taken: what came of it is brought to where it belongs.</summary>
    private async Task ConcludeAsync(InteractionSession session, ServerLayout layout, User user, Turn turn, IReadOnlyList<Reply> shown, CancellationToken ct)
    {
        var delivered = await deliverer.DeliverAsync(turn.Place.Id, ct);
        await waiting.BringAsync(user.Id, turn.Place, ct);
        // Whoever is said to be in the conversation is let in before it is said there.
        await claimed.JoinAsync(turn.Speaker, ct);
        outbox.Signal();
        for (var i = 0; i < shown.Count; i++)
            if (!await TryShowAsync(session, layout, shown[i], ct))
                await platform.DeliverAsync(DiscordPlace.OfDirect(user.Id), shown[i], $"{session.Interaction.Id}.{i:x}", ct);
        if (delivered > 0 && IsStep(turn))
            await RetireAsync(session, ct);
        // "Thinking…" must end, also when everything was said in the conversation itself.
        await session.FinishAsync(delivered > 0 ? null : LiveInteractions.Alone(session, new MessageDraft { Content = "Done." }), ct);
    }

    /// <summary>Whether it is a step of the candidate's in their own conversation, rather than a button that stays where it is, such as a panel's.</summary>
    private bool IsStep(Turn turn) =>
        !turn.InPublic
        && ActionId.Parse(turn is PressTurn press ? press.Action : (turn as FormTurn)?.Action) is { } id
        && id.Verb != CandidateCommands.Apply
        && catalog.FindAction(id.Verb) is { Requires: Authority.Candidate, Effect: not null };

    /// <summary>Takes the buttons from the message whose step is done, so that they do not pile up; its words stay.</summary>
    private static async Task RetireAsync(InteractionSession session, CancellationToken ct)
    {
        try
        {
            await session.UpdateMessageAsync(new MessageDraft { Components = [] }, ct);
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnavailableException)
        {
            // They stay, and say that they belong to an earlier step.
        }
    }

    private async Task SuggestAsync(InteractionSession session, Interaction interaction, User user, CancellationToken ct)
    {
        var choices = new List<CommandChoice>();
        if (InteractionInput.Focused(interaction) is var (name, typed) && catalog.FindCommand(interaction.Data?.Name ?? "") is { } command)
        {
            var layout = await layouts.GetAsync(ct);
            var speaker = await people.OfAsync(user, interaction.Member, ct);
            if (
                (interaction.GuildId is null || layout.Guild?.Id == interaction.GuildId)
                && command.Options.FirstOrDefault(o => o.Name == name) is { } option
                && speaker.Authority >= command.Requires
            )
                foreach (var choice in await suggestions.SuggestAsync(option.Kind, typed, speaker, ct))
                    choices.Add(new CommandChoice { Name = ComponentRows.Label(choice.Label, DiscordLimits.Command.ChoiceName), Value = choice.Value });
        }
        await session.ChoicesAsync(choices, ct);
    }

    /// <summary>In a conversation's own thread and in direct messages one talks; anywhere else one is passing by.</summary>
    private Place PlaceOf(Interaction interaction, User user, out bool inPublic)
    {
        inPublic = false;
        if (interaction.GuildId is null)
            return DiscordPlace.OfDirect(user.Id);
        if (interaction.ChannelId is { } channel && threads.TryGetOwner(channel, out var owner) && owner == user.Id)
            return DiscordPlace.OfChannel(channel);
        inPublic = true;
        return DiscordPlace.OfPassing(user.Id);
    }

    /// <summary>Shows a reply as an answer to the interaction; false when the moment for that has passed.</summary>
    private static async Task<bool> TryShowAsync(InteractionSession session, ServerLayout layout, Reply reply, CancellationToken ct)
    {
        if (reply.Form is { } form && await session.ShowFormAsync(FormDrawing.Draw(form), ct) is AnswerOutcome.Delivered or AnswerOutcome.Taken)
            return true;
        // Too late for a form: its words, with a button that opens it, are what is left.
        foreach (var message in ReplyDrawing.Draw(reply, p => DiscordPlatform.LinkTo(layout, p)))
            try
            {
                if (await session.ReplyAsync(LiveInteractions.Alone(session, message.Message), message.Files, ct) is not (AnswerOutcome.Delivered or AnswerOutcome.Taken))
                    return false;
            }
            catch (DiscordApiException)
            {
                // Such as in a thread that what was asked for has deleted.
                return false;
            }
        return true;
    }

    /// <summary>An exception for the log: only the messages of our own are known to hold nobody's words.</summary>
    private static string Words(Exception e) =>
        e is DiscordApiException or DiscordUnavailableException or DeliveryException or StoreException ? e.Message : e.GetType().Name;

    private static async Task TellAsync(InteractionSession session, Reply reply, CancellationToken ct)
    {
        try
        {
            await session.ReplyAsync(LiveInteractions.Alone(session, ReplyDrawing.Draw(reply, _ => null)[0].Message), ct);
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnavailableException or OperationCanceledException)
        {
            // There is no other way to reach whoever pressed.
        }
    }
}
