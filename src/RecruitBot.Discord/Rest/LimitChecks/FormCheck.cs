using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Rest.LimitChecks;

/// <summary>Forms before they are shown (interactions/receiving-and-responding, Modal).</summary>
internal static class FormCheck
{
    public static void Check(InteractionResponseData form)
    {
        Limit.Needed("custom_id", form.CustomId, DiscordLimits.Button.CustomId);
        Limit.Needed("title", form.Title, DiscordLimits.Modal.Title);
        var parts = form.Components ?? [];
        Limit.Count("components", parts, DiscordLimits.Modal.Components, least: 1);
        foreach (var part in parts)
            Part(part);
        Limit.Unique("custom_id", parts.SelectMany(Inputs).Select(i => i.CustomId).OfType<string>());
    }

    private static IEnumerable<Component> Inputs(Component part) => part.Inner is { } inner ? [inner] : part.Components ?? [];

    private static void Part(Component part)
    {
        switch (part.Type)
        {
            case ComponentType.Label:
                Limit.Needed("label", part.Label, DiscordLimits.Modal.Label);
                Limit.Text("description", part.Description, DiscordLimits.Modal.LabelDescription);
                Input(part.Inner ?? throw new DiscordLimitException("A label has nothing in it; Discord needs one input."));
                break;
            case ComponentType.ActionRow:
                Limit.Count("components.components", part.Components ?? [], 1, least: 1);
                Limit.Needed("label", part.Components![0].Label, DiscordLimits.Modal.Label);
                Input(part.Components[0]);
                break;
            case ComponentType.TextDisplay:
                Limit.Needed("content", part.Content, DiscordLimits.Message.Content);
                break;
            default:
                throw new DiscordLimitException("A form holds something that is neither a label, a row nor a text; Discord takes only those.");
        }
    }

    private static void Input(Component input)
    {
        if (input.Type != ComponentType.TextInput)
        {
            ComponentCheck.Menu(input);
            return;
        }
        Limit.Needed("custom_id", input.CustomId, DiscordLimits.Button.CustomId);
        Limit.Text("placeholder", input.Placeholder, DiscordLimits.Modal.Placeholder);
        Limit.Text("value", input.Value, DiscordLimits.Modal.TextInput);
        Limit.Range("min_length", input.MinLength ?? 0, 0, DiscordLimits.Modal.TextInput);
        Limit.Range("max_length", input.MaxLength ?? DiscordLimits.Modal.TextInput, Math.Max(1, input.MinLength ?? 1), DiscordLimits.Modal.TextInput);
        Limit.Range("style", input.Style ?? 0, 1, 2);
    }
}
