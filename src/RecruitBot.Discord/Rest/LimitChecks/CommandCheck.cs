using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Rest.LimitChecks;

/// <summary>Commands before they are registered (interactions/application-commands, Structure and Option Structure).</summary>
internal static class CommandCheck
{
    public static void Check(IReadOnlyList<ApplicationCommand> commands)
    {
        Limit.Count("commands", commands, DiscordLimits.Command.Commands);
        foreach (var command in commands)
            Check(command);
        Limit.Unique("name", commands.Select(c => c.Name));
    }

    public static void Choice(CommandChoice choice)
    {
        Limit.Needed("choices.name", choice.Name, DiscordLimits.Command.ChoiceName);
        Limit.Text("choices.value", choice.Value, DiscordLimits.Command.ChoiceValue);
    }

    private static void Check(ApplicationCommand command)
    {
        Name(command.Name);
        Limit.Needed("description", command.Description, DiscordLimits.Command.Description);
        var options = command.Options ?? [];
        Limit.Count("options", options, DiscordLimits.Command.Options);
        foreach (var option in options)
            Option(option);
        Limit.Unique("options.name", options.Select(o => o.Name));
        if (options.SkipWhile(o => o.Required == true).Any(o => o.Required == true))
            throw new DiscordLimitException("A required option follows an optional one; Discord wants the required ones first.");
        var total = command.Name.Length + command.Description.Length + options.Sum(Length);
        if (total > DiscordLimits.Command.Total)
            throw new DiscordLimitException($"A command has {total} characters in all; Discord takes at most {DiscordLimits.Command.Total}.");
    }

    private static void Option(ApplicationCommandOption option)
    {
        Name(option.Name);
        Limit.Needed("options.description", option.Description, DiscordLimits.Command.Description);
        Limit.Count("choices", option.Choices, DiscordLimits.Command.Choices);
        if (option is { Autocomplete: true, Choices.Count: > 0 })
            throw new DiscordLimitException("An option has choices and autocomplete; Discord takes one or the other.");
        foreach (var choice in option.Choices ?? [])
            Choice(choice);
        Limit.Range("min_length", option.MinLength ?? 0, 0, DiscordLimits.Command.OptionText);
        Limit.Range("max_length", option.MaxLength ?? DiscordLimits.Command.OptionText, 1, DiscordLimits.Command.OptionText);
    }

    private static void Name(string name)
    {
        if (!CommandName.IsValid(name))
            throw new DiscordLimitException("A name has characters or a length that Discord refuses; see CommandName.");
    }

    private static int Length(ApplicationCommandOption option) =>
        option.Name.Length + option.Description.Length + (option.Choices?.Sum(c => c.Name.Length + c.Value.Length) ?? 0);
}
