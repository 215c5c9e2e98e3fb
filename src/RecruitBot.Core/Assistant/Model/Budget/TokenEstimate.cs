using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace RecruitBot.Core.Assistant.Model.Budget;

/// <summary>
/// Tokens guessed before, or in place of, the provider's count: a third of the bytes, which is more than tokenizers make of English (a
/// quarter) and of most other languages.
/// </summary>
internal static class TokenEstimate
{
    private const int BytesPerToken = 3;
    private const int AroundMessage = 8;

    /// <summary>Of a text.</summary>
    public static long Of(string? text) => text is null ? 0 : (Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken;

    /// <summary>Of all that is sent.</summary>
    public static long Of(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var tokens = Of(options?.Instructions);
        foreach (var message in messages)
            tokens += AroundMessage + message.Contents.Sum(Of);
        foreach (var tool in options?.Tools ?? [])
            tokens += AroundMessage + Of(tool.Name) + Of(tool.Description) + Of((tool as AIFunctionDeclaration)?.JsonSchema.GetRawText());
        if (options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema })
            tokens += Of(schema.GetRawText());
        return tokens;
    }

    /// <summary>Of a part of a message.</summary>
    public static long Of(AIContent content) =>
        content switch
        {
            TextContent text => Of(text.Text),
            TextReasoningContent thought => Of(thought.Text),
            FunctionCallContent call => Of(call.Name) + Of(JsonSerializer.Serialize(call.Arguments, AIJsonUtilities.DefaultOptions)),
            FunctionResultContent { Result: string result } => Of(result),
            FunctionResultContent result => Of(JsonSerializer.Serialize(result.Result, AIJsonUtilities.DefaultOptions)),
            _ => 0,
        };
}
