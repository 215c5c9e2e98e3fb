using Microsoft.Extensions.AI;
using Sdk = OpenAI.Chat;

namespace RecruitBot.Adapters.OpenAi;

/// <summary>Options as the SDK takes them.</summary>
internal static class SentOptions
{
    public static Sdk.ChatCompletionOptions Of(ChatOptions? options, OpenAiEndpoint endpoint)
    {
        var sent = new Sdk.ChatCompletionOptions();
        if (options is null)
            return sent;
        sent.Temperature = options.Temperature;
        sent.TopP = options.TopP;
        sent.FrequencyPenalty = options.FrequencyPenalty;
        sent.PresencePenalty = options.PresencePenalty;
        sent.ResponseFormat = FormatOf(options.ResponseFormat);
#pragma warning disable OPENAI001 // Seed and effort are marked as subject to change in the SDK; the wire has had them since 2023 and 2024.
        sent.Seed = options.Seed;
        if (options.Reasoning?.Effort is { } effort)
            sent.ReasoningEffortLevel = new Sdk.ChatReasoningEffortLevel(effort == ReasoningEffort.ExtraHigh ? "xhigh" : effort.ToString().ToLowerInvariant());
#pragma warning restore OPENAI001
        foreach (var stop in options.StopSequences ?? [])
            sent.StopSequences.Add(stop);
        Bound(sent, options.MaxOutputTokens, endpoint);
        AddTools(sent, options);
        return sent;
    }

    private static void Bound(Sdk.ChatCompletionOptions sent, int? tokens, OpenAiEndpoint endpoint)
    {
        if (endpoint.IsOpenAi)
            sent.MaxOutputTokenCount = tokens;
#pragma warning disable SCME0001 // The SDK knows the new name only.
        else if (tokens is { } most)
            sent.Patch.Set("$.max_tokens"u8, most);
#pragma warning restore SCME0001
    }

    private static void AddTools(Sdk.ChatCompletionOptions sent, ChatOptions options)
    {
        foreach (var tool in (options.Tools ?? []).OfType<AIFunctionDeclaration>())
            sent.Tools.Add(Sdk.ChatTool.CreateFunctionTool(tool.Name, tool.Description, BinaryData.FromString(tool.JsonSchema.GetRawText())));
        if (sent.Tools.Count == 0)
            return;
        sent.AllowParallelToolCalls = options.AllowMultipleToolCalls;
        sent.ToolChoice = options.ToolMode switch
        {
            NoneChatToolMode => Sdk.ChatToolChoice.CreateNoneChoice(),
            RequiredChatToolMode { RequiredFunctionName: { } name } => Sdk.ChatToolChoice.CreateFunctionChoice(name),
            RequiredChatToolMode => Sdk.ChatToolChoice.CreateRequiredChoice(),
            _ => Sdk.ChatToolChoice.CreateAutoChoice(),
        };
    }

    private static Sdk.ChatResponseFormat? FormatOf(ChatResponseFormat? format) =>
        format switch
        {
            ChatResponseFormatJson { Schema: { } schema } json => Sdk.ChatResponseFormat.CreateJsonSchemaFormat(
                json.SchemaName ?? "answer",
                BinaryData.FromString(schema.GetRawText()),
                json.SchemaDescription,
                jsonSchemaIsStrict: true
            ),
            ChatResponseFormatJson => Sdk.ChatResponseFormat.CreateJsonObjectFormat(),
            _ => null,
        };
}
