using RecruitBot.Adapters.DiscordNet.Drafts;
using RecruitBot.Discord.Model;
using Library = Discord;

namespace RecruitBot.Tests.Adapters.DiscordNet.Drafts;

/// <summary>Our messages in the library's words: nothing lost, nothing added.</summary>
public sealed class DraftTests
{
    [Fact]
    public void An_embed_keeps_all_of_its_parts()
    {
        var embed = new Embed
        {
            Title = "Card",
            Description = "Words",
            Url = "https://example.org/",
            Color = 0x336699,
            Timestamp = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
            Footer = new EmbedFooter { Text = "Below" },
            Author = new EmbedAuthor { Name = "Above" },
            Fields = [new EmbedField { Name = "Level", Value = "3", Inline = true }],
        };
        var made = Assert.Single(Embeds.Of([embed])!);
        Assert.Equal((embed.Title, embed.Description, embed.Url, embed.Timestamp), (made.Title, made.Description, made.Url, made.Timestamp));
        Assert.Equal((0x336699u, "Below", "Above"), (made.Color!.Value.RawValue, made.Footer!.Value.Text, made.Author!.Value.Name));
        Assert.Equal(("Level", "3", true), (made.Fields[0].Name, made.Fields[0].Value, made.Fields[0].Inline));
    }

    [Fact]
    public void Rows_keep_their_buttons_and_menus_in_order()
    {
        var rows = Components
            .Of([
                Row(new Component { Type = ComponentType.StringSelect, CustomId = "pick", Placeholder = "Pick", Options = [new SelectOption { Label = "A", Value = "a", Description = "First" }] }),
                Row(
                    new Component { Type = ComponentType.Button, CustomId = "go", Label = "Go", Style = (int)ButtonLook.Primary },
                    new Component { Type = ComponentType.Button, Url = "https://example.org/", Label = "Look", Style = (int)ButtonLook.Link }
                ),
            ])!
            .Components.Cast<Library.ActionRowComponent>()
            .ToList();
        var menu = Assert.IsType<Library.SelectMenuComponent>(Assert.Single(rows[0].Components));
        Assert.Equal(("pick", "Pick", "a", "First"), (menu.CustomId, menu.Placeholder, menu.Options.First().Value, menu.Options.First().Description));
        var buttons = rows[1].Components.Cast<Library.ButtonComponent>().ToList();
        Assert.Equal(("go", "Go", Library.ButtonStyle.Primary), (buttons[0].CustomId, buttons[0].Label, buttons[0].Style));
        Assert.Equal(("https://example.org/", Library.ButtonStyle.Link, (string?)null), (buttons[1].Url, buttons[1].Style, buttons[1].CustomId));
    }

    [Fact]
    public void What_is_not_given_stays_as_it_is_and_what_is_empty_is_emptied()
    {
        Assert.Null(Components.Of(null));
        Assert.Null(Embeds.Of(null));
        Assert.Empty(Components.Of([])!.Components);
        Assert.Empty(Embeds.Of([])!);
    }

    [Fact]
    public void Nobody_is_notified_unless_named()
    {
        Assert.Equal(Library.AllowedMentionTypes.None, Mentions.Of(null).AllowedTypes);
        var named = Mentions.Of(new AllowedMentions { Users = [new Snowflake(5)], Parse = ["roles"] });
        Assert.Equal([5UL], named.UserIds);
        Assert.Equal(Library.AllowedMentionTypes.Roles, named.AllowedTypes);
    }

    private static Component Row(params Component[] parts) => new() { Type = ComponentType.ActionRow, Components = parts };
}
