using System.Text.Json;
using Microsoft.Extensions.AI;
using RecruitBot.Core.Assistant.Model;
using Sdk = OpenAI.Chat;

namespace RecruitBot.Adapters.OpenAi;

/// <summary>The SDK's answers as the seam has them.</summary>
internal static class ReadAnswer
{
    public static ChatResponse Of(Sdk.ChatCompletion completion)
    {
        var message = new ChatMessage(ChatRole.Assistant, [.. Texts(completion.Content)]);
        foreach (var call in completion.ToolCalls)
            message.Contents.Add(CallOf(call.Id, call.FunctionName, call.FunctionArguments?.ToString()));
        if (!string.IsNullOrEmpty(completion.Refusal))
            message.Contents.Add(Refusal(completion.Refusal));
        return new ChatResponse(message)
        {
            ResponseId = completion.Id,
            ModelId = completion.Model,
            FinishReason = Of(completion.FinishReason),
            Usage = Of(completion.Usage),
        };
    }

    public static IEnumerable<AIContent> Texts(Sdk.ChatMessageContent? content) =>
        (content ?? []).Where(p => p.Kind == Sdk.ChatMessageContentPartKind.Text && !string.IsNullOrEmpty(p.Text)).Select(p => new TextContent(p.Text));

    /// <summary>A call of a tool. Arguments that are no JSON object are told with it, for whoever runs tools to refuse.</summary>
    public static FunctionCallContent CallOf(string? id, string? name, string? arguments)
    {
        id = string.IsNullOrEmpty(id) ? Guid.NewGuid().ToString("N") : id;
        try
        {
            var read = string.IsNullOrWhiteSpace(arguments) ? [] : JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments, AIJsonUtilities.DefaultOptions);
            return new FunctionCallContent(id, name ?? "", read ?? []);
        }
        catch (JsonException e)
        {
            return new FunctionCallContent(id, name ?? "") { Exception = new ModelException(ModelFault.Unreadable, "The arguments are not a JSON object.", e) };
        }
    }

    public static ErrorContent Refusal(string words) => new(words) { ErrorCode = "Refusal" };

    public static ChatFinishReason Of(Sdk.ChatFinishReason reason) =>
        reason switch
        {
            Sdk.ChatFinishReason.Length => ChatFinishReason.Length,
            Sdk.ChatFinishReason.ContentFilter => ChatFinishReason.ContentFilter,
            Sdk.ChatFinishReason.ToolCalls or Sdk.ChatFinishReason.FunctionCall => ChatFinishReason.ToolCalls,
            _ => ChatFinishReason.Stop,
        };

    public static UsageDetails? Of(Sdk.ChatTokenUsage? usage) =>
        usage is null or { InputTokenCount: 0, OutputTokenCount: 0 }
            ? null
            : new UsageDetails
            {
                InputTokenCount = usage.InputTokenCount,
                OutputTokenCount = usage.OutputTokenCount,
                TotalTokenCount = usage.TotalTokenCount,
                CachedInputTokenCount = usage.InputTokenDetails?.CachedTokenCount,
                ReasoningTokenCount = usage.OutputTokenDetails?.ReasoningTokenCount,
            };
}
