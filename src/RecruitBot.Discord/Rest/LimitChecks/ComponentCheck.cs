using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Rest.LimitChecks;

/// <summary>Rows, buttons and menus of a message before they are sent (components/reference).</summary>
internal static class ComponentCheck
{
    public static void Message(IReadOnlyList<Component>? rows)
    {
        if (rows is null)
            return;
        Limit.Count("components", rows, DiscordLimits.Message.Rows);
        foreach (var row in rows)
            Row(row);
        Limit.Unique("custom_id", rows.SelectMany(r => r.Components ?? []).Select(c => c.CustomId).OfType<string>());
    }

    /// <summary>A menu, in a message or in a form.</summary>
    public static void Menu(Component menu)
    {
        Limit.Needed("custom_id", menu.CustomId, DiscordLimits.Button.CustomId);
        Limit.Text("placeholder", menu.Placeholder, DiscordLimits.Select.Placeholder);
        if (menu.Type != ComponentType.StringSelect)
            return;
        Limit.Count("options", menu.Options ?? [], DiscordLimits.Select.Options, least: 1);
        Limit.Range("min_values", menu.MinValues ?? 1, 0, DiscordLimits.Select.Options);
        Limit.Range("max_values", menu.MaxValues ?? 1, Math.Max(1, menu.MinValues ?? 1), DiscordLimits.Select.Options);
        foreach (var option in menu.Options ?? [])
        {
            Limit.Needed("options.label", option.Label, DiscordLimits.Select.OptionLabel);
            Limit.Needed("options.value", option.Value, DiscordLimits.Select.OptionValue);
            Limit.Text("options.description", option.Description, DiscordLimits.Select.OptionDescription);
        }
        Limit.Unique("options.value", (menu.Options ?? []).Select(o => o.Value));
    }

    private static void Row(Component row)
    {
        if (row.Type != ComponentType.ActionRow)
            throw new DiscordLimitException("components holds something that is no action row; Discord takes rows only.");
        var parts = row.Components ?? [];
        var buttons = parts.All(c => c.Type == ComponentType.Button);
        Limit.Count("components.components", parts, buttons ? DiscordLimits.Button.PerRow : 1, least: 1);
        foreach (var part in parts)
            if (part.Type == ComponentType.Button)
                Button(part);
            else
                Menu(part);
    }

    private static void Button(Component button)
    {
        Limit.Needed("label", button.Label, DiscordLimits.Button.Label);
        if (button.Style == (int)ButtonLook.Link)
        {
            Limit.Needed("url", button.Url, DiscordLimits.Button.Url);
            if (button.CustomId is not null)
                throw new DiscordLimitException("A link button has a custom_id; Discord takes a url instead of one.");
        }
        else
        {
            Limit.Needed("custom_id", button.CustomId, DiscordLimits.Button.CustomId);
            Limit.Range("style", button.Style ?? 0, (int)ButtonLook.Primary, (int)ButtonLook.Danger);
        }
    }
}
