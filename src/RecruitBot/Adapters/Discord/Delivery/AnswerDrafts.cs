using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Conversations.Leases;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>
/// Answers that are shown while a model still writes them: a message that is edited as the answer grows, at most once a second since Discord takes five
/// edits in five seconds from a channel (https://docs.discord.com/developers/topics/rate-limits), and that the turn's reply takes over when it is delivered. It is
/// noted, so that a crash leaves no half of an answer behind. For a process that is alone over its store: of several, another might deliver the reply.
/// </summary>
public sealed class AnswerDrafts(IDiscordRest rest, IPlatformNotes notes, ISessionStore store, IWorkShare share, TimeProvider time, ILogger<AnswerDrafts> logger)
{
    private const string Prefix = "draft.";
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Snowflake, AnswerDraft> _drafts = new();
    private readonly AsyncLocal<Snowflake?> _turn = new();

    /// <summary>A turn in a channel begins: what it delivers there, and nothing that others deliver, takes over what it showed.</summary>
    public void Begin(Snowflake channel) => _turn.Value = channel;

    /// <summary>
    /// Shows what there is of an answer, beside whatever goes on. It is a courtesy: it never waits and never fails, and the whole answer comes in any case.
    /// </summary>
    /// <param name="channel">Where it was asked.</param>
    /// <param name="question">The message that asks.</param>
    /// <param name="reply">The answer so far.</param>
    public void Show(Snowflake channel, Snowflake question, Reply reply)
    {
        if (!share.IsWhole)
            return;
        // What is longer than a message, or has more to it than words, is shown when it is whole.
        if (ReplyDrawing.Draw(reply with { Buttons = [] }, _ => null) is not [{ Files.Count: 0, Message: { Content: { } content } message }] || content.Length + 2 > DiscordLimits.Message.Content)
            return;
        _drafts.GetOrAdd(channel, _ => new AnswerDraft(time, Between, d => WriteAsync(channel, question, d))).Next(message with { Content = content + "\n\u2026" });
    }

    /// <summary>The message that a reply of the turn takes over; null when there is none.</summary>
    /// <param name="channel">Where the reply goes.</param>
    /// <param name="nonce">Of the delivery: while it is not known to have arrived, a restart removes the message and delivers again.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<Snowflake?> TakeAsync(Snowflake channel, string nonce, CancellationToken ct)
    {
        if (_turn.Value != channel || !_drafts.TryGetValue(channel, out var draft))
            return null;
        await draft.CloseAsync();
        if (draft is not { IsDone: false, Message: { } message })
            return null;
        await notes.SaveAsync(DiscordPlace.Platform, Prefix + channel, $"{message}/{nonce}", ct);
        return message;
    }

    /// <summary>The message holds the whole reply, or is gone.</summary>
    public void Done(Snowflake channel)
    {
        if (_drafts.TryGetValue(channel, out var draft))
            draft.IsDone = true;
    }

    /// <summary>The turn is over: a message that no reply has taken over is removed.</summary>
    public async ValueTask EndAsync(Snowflake channel)
    {
        if (!_drafts.TryRemove(channel, out var draft))
            return;
        await draft.CloseAsync();
        // What could not be removed stays noted for the next start.
        if (draft is { IsDone: false, Message: { } message } && !await TryRemoveAsync(channel, message, CancellationToken.None))
            return;
        try
        {
            await notes.RemoveAsync(DiscordPlace.Platform, Prefix + channel, CancellationToken.None);
        }
        catch (StoreException)
        {
            // The next start finds the note, and that there is nothing left to do.
        }
    }

    /// <summary>What a crash left half said; asked before anything is delivered, since afterwards nobody could tell half an answer from a reply.</summary>
    public async ValueTask<IReadOnlyList<LeftDraft>> LeftAsync(CancellationToken ct)
    {
        var found = await notes.ListAsync(DiscordPlace.Platform, Prefix, ct);
        if (found.Count == 0)
            return [];
        var pending = (await store.PendingAsync(DiscordPlace.Platform, null, ct)).Select(d => d.Nonce).ToHashSet(StringComparer.Ordinal);
        var left = new List<LeftDraft>();
        foreach (var note in found)
            if (note.Value.Split('/') is [var message, .. var taken] && Snowflake.TryParse(note.Key[Prefix.Length..], out var channel) && Snowflake.TryParse(message, out var id))
                // Taken over by a reply that has been delivered: it is the reply.
                left.Add(new LeftDraft(channel, id, IsReply: taken is [var nonce] && !pending.Contains(nonce)));
        return left;
    }

    /// <summary>Removes what a crash left.</summary>
    public async Task CleanAsync(IReadOnlyList<LeftDraft> left, CancellationToken ct)
    {
        foreach (var draft in left)
            if (draft.IsReply || await TryRemoveAsync(draft.Channel, draft.Message, ct))
                if (!_drafts.ContainsKey(draft.Channel))
                    await notes.RemoveAsync(DiscordPlace.Platform, Prefix + draft.Channel, ct);
    }

    private async Task WriteAsync(Snowflake channel, Snowflake question, AnswerDraft draft)
    {
        try
        {
            if (draft.Message is { } message)
                await rest.EditMessageAsync(channel, message, draft.Content!, CancellationToken.None);
            else
            {
                var sent = await rest.CreateMessageAsync(channel, draft.Content! with { Nonce = $"{question}.d", EnforceNonce = true }, null, CancellationToken.None);
                draft.Message = sent.Id;
                await notes.SaveAsync(DiscordPlace.Platform, Prefix + channel, sent.Id.ToString(), CancellationToken.None);
            }
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnavailableException or DiscordLimitException or StoreException)
        {
            logger.LogDebug("An answer could not be shown while it was written: {Fault}", e.GetType().Name);
        }
    }

    private async ValueTask<bool> TryRemoveAsync(Snowflake channel, Snowflake message, CancellationToken ct)
    {
        try
        {
            await rest.DeleteMessageAsync(channel, message, ct);
            return true;
        }
        catch (DiscordApiException e)
        {
            logger.LogDebug("Half an answer could not be removed: {Code}", e.Code);
            // Gone, or out of the bot's reach for good.
            return true;
        }
        catch (DiscordUnavailableException)
        {
            return false;
        }
    }
}

/// <summary>A message that a crash left behind.</summary>
/// <param name="Channel">Where.</param>
/// <param name="Message">Which.</param>
/// <param name="IsReply">Whether it became a reply that has been delivered, so that it stays.</param>
public sealed record LeftDraft(Snowflake Channel, Snowflake Message, bool IsReply);
