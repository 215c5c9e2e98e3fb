using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Adapters.Discord.Drawing;

namespace RecruitBot.Tests.Adapters.Discord.Drawing;

public class MarkdownTests
{
    [Theory]
    [InlineData("*bold* _it_ ~~no~~ `code`", @"\*bold\* \_it\_ \~\~no\~\~ \`code\`")]
    [InlineData("||spoiler||", @"\|\|spoiler\|\|")]
    [InlineData("# heading", @"\# heading")]
    [InlineData("  ## heading", @"  \## heading")]
    [InlineData("-# small print", @"\-# small print")]
    [InlineData("> quote", @"\> quote")]
    [InlineData("a # b > c", "a # b > c")]
    [InlineData("- a list stays a list", "- a list stays a list")]
    [InlineData(":smile:", @"\:smile:")]
    [InlineData("10:30", "10:30")]
    [InlineData(@"C:\dir", @"C:\\dir")]
    public void Marks_are_shown_and_do_nothing(string text, string expected) => Assert.Equal(expected, Markdown.Escape(text));

    [Theory]
    [InlineData("<@123456789012345678>")]
    [InlineData("<@&123456789012345678>")]
    [InlineData("<#123456789012345678>")]
    [InlineData("<t:1700000000:R>")]
    [InlineData("</apply:123456789012345678>")]
    [InlineData("<:face:123456789012345678>")]
    public void Nothing_becomes_a_mention_a_time_or_a_picture(string text) => Assert.StartsWith(@"\<", Markdown.Escape(text), StringComparison.Ordinal);

    [Fact]
    public void A_link_cannot_wear_another_face()
    {
        Assert.Equal(@"\[our bank\](https://evil.example/x)", Markdown.Escape("[our bank](https://evil.example/x)"));
        Assert.Equal(@"\[our bank\](\<https://evil.example/x>)", Markdown.Escape("[our bank](<https://evil.example/x>)"));
    }

    [Fact]
    public void An_address_keeps_its_letters() =>
        Assert.Equal("see https://example.org/a_b_c?x=1*2".Replace("*", @"\*", StringComparison.Ordinal), Markdown.Escape("see https://example.org/a_b_c?x=1*2"));

    [Theory]
    [InlineData("a\u202Eb", "ab")]
    [InlineData("a\u2066b\u2069", "ab")]
    [InlineData("a\u200Bb", "ab")]
    [InlineData("a\0b\u001B[31m", @"ab\[31m")]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    public void What_hides_or_turns_text_is_left_out(string text, string expected) => Assert.Equal(expected, Markdown.Escape(text));

    [Fact]
    public void A_lone_half_of_a_character_becomes_the_replacement_character() => Assert.Equal("a\uFFFDb", Markdown.Escape("a\uD83Db"));

    [Fact]
    public void What_is_cut_ends_in_an_ellipsis_and_never_in_half_an_escape()
    {
        Assert.Equal(@"\*\*…", Markdown.Escape("*****", 6));
        Assert.Equal(@"\*…", Markdown.Escape("*****", 4));
        Assert.Equal("ab…", Markdown.Escape("ab😀😀", 4));
    }

    [Fact]
    public void Whatever_the_text_the_escaped_one_reads_the_same_and_fits()
    {
        var texts = Gen.Elements("*", "_", "~", "`", "|", "[", "]", "(", ")", "<", ">", "@", "#", "-", ":", "\\", "a", " ", "\n", "😀", "https://x.y/z_w", "e\u0301")
            .ListOf()
            .Select(parts => string.Concat(parts));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2000),
            Prop.ForAll(
                texts.ToArbitrary(),
                text => Read(Markdown.Escape(text)) == text && Markdown.Escape(text, 20).Length <= 20 && Loose(Markdown.Escape(text)) is null
            )
        );
    }

    /// <summary>What people see: a backslash before a mark is gone.</summary>
    private static string Read(string escaped)
    {
        var seen = new StringBuilder();
        for (var i = 0; i < escaped.Length; i++)
            seen.Append(escaped[i] == '\\' && i + 1 < escaped.Length ? escaped[++i] : escaped[i]);
        return seen.ToString();
    }

    /// <summary>A mark that would do something: outside of addresses, none stands without its backslash.</summary>
    private static char? Loose(string escaped)
    {
        var text = Regex.Replace(escaped, @"https?://[A-Za-z0-9.-]+(/[A-Za-z0-9/._%&?=#+,;:!$'-]*)?", "");
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\\')
                i++;
            else if (text[i] is '*' or '~' or '`' or '|' or '[' or ']' or '<' or '@')
                return text[i];
        return null;
    }
}
