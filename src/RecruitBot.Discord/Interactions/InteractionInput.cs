using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Interactions;

/// <summary>
/// What a person gave with an interaction, as text. Read with distrust: a payload with holes, doubles or wrong types gives fewer values, never an
/// exception (interactions/receiving-and-responding, Interaction Data).
/// </summary>
public static class InteractionInput
{
    /// <summary>Options of a command with their values; those of subcommands stand beside the others. The first of a name counts.</summary>
    public static IReadOnlyDictionary<string, string> Options(Interaction interaction) =>
        ToDictionary(Flatten(interaction.Data?.Options).Select(o => ((string?)o.Name, Text(o.Value))));

    /// <summary>Files that came with a command, by the name of their option (Application Command Option Type 11).</summary>
    public static IReadOnlyDictionary<string, Attachment> Files(Interaction interaction)
    {
        const int file = 11;
        var files = new Dictionary<string, Attachment>(StringComparer.Ordinal);
        foreach (var option in Flatten(interaction.Data?.Options))
            if (option is { Type: file, Name: not null } && Snowflake.TryParse(Text(option.Value), out var id) && interaction.Data?.Resolved?.Attachments?.GetValueOrDefault(id) is { } attachment)
                files.TryAdd(option.Name, attachment);
        return files;
    }

    /// <summary>The option that is being typed in autocomplete, with what stands there so far.</summary>
    public static (string Name, string Text)? Focused(Interaction interaction) =>
        Flatten(interaction.Data?.Options).FirstOrDefault(o => o is { Focused: true, Name: not null }) is { } option
            ? (option.Name, Text(option.Value) ?? "")
            : null;

    /// <summary>What was entered in a form, by the <c>custom_id</c> of the input; picked values are joined by commas.</summary>
    public static IReadOnlyDictionary<string, string> Fields(Interaction interaction) =>
        ToDictionary(Flatten(interaction.Data?.Components).Select(c => (c.CustomId, c.Value ?? Joined(c.Values))));

    /// <summary>What was picked in a menu.</summary>
    public static IReadOnlyList<string> Picked(Interaction interaction) => [.. (interaction.Data?.Values ?? []).Where(v => v is not null)];

    private static IEnumerable<InteractionOption> Flatten(IReadOnlyList<InteractionOption>? options) =>
        (options ?? []).Where(o => o is not null).SelectMany(o => Flatten(o.Options).Prepend(o));

    private static IEnumerable<Component> Flatten(IReadOnlyList<Component>? components) =>
        (components ?? [])
            .Where(c => c is not null)
            .SelectMany(c => Flatten(c.Components).Concat(c.Inner is { } inner ? Flatten([inner]) : []).Prepend(c));

    private static Dictionary<string, string> ToDictionary(IEnumerable<(string? Name, string? Value)> pairs)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
            if (name is not null && value is not null)
                values.TryAdd(name, value);
        return values;
    }

    private static string? Joined(IReadOnlyList<string>? values) => values is null ? null : string.Join(',', values.Where(v => v is not null));

    private static string? Text(JsonElement? value) =>
        value?.ValueKind switch
        {
            JsonValueKind.String => Characters(value.Value),
            JsonValueKind.Number => value.Value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };

    /// <summary>Null for halves of characters, which JSON can hold and text cannot.</summary>
    private static string? Characters(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
