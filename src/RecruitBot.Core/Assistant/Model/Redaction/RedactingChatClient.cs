using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace RecruitBot.Core.Assistant.Model.Redaction;

/// <summary>
/// Identifiers are replaced before a call is sent and restored in what comes back, streamed or not, in text and in the arguments of tools.
/// What is asked for as JSON (<see cref="ChatOptions.ResponseFormat"/>) stays JSON. Numbers are given in the order of appearance, so a
/// conversation that goes on keeps its placeholders.
/// </summary>
public sealed class RedactingChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = CallOf(options);
        var redactor = new Redactor(call.Identities);
        var sent = RedactedMessages.Of(messages, redactor);
        var response = await base.GetResponseAsync(sent, RedactedMessages.Of(options!, call, redactor), cancellationToken);
        foreach (var message in response.Messages)
            message.Contents = [.. message.Contents.Select(c => Restored(c, redactor, t => redactor.Restore(t, IsJson(options))))];
        return response;
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var call = CallOf(options);
        var redactor = new Redactor(call.Identities);
        var sent = RedactedMessages.Of(messages, redactor);
        var text = new StreamRestoring(redactor, IsJson(options));
        ChatResponseUpdate? last = null;
        await foreach (var update in base.GetStreamingResponseAsync(sent, RedactedMessages.Of(options!, call, redactor), cancellationToken))
        {
            last = update;
            // Nothing of the text may come after what follows it.
            var ends = update.FinishReason is not null || update.Contents.Any(c => c is FunctionCallContent);
            var contents = update.Contents.Select(c => Restored(c, redactor, text.Push)).ToList();
            if (ends && text.End() is { Length: > 0 } held)
                contents.Insert(contents.FindLastIndex(c => c is TextContent) + 1, new TextContent(held));
            update.Contents = contents;
            yield return update;
        }
        if (text.End() is { Length: > 0 } rest)
            yield return new ChatResponseUpdate(ChatRole.Assistant, rest) { ResponseId = last?.ResponseId, MessageId = last?.MessageId };
    }

    private static ModelCall CallOf(ChatOptions? options) =>
        ModelCall.Of(options) ?? throw new ModelException(ModelFault.NoConsent, "The call does not say whose words it holds, so nothing was sent.");

    private static bool IsJson(ChatOptions? options) => options?.ResponseFormat is ChatResponseFormatJson;

    private static AIContent Restored(AIContent content, Redactor redactor, Func<string, string> restore) =>
        content switch
        {
            TextContent text => new TextContent(restore(text.Text)),
            TextReasoningContent thought => new TextReasoningContent(redactor.Restore(thought.Text)),
            ErrorContent error => new ErrorContent(redactor.Restore(error.Message)) { ErrorCode = error.ErrorCode },
            FunctionCallContent called => new FunctionCallContent(called.CallId, called.Name, JsonStrings.In(called.Arguments, t => redactor.Restore(t))) { Exception = called.Exception },
            _ => content,
        };
}
