using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Adapters.Discord.Turns;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>
/// What Discord keeps of a candidate: the cards, the threads and what the bot wrote in direct messages. What the candidate wrote there is
/// theirs to delete; no bot can.
/// </summary>
public sealed class DiscordTraces(IDiscordRest rest, Layouts layouts, TopicMessages topics, ThreadNotes threads, ReadMarks marks, DirectChannels directs) : IPlatformTraces
{
    private const int Page = 100;
    private const int MostPages = 20;

    /// <inheritdoc/>
    public async Task RemoveAsync(IReadOnlyList<SessionHead> sessions, CancellationToken cancellationToken)
    {
        foreach (var session in sessions)
            await topics.RemoveSessionAsync(session.SessionId, cancellationToken);
        foreach (var candidate in sessions.Select(s => s.CandidateId).Distinct(StringComparer.Ordinal))
            if (DiscordPlace.IsPerson(candidate, out var user))
                await OfUserAsync(user, cancellationToken);
    }

    private async Task OfUserAsync(Snowflake user, CancellationToken ct)
    {
        foreach (var thread in threads.Of(user))
        {
            await IgnoringGoneAsync(() => rest.DeleteChannelAsync(thread, ct));
            await threads.RemoveAsync(thread, ct);
            await marks.RemoveAsync(thread, ct);
        }
        await IgnoringGoneAsync(() => DirectAsync(user, ct));
    }

    private async Task DirectAsync(Snowflake user, CancellationToken ct)
    {
        var bot = (await layouts.GetAsync(ct)).Bot.Id;
        var channel = await directs.OfAsync(user, ct);
        Snowflake? before = null;
        for (var page = 0; page < MostPages; page++)
        {
            var messages = await rest.GetMessagesAsync(channel, null, before, Page, ct);
            foreach (var message in messages.Where(m => m.Author?.Id == bot))
                await IgnoringGoneAsync(() => rest.DeleteMessageAsync(channel, message.Id, ct));
            if (messages.Count < Page)
                break;
            before = messages.Min(m => m.Id);
        }
        await marks.RemoveAsync(channel, ct);
    }

    /// <summary>What is gone needs no removing; anything else that Discord refuses stops the erasure, so that it can be asked for again.</summary>
    private static async Task IgnoringGoneAsync(Func<Task> remove)
    {
        try
        {
            await remove();
        }
        catch (DiscordApiException e)
            when (e.Code is ApiErrorCode.UnknownChannel or ApiErrorCode.UnknownMessage or ApiErrorCode.UnknownUser or ApiErrorCode.CannotMessageUser or ApiErrorCode.NoMutualGuilds)
        {
            // Gone already, or never reachable.
        }
    }
}
