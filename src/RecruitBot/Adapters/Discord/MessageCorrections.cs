using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.People;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Adapters.Discord.Turns;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord;

/// <summary>Messages of an application that are changed or deleted where they stand; of all others nothing is taken.</summary>
public sealed class MessageCorrections(
    IDiscordRest rest,
    Layouts layouts,
    DiscordPeople people,
    ThreadNotes threads,
    DirectChannels directs,
    ISessionStore store,
    TurnRouter router,
    Deliverer deliverer,
    Outbox outbox,
    TimeProvider time,
    ILogger<MessageCorrections> logger
)
{
    private const int Page = 100;
    private const int MostPages = 50;

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

    /// <summary>The conversations in which an answer can still be corrected.</summary>
    public async Task<IReadOnlyList<(SessionHead Session, Snowflake Channel)>> OpenAsync(CancellationToken ct)
    {
        var open = await store.FindAsync(new SessionQuery { Purpose = SessionPurpose.Application, IsOpen = true, Limit = int.MaxValue }, ct);
        return [.. open.Where(h => h.Stage.IsConversing()).Select(h => (h, ChannelOf(h))).Where(c => !c.Item2.IsZero)];
    }

    /// <summary>Takes what was changed or deleted while the bot was away: of that no event comes later.</summary>
    public async Task LookAsync(SessionHead session, Snowflake channel, CancellationToken ct)
    {
        var log = await store.ReadAsync(session.SessionId, ct);
        var answers = SessionFold.Fold(log)?.AnswerMessages.ToHashSet(StringComparer.Ordinal) ?? [];
        // What was sent by a form is no message, and what was written elsewhere does not stand here.
        var written = log.Select(e => e.Event)
            .OfType<TurnReceived>()
            .Select(t => t.Turn)
            .Where(t => t is TextTurn && t.Place == session.Place && answers.Contains(t.MessageId))
            .Select(t => Snowflake.TryParse(t.MessageId, out var id) ? id : default)
            .Where(id => !id.IsZero)
            .ToList();
        if (written.Count == 0 || (threads.TryGetOwner(channel, out _) && (await layouts.GetAsync(ct)).HidesHistory))
            return;
        if (await ReadAsync(channel, [.. written.Order()], ct) is not { } read)
            return;
        foreach (var message in read.There.Where(m => m is { EditedTimestamp: not null, Author: not null } && written.Contains(m.Id)))
            await EditedAsync(message, ct);
        foreach (var gone in written.Where(id => id <= read.To && read.There.All(m => m.Id != id)))
            await DeletedAsync(gone, ct);
    }

    /// <summary>Reads as much of a history as shows what became of messages; null when it shows nothing.</summary>
    /// <param name="channel">Where they were written.</param>
    /// <param name="written">The messages, the oldest first.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>What stands there, and the last message of which that is known.</returns>
    private async Task<(List<Message> There, Snowflake To)?> ReadAsync(Snowflake channel, List<Snowflake> written, CancellationToken ct)
    {
        var there = new List<Message>();
        var to = default(Snowflake);
        try
        {
            // What stands between them is passed over: an answer may be followed by hundreds of messages before the next.
            for (var pages = 0; written.Find(id => id > to) is { IsZero: false } next; pages++)
            {
                if (pages == MostPages)
                {
                    logger.LogWarning("Not all of a long conversation could be looked through for changed answers.");
                    break;
                }
                var page = await rest.GetMessagesAsync(channel, new Snowflake(next.Value - 1), null, Page, ct);
                // Nothing at all is what Discord shows of a history that may not be read.
                if (page.Count == 0 && there.Count == 0)
                    return null;
                there.AddRange(page);
                to = page.Count < Page ? written[^1] : page.Max(m => m.Id);
            }
        }
        catch (DiscordApiException e)
        {
            logger.LogWarning("Whether answers were changed meanwhile could not be looked up: {Reason}", e.Message);
            return null;
        }
        return (there, to);
    }

    private Snowflake ChannelOf(SessionHead session) =>
        DiscordPlace.IsChannel(session.Place, out var thread) ? thread
        : DiscordPlace.IsPerson(session.CandidateId, out var user) && directs.TryGet(user, out var direct) ? direct
        : default;

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
