using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Turns;

/// <summary>
/// What is written in a thread while the message-content intent is off, so that its words do not reach the bot (events/gateway, Message
/// Content Intent): its author is asked to use the buttons, the team is told, and it is read once the words can be had.
/// </summary>
public sealed class UnreadMessages(Layouts layouts, ThreadNotes threads, ReadMarks marks, ISessionStore store, Whereabouts whereabouts)
{
    private const string Cause = "unread";
    private const string Otherwise = "I cannot read plain messages in this server at the moment. Please mention me, or write to me directly.";

    /// <summary>Whether the message's words are kept from the bot; what is shown then and not recorded is null when there is nothing to show.</summary>
    public async ValueTask<(bool IsUnread, string? Shown)> TakeAsync(Message message, User author, CancellationToken ct)
    {
        var layout = await layouts.GetAsync(ct);
        if (layout.ReadsMessages || message.Content.Length > 0 || message.Attachments.Count > 0 || !threads.TryGetOwner(message.ChannelId, out var owner))
            return (false, null);
        marks.Hold(message.ChannelId);
        // What the team writes to the candidate needs no answer.
        if (author.Id != owner)
            return (true, null);
        var held = await store.FindAsync(Applications(owner) with { Place = DiscordPlace.OfChannel(message.ChannelId), IsOpen = true }, ct);
        foreach (var session in held)
            await whereabouts.NoteAsync(session, session.Place, Cause, Advice(layout), Words(session), ct, occasion: message.Id.ToString());
        return (true, held.Count == 0 ? Otherwise : null);
    }

    /// <summary>
    /// Whether a message that could not be read when it was written is out of date: its author went on another way since, as they were asked
    /// to, and it would be taken for the answer to what is asked now.
    /// </summary>
    public async ValueTask<bool> IsOvertakenAsync(Message message, CancellationToken ct)
    {
        if (!threads.TryGetOwner(message.ChannelId, out var owner))
            return false;
        var place = DiscordPlace.OfChannel(message.ChannelId);
        foreach (var session in await store.FindAsync(Applications(owner), ct))
            if (await whereabouts.IsNotedAsync(session, place, Cause, message.Id.ToString(), ct) && await WentOnAsync(session, message.Id, ct))
            {
                await whereabouts.OverAsync(session, place, [Cause], ct);
                return true;
            }
        return false;
    }

    private static SessionQuery Applications(Snowflake owner) => new() { CandidateId = DiscordPlace.PersonId(owner), Purpose = SessionPurpose.Application };

    private async ValueTask<bool> WentOnAsync(SessionHead session, Snowflake message, CancellationToken ct) =>
        (await store.ReadAsync(session.SessionId, ct))
            .Select(e => (e.Event as TurnReceived)?.Turn)
            .Any(t => t is TextTurn or FormTurn or PressTurn && t.Speaker.Id == session.CandidateId && Snowflake.TryParse(t.MessageId, out var id) && id > message);

    private static string? Words(SessionHead session) =>
        session.ClaimedBy is not null ? null
        : session.Stage.IsConversing() ? "I cannot read plain messages in this server at the moment. Please answer by the buttons below the question; \u201cWrite an answer\u201d takes your words."
        : Otherwise;

    private static string Advice(ServerLayout layout) =>
        $"they wrote in their private thread, and the message-content intent is off, so I cannot read it; they are asked to use the buttons. What they do not send again I read once it is on: https://discord.com/developers/applications/{layout.Application.Id}/bot → Privileged Gateway Intents → switch on Message Content Intent → Save Changes; then start the bot again.";
}
