using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Core.Conversations;
using RecruitBot.Discord.Model;
using Place = RecruitBot.Core.Conversations.Place;

namespace RecruitBot.Tests.Adapters.Discord.Drawing;

public class ReplyDrawingTests
{
    private static readonly Uri Thread = new("https://discord.com/channels/1/2");

    [Fact]
    public void A_long_text_comes_in_several_messages_cut_between_words_with_the_buttons_on_the_last()
    {
        var text = string.Join(' ', Enumerable.Range(0, 1500).Select(i => $"word{i}"));
        var drawn = Draw(new Reply(text) { Buttons = [new("rb:skip:s:q.a", "Skip")] });
        Assert.True(drawn.Count > 3);
        Assert.All(drawn, d => Assert.InRange(d.Message.Content!.Length, 1, DiscordLimits.Message.Content));
        Assert.Equal(text, string.Join(' ', drawn.Select(d => d.Message.Content)));
        Assert.All(drawn.SkipLast(1), d => Assert.Null(d.Message.Components));
        Assert.Equal("rb:skip:s:q.a", drawn[^1].Message.Components![0].Components![0].CustomId);
    }

    [Fact]
    public void Nobody_is_ever_notified() =>
        Assert.All(
            Draw(new Reply("@everyone <@1> <@&2>") { Card = new Card("@here", "<@3>", [new("@everyone", "<@&4>")]) }),
            d => Assert.Empty(d.Message.AllowedMentions.Parse)
        );

    [Fact]
    public void Twenty_five_buttons_and_a_menu_need_a_second_message()
    {
        var drawn = Draw(
            new Reply("Pick")
            {
                Buttons = [.. Enumerable.Range(0, 25).Select(i => new Button($"rb:fact:s:{i}", $"Choice {i}"))],
                Menu = new Menu("rb:apply", "Roles", [new Choice("a", "A")]),
            }
        );
        Assert.Equal(2, drawn.Count);
        Assert.All(drawn, d => Assert.True(d.Message.Components!.Count <= DiscordLimits.Message.Rows));
        Assert.Equal(26, drawn.SelectMany(d => d.Message.Components!).Sum(r => r.Components!.Count));
    }

    [Fact]
    public void The_way_to_a_conversation_is_a_link_when_there_is_one()
    {
        var reply = new Reply("Go on there.") { Conversation = new Place("discord", "ch:2") };
        Assert.Equal(Thread.AbsoluteUri, Draw(reply)[0].Message.Components![0].Components![0].Url);
        Assert.Empty(ReplyDrawing.Draw(reply, _ => null)[0].Message.Components!);
    }

    [Fact]
    public void Where_messages_cannot_be_read_a_question_has_a_button_that_opens_a_form()
    {
        var reply = new Reply("Tell me.") { Written = new Form("rb:answer:s:q.one", "Your answer", [new("text", "Answer", Long: true)]) };
        Assert.Empty(ReplyDrawing.Draw(reply, _ => null)[0].Message.Components!);
        var row = ReplyDrawing.Draw(reply, _ => null, written: true)[0].Message.Components![0];
        Assert.Equal("rb:write:s:q.one", row.Components![0].CustomId);
    }

    [Fact]
    public void A_file_comes_along_whole()
    {
        var drawn = Draw(new Reply("Here") { File = new ReplyFile("my-data.json", "application/json", "{\"a\":\"ä\"}") });
        Assert.Equal("{\"a\":\"ä\"}", System.Text.Encoding.UTF8.GetString(drawn[0].Files[0].Bytes.Span));
        Assert.Equal("my-data.json", drawn[0].Message.Attachments![0].Filename);
    }

    [Fact]
    public void Whatever_is_on_a_card_it_fits()
    {
        var words = Gen.Elements("*", "_", "a", " ", "\n", "😀", "<@1>", "[x](https://y.z)", "", "\u202E").ListOf().Select(p => string.Concat(Enumerable.Repeat(string.Concat(p), 40)));
        var fields = Gen.Zip(words, words).Select(p => new CardField(p.Item1, p.Item2)).ListOf();
        var cards = Gen.Zip(words, Gen.Zip(words, fields)).Select(c => new Card(c.Item1, c.Item2.Item1, [.. c.Item2.Item2], c.Item1));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                cards.ToArbitrary(),
                card =>
                {
                    var embed = CardEmbed.Of(card);
                    var all = (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + (embed.Footer?.Text.Length ?? 0) + embed.Fields!.Sum(f => f.Name.Length + f.Value.Length);
                    return all <= DiscordLimits.Embed.Total
                        && embed.Fields!.Count <= DiscordLimits.Embed.Fields
                        && embed.Fields!.All(f => f.Name.Length is >= 1 and <= DiscordLimits.Embed.FieldName && f.Value.Length is >= 1 and <= DiscordLimits.Embed.FieldValue)
                        && (embed.Title?.Length ?? 1) is >= 1 and <= DiscordLimits.Embed.Title;
                }
            )
        );
    }

    private static IReadOnlyList<DrawnMessage> Draw(Reply reply) => ReplyDrawing.Draw(reply, _ => Thread);
}
