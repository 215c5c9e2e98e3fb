using System.Globalization;
using Microsoft.Extensions.AI;

namespace RecruitBot.Core.Assistant.Chat;

/// <summary>The execution settings of a prompt file, by the names that Semantic Kernel's YAML has for them.</summary>
internal static class PromptSettings
{
    /// <summary>The settings as options of a call.</summary>
    /// <exception cref="FormatException">A setting that is not known, or a value that is not one; the message says which.</exception>
    public static ChatOptions Read(IReadOnlyDictionary<string, string> settings)
    {
        var options = new ChatOptions();
        foreach (var (name, value) in settings)
            switch (name)
            {
                case "temperature":
                    options.Temperature = Number(name, value, 0, 2);
                    break;
                case "top_p":
                    options.TopP = Number(name, value, 0, 1);
                    break;
                case "max_tokens":
                    options.MaxOutputTokens = (int)Number(name, value, 1, 100_000);
                    break;
                case "seed":
                    options.Seed = (long)Number(name, value, 0, int.MaxValue);
                    break;
                default:
                    throw new FormatException($"execution_settings: '{name}' is not known; these are: temperature, top_p, max_tokens, seed");
            }
        return options;
    }

    private static float Number(string name, string value, float least, float most) =>
        float.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"execution_settings: '{name}' must be a number from {least} to {most}");
}
