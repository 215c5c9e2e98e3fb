using System.Text.Json;
using Microsoft.Extensions.AI;
using Sdk = OpenAI.Chat;

namespace RecruitBot.Adapters.OpenAi;

/// <summary>Messages as the SDK takes them. Images and whatever else cannot be sent as text are left out.</summary>
internal static class SentMessages
{
    private static readonly JsonSerializerOptions Compact = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    public static IEnumerable<Sdk.ChatMessage> Of(IEnumerable<ChatMessage> messages, string? instructions)
    {
        if (!string.IsNullOrWhiteSpace(instructions))
            yield return new Sdk.SystemChatMessage(instructions);
        foreach (var message in messages)
        {
            // A message may hold several results; on the wire each is a message of its own (API reference, "Create chat completion").
            foreach (var result in message.Contents.OfType<FunctionResultContent>())
                yield return new Sdk.ToolChatMessage(result.CallId, Words(result.Result));
            if (message.Role == ChatRole.System)
                yield return new Sdk.SystemChatMessage(message.Text);
            else if (message.Role == ChatRole.Assistant)
                yield return Said(message);
            else if (message.Role != ChatRole.Tool)
                yield return new Sdk.UserChatMessage(message.Text);
        }
    }

    private static Sdk.AssistantChatMessage Said(ChatMessage message)
    {
        var calls = message.Contents.OfType<FunctionCallContent>().Select(CallOf).ToList();
        if (calls.Count == 0)
            return new Sdk.AssistantChatMessage(message.Text);
        var said = new Sdk.AssistantChatMessage(calls);
        if (message.Text.Length > 0)
            said.Content.Add(Sdk.ChatMessageContentPart.CreateTextPart(message.Text));
        return said;
    }

    private static Sdk.ChatToolCall CallOf(FunctionCallContent call) =>
        Sdk.ChatToolCall.CreateFunctionToolCall(
            call.CallId,
            call.Name,
            BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(call.Arguments ?? new Dictionary<string, object?>(StringComparer.Ordinal), Compact))
        );

    private static string Words(object? result) => result as string ?? JsonSerializer.Serialize(result, Compact);
}
