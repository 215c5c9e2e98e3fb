namespace RecruitBot.Core.Assistant.Chat;

/// <summary>JSON that a model wrote.</summary>
internal static class ModelJson
{
    /// <summary>The JSON alone: servers that cannot be held to a schema let models wrap it in a code block.</summary>
    public static string Inner(string text)
    {
        var trimmed = text.Trim();
        return trimmed.StartsWith("```", StringComparison.Ordinal) && trimmed.EndsWith("```", StringComparison.Ordinal) && trimmed.IndexOf('\n', StringComparison.Ordinal) is > 0 and var first && first < trimmed.Length - 3
            ? trimmed[first..^3]
            : trimmed;
    }
}
