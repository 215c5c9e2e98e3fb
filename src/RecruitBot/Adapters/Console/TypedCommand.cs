using RecruitBot.Core.Commands;

namespace RecruitBot.Adapters.Console;

/// <summary>Reads a typed command: "/decline SESSION reason of many words message: words", options in order or by "name:".</summary>
public static class TypedCommand
{
    /// <summary>The command's name and options; an unknown command has none.</summary>
    public static (string Name, Dictionary<string, string> Options) Parse(string line, CommandCatalog catalog)
    {
        var text = line.Trim().TrimStart('/');
        var end = text.IndexOfAny([' ', '\t']);
        var name = (end < 0 ? text : text[..end]).ToLowerInvariant();
        var rest = end < 0 ? "" : text[end..].Trim();
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (catalog.FindCommand(name) is not { } command)
            return (name, options);
        string? current = null;
        foreach (var word in rest.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var value = word;
            if (Named(command, word) is { } option)
            {
                current = option.Name;
                value = word[(option.Name.Length + 1)..];
            }
            // "session: abc" names the option and gives its word after a blank.
            else if (current is null || (!TakesMore(command, current) && options[current].Length > 0))
            {
                current = command.Options.FirstOrDefault(o => !options.ContainsKey(o.Name))?.Name ?? current;
            }
            if (current is null)
                break;
            options[current] = options.TryGetValue(current, out var before) && before.Length > 0 ? $"{before} {value}".TrimEnd() : value;
        }
        return (name, options);
    }

    private static CommandOption? Named(CommandDefinition command, string word) =>
        command.Options.FirstOrDefault(o =>
            word.Length > o.Name.Length && word[o.Name.Length] == ':' && word.StartsWith(o.Name, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Free text and the last option run on; others take one word.</summary>
    private static bool TakesMore(CommandDefinition command, string option) =>
        command.Options[^1].Name == option || command.Options.Any(o => o.Name == option && o.Kind == OptionKind.Text);
}
