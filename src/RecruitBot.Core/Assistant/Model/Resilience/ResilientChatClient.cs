using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace RecruitBot.Core.Assistant.Model.Resilience;

/// <summary>
/// Nobody waits for a model longer than they should, and a failure that may pass is tried again: whole answers at any time, streams only
/// until their first words were passed on.
/// </summary>
/// <param name="inner">What is asked.</param>
/// <param name="resilience">What all clients of its endpoint share.</param>
public sealed class ResilientChatClient(IChatClient inner, ModelResilience resilience) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        options = AskersToken.Carried(options, cancellationToken);
        return await resilience.WholeAsync(ct => base.GetResponseAsync(sent, options, ct), cancellationToken);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        options = AskersToken.Carried(options, cancellationToken);
        using var total = new Deadline(resilience.Options.Total, resilience.Time, cancellationToken);
        using var place = await InTimeAsync(resilience.EnterAsync(total.Token), cancellationToken);
        await using var stream = await InTimeAsync(
            resilience.AttemptsAsync(_ => StreamAttempt.BeginAsync(ct => base.GetStreamingResponseAsync(sent, options, ct), resilience, total.Token), total),
            cancellationToken
        );
        foreach (var update in stream.First)
            yield return update;
        while (await InTimeAsync(stream.NextAsync(), cancellationToken))
            yield return stream.Current;
    }

    private static async ValueTask<T> InTimeAsync<T>(ValueTask<T> step, CancellationToken cancellationToken)
    {
        try
        {
            return await step;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelException(ModelFault.TimedOut, ModelResilience.TooLong, e);
        }
    }
}
