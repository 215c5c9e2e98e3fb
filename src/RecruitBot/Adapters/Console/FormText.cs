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
        var now = field.Value is { Length: > 0 } value ? $" (now: {field.Choices?.FirstOrDefault(c => c.Value == value)?.Label ?? value.ReplaceLineEndings(" / ")}; = keeps it)" : "";
        return $"{field.Label}{optional}{now}:{choices}";
    }

    /// <summary>
    /// What a typed line means for a field: a number picks a choice, a dash leaves an optional one empty. A line that the field does not take
    /// gives the sentence that says why instead.
    /// </summary>
    public static (string? Value, string? Refusal) Read(FormField field, string line)
    {
        var typed = line.Trim();
        if (typed == "=" && field.Value is { Length: > 0 } value)
            return (value, null);
        if (!field.Required && typed is "-" or "")
            return ("", null);
        if (field.Choices is { } choices)
        {
            var picked = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= choices.Count
                ? choices[n - 1]
                : choices.FirstOrDefault(c => string.Equals(c.Label, typed, StringComparison.OrdinalIgnoreCase));
            return picked is null ? (null, $"Please type a number from 1 to {choices.Count}.") : (picked.Label, null);
        }
        if (typed.Length == 0)
            return (null, "This is needed; /cancel gives up.");
        return typed.Length > field.MaxLength ? (null, $"That is too long: at most {field.MaxLength:N0} characters.") : (typed, null);
    }
}
