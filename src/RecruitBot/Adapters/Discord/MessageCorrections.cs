using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.People;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Adapters.Discord.Turns;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord;

/// <summary>Messages of an application that are changed or deleted where they stand; of all others nothing is taken.</summary>
public sealed class MessageCorrections(
    Layouts layouts,
    DiscordPeople people,
    ThreadNotes threads,
    ISessionStore store,
    TurnRouter router,
    Deliverer deliverer,
    Outbox outbox,
    TimeProvider time
)
{
    /// <summary>Whether a change may concern the bot at all; links that Discord unfolds change a message without its author's doing.</summary>
    public bool Concerns(Message message, Snowflake bot) =>
        message is { Author: { Bot: not true } author, WebhookId: null, EditedTimestamp: not null } && author.Id != bot && IsHeld(message.ChannelId, message.GuildId);

    /// <summary>Takes a change once.</summary>
    public async Task EditedAsync(Message message, CancellationToken ct)
    {
        if (await FindAsync(message.Id, ct) is null)
            return;
        var layout = await layouts.GetAsync(ct);
        var text = MessageText.Of(message, layout.Bot.Id);
        // Without the intent to read messages nothing is shown of what it says now.
        if (text.Length == 0)
            return;
        var author = message.Author!;
        var place = threads.TryGetOwner(message.ChannelId, out _) ? DiscordPlace.OfChannel(message.ChannelId) : DiscordPlace.OfDirect(author.Id);
        var at = message.EditedTimestamp!.Value;
        var speaker = await people.OfAsync(author, message.Member, ct);
        await TakeAsync(new EditTurn($"edit/{message.Id}/{at.ToUnixTimeMilliseconds()}", at, speaker, place, message.Id.ToString(), text), ct);
    }

    /// <summary>Takes the deletion of a message once.</summary>
    public async Task DeletedAsync(Snowflake message, CancellationToken ct)
    {
        if (await FindAsync(message, ct) is not { } session)
            return;
        var candidate = new Person(session.CandidateId, session.CandidateName);
        await TakeAsync(new DeletionTurn($"deleted/{message}", time.GetUtcNow(), candidate, session.Place, message.ToString()), ct);
    }

    /// <summary>Whether conversations are held there: in a thread of the bot's, or where there is no server.</summary>
    public bool IsHeld(Snowflake channel, Snowflake? guild) => guild is null || threads.TryGetOwner(channel, out _);

    private async Task TakeAsync(Turn turn, CancellationToken ct)
    {
        await router.HandleAsync(turn, ct);
        await deliverer.DeliverAsync(turn.Place.Id, ct);
        outbox.Signal();
    }

    /// <summary>The open application that took a message.</summary>
    private async ValueTask<SessionHead?> FindAsync(Snowflake message, CancellationToken ct) =>
        await store.FindMessageAsync(message.ToString(), ct) is { } id
        && await store.FindAsync(new SessionQuery { SessionIdPrefix = id, Purpose = SessionPurpose.Application, IsOpen = true, Limit = 1 }, ct) is [var head]
            ? head
            : null;
}
