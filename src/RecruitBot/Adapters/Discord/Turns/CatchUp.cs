using Microsoft.Extensions.Logging;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Turns;

/// <summary>Messages that were written while the bot was away: read from each conversation's history, oldest first, and handled like any other.</summary>
public sealed class CatchUp(IDiscordRest rest, ReadMarks marks, TimeProvider time, ILogger<CatchUp> logger)
{
    private const int Page = 100;

    /// <summary>Conversations that have been quiet for longer are not asked about at every start.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromDays(60);

    /// <summary>The conversations to ask about.</summary>
    public IReadOnlyList<Snowflake> Channels()
    {
        var since = Snowflake.At(time.GetUtcNow() - Quiet);
        return marks.All.Where(m => m.Message >= since).Select(m => m.Channel).ToList();
    }

    /// <summary>Hands over what came after the last message handled, in order.</summary>
    public async Task ReadAsync(Snowflake channel, Func<Message, Task> handle, CancellationToken ct)
    {
        if (!marks.TryGet(channel, out var after))
            return;
        while (true)
        {
            IReadOnlyList<Message> page;
            try
            {
                page = await rest.GetMessagesAsync(channel, after, null, Page, ct);
            }
            catch (DiscordApiException e) when (e.Code is ApiErrorCode.UnknownChannel)
            {
                // The thread is gone; so is what was in it.
                await marks.RemoveAsync(channel, ct);
                return;
            }
            catch (DiscordApiException e)
            {
                logger.LogWarning("A conversation's history could not be read: {Reason}", e.Message);
                return;
            }
            foreach (var message in page.OrderBy(m => m.Id))
                await handle(message);
            if (page.Count < Page)
                return;
            after = page.Max(m => m.Id);
        }
    }
}
