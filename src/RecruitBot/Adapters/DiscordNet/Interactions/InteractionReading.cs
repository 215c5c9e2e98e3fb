using System.Globalization;
using System.Text.Json;
using Discord.WebSocket;
using RecruitBot.Adapters.DiscordNet.Events;
using RecruitBot.Discord.Model;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Interactions;

/// <summary>The library's interactions as ours.</summary>
internal static class InteractionReading
{
    /// <summary>The interaction; null for a kind that this bot has nothing for.</summary>
    public static Interaction? Of(Library.IDiscordInteraction interaction) =>
        DataOf(interaction) is not { } data
            ? null
            : new Interaction
            {
                Id = new Snowflake(interaction.Id),
                ApplicationId = new Snowflake(interaction.ApplicationId),
                Type = (InteractionType)interaction.Type,
                Data = data,
                GuildId = Id(interaction.GuildId),
                ChannelId = Id(interaction.ChannelId ?? (interaction as SocketInteraction)?.Channel?.Id),
                Member = interaction.GuildId is null ? null : People.MemberOf(interaction.User),
                User = People.Of(interaction.User),
                Token = interaction.Token,
                Version = interaction.Version,
                Message = MessageOf(interaction) is { } message ? Messages.Of(message) : null,
                AppPermissions = (Permissions)interaction.Permissions.RawValue,
                Locale = interaction.UserLocale,
                GuildLocale = interaction.GuildLocale,
            };

    private static Library.IMessage? MessageOf(Library.IDiscordInteraction interaction) =>
        interaction switch
        {
            Library.IComponentInteraction component => component.Message,
            Library.IModalInteraction modal => modal.Message,
            _ => null,
        };

    private static InteractionData? DataOf(Library.IDiscordInteraction interaction) =>
        interaction switch
        {
            Library.IAutocompleteInteraction typing => new InteractionData
            {
                Id = new Snowflake(typing.Data.CommandId),
                Name = typing.Data.CommandName,
                Type = (int)typing.Data.Type,
                Options = [.. typing.Data.Options.Select(Of)],
            },
            Library.ISlashCommandInteraction command => new InteractionData
            {
                Id = new Snowflake(command.Data.Id),
                Name = command.Data.Name,
                Type = (int)Library.ApplicationCommandType.Slash,
                Options = [.. command.Data.Options.Select(Of)],
                Resolved = FilesOf(command.Data.Options) is { Count: > 0 } files ? new ResolvedData { Attachments = files } : null,
            },
            Library.IComponentInteraction component => new InteractionData
            {
                CustomId = component.Data.CustomId,
                ComponentType = (int)component.Data.Type,
                Values = component.Data.Values?.ToList(),
            },
            Library.IModalInteraction modal => new InteractionData { CustomId = modal.Data.CustomId, Components = [.. modal.Data.Components.Select(Of)] },
            _ => null,
        };

    private static Dictionary<Snowflake, Attachment> FilesOf(IEnumerable<Library.IApplicationCommandInteractionDataOption> options) =>
        options.Select(o => o.Value).OfType<Library.IAttachment>().Select(Messages.Of).DistinctBy(a => a.Id).ToDictionary(a => a.Id);

    private static InteractionOption Of(Library.AutocompleteOption option) =>
        new()
        {
            Name = option.Name,
            Type = (int)option.Type,
            Value = ValueOf(option.Value),
            Focused = option.Focused ? true : null,
        };

    private static InteractionOption Of(Library.IApplicationCommandInteractionDataOption option) =>
        new()
        {
            Name = option.Name,
            Type = (int)option.Type,
            Value = ValueOf(option.Value),
            Options = option.Options?.Count > 0 ? [.. option.Options.Select(Of)] : null,
        };

    private static Component Of(Library.IComponentInteractionData input) =>
        new()
        {
            Type = (ComponentType)input.Type,
            CustomId = input.CustomId,
            Value = input.Value,
            Values = input.Values?.ToList(),
        };

    /// <summary>Text, number or boolean as it came; what the library made an entity of, by its id.</summary>
    private static JsonElement? ValueOf(object? value) =>
        value switch
        {
            null => null,
            string or bool or long or int or double or decimal => JsonSerializer.SerializeToElement(value, value.GetType(), DiscordJson.Options),
            Library.IAttachment file => JsonSerializer.SerializeToElement(file.Id.ToString(CultureInfo.InvariantCulture)),
            Library.IEntity<ulong> entity => JsonSerializer.SerializeToElement(entity.Id.ToString(CultureInfo.InvariantCulture)),
            _ => JsonSerializer.SerializeToElement(Convert.ToString(value, CultureInfo.InvariantCulture)),
        };

    private static Snowflake? Id(ulong? id) => id is { } known ? new Snowflake(known) : null;
}
