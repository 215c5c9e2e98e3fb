using Microsoft.Extensions.Logging;
using RecruitBot.Core.Assistant.Orchestration;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Turns;

/// <summary>
/// Shows that the bot is typing while a model is asked: Discord shows it for ten seconds (https://docs.discord.com/developers/resources/channel#trigger-typing-indicator),
/// so it is shown again until there is an answer. Without a model every answer is there before it could be seen.
/// </summary>
public sealed class TypingIndicator(IDiscordRest rest, IOrchestrator orchestrator, TimeProvider time, ILogger<TypingIndicator> logger)
{
    // What is answered at once needs no indicator, and one would stay behind the answer.
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(8);

    /// <summary>Does something, and shows in a channel that it is being done when it takes a moment.</summary>
    public async Task<T> WhileAsync<T>(Snowflake channel, Task<T> work, CancellationToken ct)
    {
        if (!orchestrator.IsThere)
            return await work;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var showing = ShowAsync(channel, done.Token);
        try
        {
            return await work;
        }
        finally
        {
            await done.CancelAsync();
            await showing;
        }
    }

    private async Task ShowAsync(Snowflake channel, CancellationToken ct)
    {
        try
        {
            for (var pause = First; ; pause = Again)
            {
                await Task.Delay(pause, time, ct);
                await rest.TriggerTypingAsync(channel, ct);
            }
        }
        catch (OperationCanceledException)
        {
            // There is an answer.
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnavailableException or DiscordLimitException)
        {
            logger.LogDebug("It could not be shown that the bot is typing: {Fault}", e.GetType().Name);
        }
    }
}
