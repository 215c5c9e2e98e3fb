namespace RecruitBot.Simulator.Limits;

/// <summary>Buttons and menus of a message (components/reference).</summary>
internal static class ComponentChecks
{
    private const int ActionRow = 1;
    private const int Button = 2;
    private const int StringSelect = 3;
    private const int LinkLook = 5;
    private static readonly Limit Looks = new(1, LinkLook, "components/reference, Button Styles");

    /// <summary>
    /// Checks them; returns how many rows there are. Of the layouts that a message may be made of, the simulator draws rows of buttons and menus only.
    /// </summary>
    /// <param name="message">What they are in.</param>
    /// <param name="isLayout">Whether the message is made of components only.</param>
    public static int Check(Fields message, bool isLayout)
    {
        var rows = message.List("components", isLayout ? LimitTable.LayoutComponents : LimitTable.Rows);
        var all = rows.Count;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.Number("type", new Limit(ActionRow, ActionRow, ""), required: true) != ActionRow)
                continue;
            var inside = row.List("components", LimitTable.Buttons, required: true);
            all += inside.Count;
            foreach (var component in inside)
                Inside(component, names, alone: inside.Count == 1);
        }
        if (isLayout && all > LimitTable.LayoutComponents.Max)
            message.Wrong("components", "BASE_TYPE_BAD_LENGTH", $"Must be {LimitTable.LayoutComponents.Max} or fewer, those inside others counted.");
        return rows.Count;
    }

    /// <summary>The name of a component: there, not too long, and not given twice.</summary>
    public static void Name(Fields component, HashSet<string> names)
    {
        if (component.Text("custom_id", LimitTable.CustomId, required: true) is { } name && !names.Add(name))
            component.Wrong("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    }

    /// <summary>The options of a menu.</summary>
    public static void Menu(Fields menu)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        var options = menu.List("options", LimitTable.Options, required: true);
        foreach (var option in options)
        {
            option.Text("label", LimitTable.OptionLabel, required: true);
            option.Text("description", LimitTable.OptionDescription);
            if (option.Text("value", LimitTable.OptionValue, required: true) is { } value && !values.Add(value))
                option.Wrong("value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
        }
        menu.Text("placeholder", LimitTable.SelectPlaceholder);
        var least = menu.Number("min_values", LimitTable.SelectMin) ?? 1;
        var most = menu.Number("max_values", LimitTable.SelectMax) ?? 1;
        if (least > most || most > Math.Max(1, options.Count))
            menu.Wrong("max_values", "BASE_TYPE_BAD_LENGTH", "Must lie between min_values and the number of options.");
    }

    private static void Inside(Fields component, HashSet<string> names, bool alone)
    {
        switch (component.Number("type", new Limit(1, 30, ""), required: true))
        {
            case Button:
                ButtonOf(component, names);
                break;
            case StringSelect when alone:
                Name(component, names);
                Menu(component);
                break;
            case 5 or 6 or 7 or 8 when alone:
                Name(component, names);
                component.Text("placeholder", LimitTable.SelectPlaceholder);
                break;
            case not null:
                component.Wrong("type", "COMPONENT_TYPE_INVALID", "This component cannot stand here.");
                break;
        }
    }

    private static void ButtonOf(Fields button, HashSet<string> names)
    {
        var look = button.Number("style", Looks, required: true);
        var label = button.Text("label", LimitTable.ButtonLabel);
        if (string.IsNullOrEmpty(label) && !button.Has("emoji"))
            button.Wrong("label", "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button needs a label or an emoji.");
        if (look != LinkLook)
        {
            Name(button, names);
            if (button.Has("url"))
                button.Wrong("url", "BUTTON_COMPONENT_URL_NOT_ALLOWED", "Only a link button has an address.");
            return;
        }
        var url = button.Text("url", LimitTable.ButtonUrl, required: true);
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" or "discord"))
            button.Wrong("url", "URL_TYPE_INVALID_SCHEME", "Scheme must be one of http, https or discord.");
        if (button.Has("custom_id"))
            button.Wrong("custom_id", "BUTTON_COMPONENT_CUSTOM_ID_NOT_ALLOWED", "A link button has no custom id.");
    }
}
