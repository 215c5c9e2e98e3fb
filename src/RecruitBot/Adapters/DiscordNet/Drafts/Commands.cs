using System.Text.Json;
using RecruitBot.Adapters.DiscordNet.Rest;
using RecruitBot.Discord.Model;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Drafts;

/// <summary>Slash commands as the library registers them (interactions/application-commands).</summary>
internal static class Commands
{
    public static Library.ApplicationCommandProperties[] Of(IReadOnlyList<ApplicationCommand> commands) => [.. commands.Select(Of)];

    /// <summary>
    /// The library sends permissions as a number; they are more bits than a JSON number is sure to hold, and Discord documents a text. It also says of
    /// every option whether it suggests, which Discord documents for words and numbers only.
    /// </summary>
    public static IReadOnlyList<AddedField> Added(IReadOnlyList<ApplicationCommand> commands) =>
        [
            .. commands.Select(
                (command, at) =>
                    new AddedField($"{at}/default_member_permissions", () => JsonSerializer.SerializeToNode(command.DefaultMemberPermissions, DiscordJson.Options))
            ),
            .. commands.SelectMany(
                (command, at) => (command.Options ?? []).Select((option, n) => (option.Autocomplete, Path: $"{at}/options/{n}/autocomplete")).Where(o => o.Autocomplete is null).Select(o => new AddedField(o.Path, null))
            ),
        ];

    private static Library.SlashCommandProperties Of(ApplicationCommand command)
    {
        var builder = new Library.SlashCommandBuilder
        {
            Name = command.Name,
            Description = command.Description,
            DefaultMemberPermissions = command.DefaultMemberPermissions is { } needed ? (Library.GuildPermission)needed : null,
        };
        if (command.Contexts is { } contexts)
            builder.WithContextTypes([.. contexts.Select(c => (Library.InteractionContextType)c)]);
        if (command.IntegrationTypes is { } types)
            builder.WithIntegrationTypes([.. types.Select(t => (Library.ApplicationIntegrationType)t)]);
        foreach (var option in command.Options ?? [])
            builder.AddOption(OptionOf(option));
        return builder.Build();
    }

    private static Library.SlashCommandOptionBuilder OptionOf(ApplicationCommandOption option)
    {
        var builder = new Library.SlashCommandOptionBuilder
        {
            Name = option.Name,
            Description = option.Description,
            Type = (Library.ApplicationCommandOptionType)option.Type,
            IsRequired = option.Required,
            IsAutocomplete = option.Autocomplete == true,
            MinLength = option.MinLength,
            MaxLength = option.MaxLength,
        };
        foreach (var choice in option.Choices ?? [])
            builder.AddChoice(choice.Name, choice.Value);
        return builder;
    }
}
