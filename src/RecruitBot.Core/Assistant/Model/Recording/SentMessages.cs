using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace RecruitBot.Core.Assistant.Model.Recording;

/// <summary>What is kept of what was sent, and how what came back is written down.</summary>
internal static class SentMessages
{
    private static readonly JsonSerializerOptions Plain = new(AIJsonUtilities.DefaultOptions) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = false };

    /// <summary>Hash of all messages with role and parts, in lower-case hex. Messages that differ in anything sent have different hashes.</summary>
    public static string Hash(IEnumerable<ChatMessage> messages, string? instructions)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (instructions is not null)
            Add(hash, "system", instructions);
        foreach (var message in messages)
            foreach (var content in message.Contents)
                Add(hash, message.Role.Value, Written(content));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Settings, such as "temperature=0.2, max_tokens=800".</summary>
    public static string Parameters(ChatOptions? options) =>
        options is null
            ? ""
            : string.Join(
                ", ",
                new (string Name, object? Value)[]
                {
                    ("temperature", options.Temperature),
                    ("top_p", options.TopP),
                    ("seed", options.Seed),
                    ("max_tokens", options.MaxOutputTokens),
                    ("reasoning_effort", options.Reasoning?.Effort?.ToString().ToLowerInvariant()),
                    ("response_format", options.ResponseFormat is ChatResponseFormatJson json ? json.Schema is null ? "json" : "schema" : null),
                    ("tools", options.Tools is { Count: > 0 } tools ? tools.Count : null),
                }
                    .Where(p => p.Value is not null)
                    .Select(p => $"{p.Name}={p.Value}")
            );

    /// <summary>Text as it is; a call of a tool as a line of JSON; null when there is neither.</summary>
    public static string? Output(IEnumerable<AIContent> contents)
    {
        var output = new StringBuilder();
        foreach (var content in contents)
        {
            if (content is FunctionCallContent && output.Length > 0 && output[^1] != '\n')
                output.Append('\n');
            output.Append(Written(content));
        }
        return output.Length == 0 ? null : output.ToString(0, Math.Min(output.Length, Answers.AnswerLimits.MostCharacters));
    }

    private static string Written(AIContent content) =>
        content switch
        {
            TextContent text => text.Text,
            ErrorContent error => error.Message,
            FunctionCallContent call => JsonSerializer.Serialize(new { tool = call.Name, arguments = call.Arguments }, Plain),
            FunctionResultContent result => JsonSerializer.Serialize(new { of = result.CallId, result = result.Result }, Plain),
            _ => "",
        };

    private static void Add(IncrementalHash hash, string role, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes($"{role}\0{text.Length}\0"));
        hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
