using Microsoft.Extensions.AI;

namespace RecruitBot.Core.Assistant.Model.Redaction;

/// <summary>Messages as they may leave this machine: parts that can be read are redacted, all others (images, files, what is unknown) left out.</summary>
internal static class RedactedMessages
{
    public static List<ChatMessage> Of(IEnumerable<ChatMessage> messages, Redactor redactor) =>
        [.. messages.Select(m => new ChatMessage(m.Role, [.. m.Contents.Select(c => Redacted(c, redactor)).OfType<AIContent>()]))];

    /// <summary>Options with nothing of whoever they were made for but the call itself.</summary>
    public static ChatOptions Of(ChatOptions options, ModelCall call, Redactor redactor)
    {
        var redacted = options.Clone();
        redacted.Instructions = options.Instructions is { } text ? redactor.Redact(text) : null;
        redacted.ConversationId = null;
        redacted.RawRepresentationFactory = null;
        redacted.AdditionalProperties = null;
        return call.Carried(redacted);
    }

    private static AIContent? Redacted(AIContent content, Redactor redactor) =>
        content switch
        {
            TextContent text => new TextContent(redactor.Redact(text.Text)),
            FunctionCallContent called => new FunctionCallContent(called.CallId, called.Name, JsonStrings.In(called.Arguments, redactor.Redact)),
            FunctionResultContent result => new FunctionResultContent(result.CallId, JsonStrings.In(result.Result, redactor.Redact)),
            _ => null,
        };
}
