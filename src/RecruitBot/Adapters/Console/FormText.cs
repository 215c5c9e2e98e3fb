using System.Globalization;
using RecruitBot.Core.Conversations;

namespace RecruitBot.Adapters.Console;

/// <summary>Forms in a terminal: one question a field.</summary>
public static class FormText
{
    /// <summary>How a field is asked for.</summary>
    public static string Ask(FormField field)
    {
        var optional = field.Required ? "" : " (optional; a dash leaves it empty)";
        var choices = field.Choices is null
            ? ""
            : "\n" + string.Join("\n", field.Choices.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"  [{i + 1}] {c.Label}")));
        return $"{field.Label}{optional}:{choices}";
    }

    /// <summary>What a typed line means for a field: a number picks a choice, a dash leaves an optional one empty.</summary>
    public static string Read(FormField field, string line)
    {
        var typed = line.Trim();
        if (!field.Required && typed == "-")
            return "";
        if (field.Choices is { } choices && int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= choices.Count)
            return choices[n - 1].Label;
        return typed;
    }
}
