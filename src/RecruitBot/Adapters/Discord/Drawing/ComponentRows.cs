using RecruitBot.Core.Conversations;
using RecruitBot.Core.Language;
using RecruitBot.Core.Screening;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Drawing;

/// <summary>A reply's buttons and menu in the rows that Discord shows them in.</summary>
public static class ComponentRows
{
    private const string Blank = "\u2013";

    /// <summary>The rows: the menu first, then five buttons a row. A message takes five rows.</summary>
    public static IReadOnlyList<Component> Of(Reply reply, Uri? conversation, bool written)
    {
        var rows = new List<Component>();
        if (reply.Menu is { Choices.Count: > 0 } menu)
            rows.Add(Row([MenuOf(menu)]));
        var buttons = new List<Component>();
        if (written && reply.Written is { } form)
            buttons.Add(ButtonOf(ScreeningReplies.WriteButton(form)));
        buttons.AddRange(reply.Buttons.DistinctBy(b => b.Action).Where(b => b.Action != reply.Menu?.Action).Select(ButtonOf));
        if (conversation is not null)
            buttons.Add(LinkTo(conversation));
        rows.AddRange(buttons.Chunk(DiscordLimits.Button.PerRow).Select(Row));
        return rows;
    }

    private static Component Row(IReadOnlyList<Component> components) => new() { Type = ComponentType.ActionRow, Components = components };

    private static Component ButtonOf(Button button) =>
        new()
        {
            Type = ComponentType.Button,
            CustomId = button.Action,
            Label = Label(button.Label, DiscordLimits.Button.Label),
            Style = (int)(
                button.Style switch
                {
                    ButtonStyle.Primary => ButtonLook.Primary,
                    ButtonStyle.Danger => ButtonLook.Danger,
                    _ => ButtonLook.Secondary,
                }
            ),
        };

    private static Component LinkTo(Uri address) =>
        new()
        {
            Type = ComponentType.Button,
            Style = (int)ButtonLook.Link,
            Label = "Open conversation",
            Url = address.AbsoluteUri,
        };

    private static Component MenuOf(Menu menu) =>
        new()
        {
            Type = ComponentType.StringSelect,
            CustomId = menu.Action,
            Placeholder = Label(menu.Placeholder, DiscordLimits.Select.Placeholder),
            MinValues = 1,
            MaxValues = 1,
            Options = [.. menu.Choices.DistinctBy(c => c.Value).Take(DiscordLimits.Select.Options).Select(OptionOf)],
        };

    internal static SelectOption OptionOf(Choice choice) =>
        new()
        {
            Value = choice.Value,
            Label = Label(choice.Label, DiscordLimits.Select.OptionLabel),
            Description = choice.Description is { Length: > 0 } d ? Label(d, DiscordLimits.Select.OptionDescription) : null,
        };

    /// <summary>Labels show no markdown, so nothing is escaped; they must not be empty.</summary>
    internal static string Label(string text, int most) => Excerpt.Of(Markdown.Visible(text), most) is { Length: > 0 } label && !string.IsNullOrWhiteSpace(label) ? label : Blank;
}
