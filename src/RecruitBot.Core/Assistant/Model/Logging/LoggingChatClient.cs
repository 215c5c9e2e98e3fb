using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace RecruitBot.Core.Assistant.Model.Logging;

/// <summary>One line for each call at Debug: what for, with what, how it ended and what it took. Words, already redacted, at Trace only.</summary>
/// <param name="inner">What is asked.</param>
/// <param name="purpose">What for.</param>
/// <param name="model">The model's id.</param>
/// <param name="logger">Where to.</param>
/// <param name="time">The clock.</param>
public sealed partial class LoggingChatClient(IChatClient inner, string purpose, string model, ILogger<LoggingChatClient> logger, TimeProvider time) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var began = time.GetTimestamp();
        Words("asked", sent);
        try
        {
            var response = await base.GetResponseAsync(sent, options, cancellationToken);
            Ended(options, "answered", began, response.Usage);
            Words("answered", response.Messages);
            return response;
        }
        catch (Exception e)
        {
            Ended(options, OutcomeOf(e), began, null);
            throw;
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var began = time.GetTimestamp();
        Words("asked", sent);
        var outcome = "given up";
        List<ChatResponseUpdate> pieces = [];
        await using var updates = base.GetStreamingResponseAsync(sent, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (true)
            {
                try
                {
                    if (!await updates.MoveNextAsync())
                        break;
                }
                catch (Exception e)
                {
                    outcome = OutcomeOf(e);
                    throw;
                }
                pieces.Add(updates.Current);
                yield return updates.Current;
            }
            outcome = "answered";
        }
        finally
        {
            Ended(options, outcome, began, pieces.SelectMany(p => p.Contents).OfType<UsageContent>().LastOrDefault()?.Details);
            Words("answered", [new ChatMessage(ChatRole.Assistant, string.Concat(pieces.Select(p => p.Text)))]);
        }
    }

    private static string OutcomeOf(Exception e) =>
        e switch
        {
            ModelException failed => failed.Fault.ToString(),
            OperationCanceledException => "given up",
            _ => e.GetType().Name,
        };

    private void Ended(ChatOptions? options, string outcome, long began, UsageDetails? usage) =>
        Ended(model, purpose, ModelCall.Of(options)?.Prompt, outcome, time.GetElapsedTime(began).TotalMilliseconds, usage?.InputTokenCount, usage?.OutputTokenCount);

    private void Words(string what, IEnumerable<ChatMessage> messages)
    {
        if (logger.IsEnabled(LogLevel.Trace))
            Words(model, what, string.Join('\n', messages.Select(m => $"{m.Role}: {m.Text}")));
    }

    [LoggerMessage(LogLevel.Debug, "{Model} for {Purpose} with {Prompt}: {Outcome} in {Milliseconds:0} ms, {Input} tokens in and {Output} out.")]
    private partial void Ended(string model, string purpose, string? prompt, string outcome, double milliseconds, long? input, long? output);

    [LoggerMessage(LogLevel.Trace, "{Model} {What}: {Words}")]
    private partial void Words(string model, string what, string words);
}
