using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>
/// Answers that are shown while a model still writes them: a message that is edited as the answer grows, at most once a second since Discord takes five
/// edits in five seconds from a channel (https://docs.discord.com/developers/topics/rate-limits), and that the reply takes over when it is delivered. It is noted,
/// so that a crash leaves no half of an answer behind.
/// </summary>
public sealed class AnswerDrafts(IDiscordRest rest, IPlatformNotes notes, ISessionStore store, TimeProvider time, ILogger<AnswerDrafts> logger)
{
    private const string Prefix = "draft.";
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Snowflake, Draft> _drafts = new();

    /// <summary>Shows what there is of an answer. It is a courtesy: what fails is left out, and the whole answer comes in any case.</summary>
    /// <param name="channel">Where it was asked.</param>
    /// <param name="question">The message that asks.</param>
    /// <param name="reply">The answer so far.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask ShowAsync(Snowflake channel, Snowflake question, Reply reply, CancellationToken ct)
    {
        // What is longer than a message, or has more to it than words, is shown when it is whole.
        if (ReplyDrawing.Draw(reply with { Buttons = [] }, _ => null) is not [{ Files.Count: 0 } drawn])
            return;
        var message = drawn.Message with { Content = drawn.Message.Content + "\n\u2026" };
        if (message.Content!.Length > DiscordLimits.Message.Content)
            return;
        try
        {
            if (!_drafts.TryGetValue(channel, out var draft))
            {
                // Of a process that died a moment ago: its note is about to be written over.
                if (await notes.FindAsync(DiscordPlace.Platform, Prefix + channel, ct) is { } left)
                    await CleanAsync(channel, left, ct);
                var sent = await rest.CreateMessageAsync(channel, message with { Nonce = $"{question}.d", EnforceNonce = true }, null, ct);
                _drafts[channel] = new Draft(sent.Id, time.GetTimestamp());
                await notes.SaveAsync(DiscordPlace.Platform, Prefix + channel, sent.Id.ToString(), CancellationToken.None);
            }
            else if (draft.IsFree && time.GetElapsedTime(draft.ShownAt) >= Between)
            {
                await rest.EditMessageAsync(channel, draft.Message, message, ct);
                draft.ShownAt = time.GetTimestamp();
            }
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnavailableException or DiscordLimitException or StoreException)
        {
            logger.LogDebug("An answer could not be shown while it was written: {Fault}", e.GetType().Name);
        }
    }

    /// <summary>The message that a reply to a channel takes over; null when there is none.</summary>
    /// <param name="channel">Where the reply goes.</param>
    /// <param name="nonce">Of the delivery: while it is not known to have arrived, a restart removes the message and delivers again.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<Snowflake?> TakeAsync(Snowflake channel, string nonce, CancellationToken ct)
    {
        if (!_drafts.TryGetValue(channel, out var draft) || draft.IsDone)
            return null;
        draft.IsFree = false;
        await notes.SaveAsync(DiscordPlace.Platform, Prefix + channel, $"{draft.Message}/{nonce}", ct);
        return draft.Message;
    }

    /// <summary>The message holds the whole reply, or is gone.</summary>
    public void Done(Snowflake channel)
    {
        if (_drafts.TryGetValue(channel, out var draft))
            draft.IsDone = true;
    }

    /// <summary>The turn is over: a message that no reply has taken over is removed.</summary>
    public async ValueTask EndAsync(Snowflake channel, CancellationToken ct)
    {
        if (!_drafts.TryRemove(channel, out var draft))
            return;
        if (!draft.IsDone)
            await RemoveAsync(channel, draft.Message, ct);
        try
        {
            await notes.RemoveAsync(DiscordPlace.Platform, Prefix + channel, ct);
        }
        catch (StoreException)
        {
            // The next start finds the note, and that there is nothing left to do.
        }
    }

    /// <summary>Removes what a crash left half said; before anything is delivered there.</summary>
    /// <param name="isOurs">Whether a channel is this process's: another may be showing an answer in its own.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask CleanAsync(Func<Snowflake, bool> isOurs, CancellationToken ct)
    {
        foreach (var note in await notes.ListAsync(DiscordPlace.Platform, Prefix, ct))
            if (Snowflake.TryParse(note.Key[Prefix.Length..], out var channel) && isOurs(channel) && !_drafts.ContainsKey(channel))
                await CleanAsync(channel, note.Value, ct);
    }

    private async ValueTask CleanAsync(Snowflake channel, string note, CancellationToken ct)
    {
        var parts = note.Split('/');
        // Taken over by a reply that has been delivered: it is the reply.
        var isReply = parts.Length > 1 && (await store.PendingAsync(DiscordPlace.Platform, null, ct)).All(d => d.Nonce != parts[1]);
        if (!isReply && Snowflake.TryParse(parts[0], out var message))
            await RemoveAsync(channel, message, ct);
        await notes.RemoveAsync(DiscordPlace.Platform, Prefix + channel, ct);
    }

    private async ValueTask RemoveAsync(Snowflake channel, Snowflake message, CancellationToken ct)
    {
        try
        {
            await rest.DeleteMessageAsync(channel, message, ct);
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnavailableException)
        {
            logger.LogDebug("Half an answer could not be removed: {Fault}", e.GetType().Name);
        }
    }

    private sealed record Draft(Snowflake Message, long At)
    {
        public long ShownAt { get; set; } = At;

        /// <summary>Whether no reply has begun to take it over.</summary>
        public bool IsFree { get; set; } = true;

        public bool IsDone { get; set; }
    }
}
