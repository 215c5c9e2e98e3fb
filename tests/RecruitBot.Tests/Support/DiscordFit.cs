using RecruitBot.Core.Conversations;
using RecruitBot.Discord.Model;

namespace RecruitBot.Tests.Support;

/// <summary>Whether a reply can be drawn in Discord as it is. Text may be split by the front end; everything else may not.</summary>
public static class DiscordFit
{
    public static void Check(Reply reply)
    {
        Assert.True(reply.Text.Length > 0 || reply.Card is not null || reply.Form is not null, "An empty reply.");
        Assert.InRange(reply.Buttons.Count, 0, DiscordLimits.Message.Rows * DiscordLimits.Button.PerRow - (reply.Menu is null ? 0 : DiscordLimits.Button.PerRow));
        foreach (var button in reply.Buttons)
            Assert.InRange(button.Label.Length, 1, DiscordLimits.Button.Label);
        if (reply.Menu is { } menu)
        {
            Assert.InRange(menu.Placeholder.Length, 1, DiscordLimits.Select.Placeholder);
            Choices(menu.Choices);
        }
        if (reply.Card is { } card)
            Check(card);
        if (reply.Form is { } form)
            Check(form);
        string[] ids = [.. reply.Buttons.Select(b => b.Action), .. reply.Menu is { } m ? [m.Action] : Array.Empty<string>()];
        Assert.Equal(ids.Distinct(StringComparer.Ordinal).Count(), ids.Length);
        foreach (var id in ids.Concat(reply.Form is { } f ? [f.Action] : Array.Empty<string>()))
        {
            Assert.InRange(id.Length, 1, DiscordLimits.Button.CustomId);
            var read = ActionId.Parse(id)!;
            Assert.Equal(id, ActionId.Of(read.Verb, [.. read.Arguments]));
        }
    }

    private static void Check(Card card)
    {
        Assert.InRange(card.Title.Length, 1, DiscordLimits.Embed.Title);
        Assert.InRange(card.Body.Length, 0, DiscordLimits.Embed.Description);
        Assert.InRange(card.Fields.Count, 0, DiscordLimits.Embed.Fields);
        Assert.All(card.Fields, f => Assert.InRange(f.Name.Length, 1, DiscordLimits.Embed.FieldName));
        Assert.All(card.Fields, f => Assert.InRange(f.Value.Length, 1, DiscordLimits.Embed.FieldValue));
        Assert.InRange(card.Footer?.Length ?? 0, 0, DiscordLimits.Embed.Footer);
        var total = card.Title.Length + card.Body.Length + (card.Footer?.Length ?? 0) + card.Fields.Sum(f => f.Name.Length + f.Value.Length);
        Assert.InRange(total, 1, DiscordLimits.Embed.Total);
    }

    private static void Check(Form form)
    {
        Assert.InRange(form.Title.Length, 1, DiscordLimits.Modal.Title);
        Assert.InRange(form.Fields.Count, 1, DiscordLimits.Modal.Components);
        foreach (var field in form.Fields)
        {
            Assert.InRange(field.Label.Length, 1, DiscordLimits.Modal.Label);
            Assert.InRange(field.MaxLength, 1, DiscordLimits.Modal.TextInput);
            Assert.InRange(field.Id.Length, 1, DiscordLimits.Button.CustomId);
            if (field.Choices is { } choices)
                Choices(choices);
        }
        Assert.Equal(form.Fields.Select(f => f.Id).Distinct(StringComparer.Ordinal).Count(), form.Fields.Count);
    }

    private static void Choices(IReadOnlyList<Choice> choices)
    {
        Assert.InRange(choices.Count, 1, DiscordLimits.Select.Options);
        foreach (var choice in choices)
        {
            Assert.InRange(choice.Value.Length, 1, DiscordLimits.Select.OptionValue);
            Assert.InRange(choice.Label.Length, 1, DiscordLimits.Select.OptionLabel);
            Assert.InRange(choice.Description?.Length ?? 1, 1, DiscordLimits.Select.OptionDescription);
        }
        Assert.Equal(choices.Select(c => c.Value).Distinct(StringComparer.Ordinal).Count(), choices.Count);
    }
}
