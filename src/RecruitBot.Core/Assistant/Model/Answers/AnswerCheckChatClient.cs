using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace RecruitBot.Core.Assistant.Model.Answers;

/// <summary>Refusals, empty answers, answers that stop in the middle and answers without end become a <see cref="ModelException"/>.</summary>
public sealed class AnswerCheckChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        return AnswerLimits.Fault(response.Messages.SelectMany(m => m.Contents), response.FinishReason) is { } fault ? throw fault : response;
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        List<AIContent> all = [];
        var length = 0L;
        ChatFinishReason? finish = null;
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            all.AddRange(update.Contents);
            finish = update.FinishReason ?? finish;
            length += update.Contents.Sum(AnswerLimits.Length);
            if (length > AnswerLimits.MostCharacters)
                throw AnswerLimits.TooLong();
            yield return update;
        }
        if (AnswerLimits.Fault(all, finish) is { } fault)
            throw fault;
    }
}
