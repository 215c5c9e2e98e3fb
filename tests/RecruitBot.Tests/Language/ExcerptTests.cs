using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Language;

namespace RecruitBot.Tests.Language;

/// <summary>Shortened texts for cards and lists.</summary>
public sealed class ExcerptTests
{
    private static readonly string[] Pieces = ["a", " ", "  ", "\r\n", "\n", "word", "😀", "👩‍👩‍👧", "e\u0301", "\u2028", "\t", "日本"];

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("exactly10!", 10, "exactly10!")]
    [InlineData("eleven char", 10, "eleven ch\u2026")]
    [InlineData("two\r\nlines", 20, "two lines")]
    [InlineData("  spaces  ", 20, "spaces")]
    [InlineData("", 5, "")]
    [InlineData("word and more", 6, "word\u2026")]
    [InlineData("😀😀😀", 4, "😀\u2026")]
    public void Text_is_cut_between_characters(string text, int max, string excerpt) => Assert.Equal(excerpt, Excerpt.Of(text, max));

    [Fact]
    public void Lines_stay_where_they_are_wanted() => Assert.Equal("a\nb", Excerpt.Of("a\r\nb", 10, keepLines: true));

    [Fact]
    public void It_never_exceeds_the_room_and_never_cuts_a_character_in_two() =>
        Prop.ForAll(
                Gen.Elements(Pieces).ListOf().Select(p => string.Concat(p)).ToArbitrary(),
                Gen.Choose(1, 40).ToArbitrary(),
                (text, max) =>
                {
                    var excerpt = Excerpt.Of(text, max);
                    return excerpt.Length <= max && !HasHalfCharacter(excerpt) && !excerpt.Contains('\n', StringComparison.Ordinal);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void A_character_at_the_end_of_what_is_looked_at_stays_whole() =>
        Assert.False(HasHalfCharacter(Excerpt.Of(new string(' ', 15) + "abcd😀 and much more text", 10)));

    private static bool HasHalfCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return true;
        }
        return false;
    }
}
