using RecruitBot.Discord.Model;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Drafts;

/// <summary>Rows, buttons and menus of a message as the library's (components/reference).</summary>
internal static class Components
{
    /// <summary>All rows; null when none are given, which leaves a message's components as they are.</summary>
    public static Library.MessageComponent? Of(IReadOnlyList<Component>? rows) =>
        rows is null ? null : new Library.ComponentBuilder { ActionRows = [.. rows.Select(RowOf)] }.Build();

    private static Library.ActionRowBuilder RowOf(Component row)
    {
        var made = new Library.ActionRowBuilder();
        foreach (var part in row.Components ?? [])
            made.AddComponent(part.Type == ComponentType.Button ? ButtonOf(part) : MenuOf(part));
        return made;
    }

    private static Library.ButtonComponent ButtonOf(Component button) =>
        new Library.ButtonBuilder(
            button.Label,
            button.CustomId,
            (Library.ButtonStyle)(button.Style ?? (int)ButtonLook.Secondary),
            button.Url,
            isDisabled: button.Disabled == true
        ).Build();

    private static Library.SelectMenuComponent MenuOf(Component menu) =>
        new Library.SelectMenuBuilder
        {
            CustomId = menu.CustomId,
            Placeholder = menu.Placeholder,
            MinValues = menu.MinValues ?? 1,
            MaxValues = menu.MaxValues ?? 1,
            IsDisabled = menu.Disabled == true,
            Type = (Library.ComponentType)menu.Type,
            Options = [.. (menu.Options ?? []).Select(OptionOf)],
        }.Build();

    private static Library.SelectMenuOptionBuilder OptionOf(SelectOption option) => new(option.Label, option.Value, option.Description, isDefault: option.Default);
}
