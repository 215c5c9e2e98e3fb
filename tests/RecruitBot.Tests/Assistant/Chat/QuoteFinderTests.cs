using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Assistant.Chat;

namespace RecruitBot.Tests.Assistant.Chat;

/// <summary>What a model quotes is found in what the candidate wrote, or it is no evidence.</summary>
public sealed class QuoteFinderTests
{
    private const string Answer =
        "I ran EXPLAIN ANALYZE  on it,\nand saw a \u201csequential scan\u201d \u2013 so I didn\u2019t guess.\n\n```python\nqs.select_related(\"author\")\n```\nIt went from 900 ms to 40 ms.";

    [Theory]
    [InlineData("It went from 900 ms to 40 ms.")]
    [InlineData("I ran EXPLAIN ANALYZE on it, and saw")]
    [InlineData("a \"sequential scan\" - so I didn't guess")]
    [InlineData("> and saw a \u201csequential scan\u201d")]
    [InlineData("on it,\n> and saw a")]
    [InlineData("qs.select_related(\"author\")")]
    [InlineData("  went from 900 ms  ")]
    public void Words_that_are_there_are_found_as_they_are_there(string quote)
    {
        var evidence = QuoteFinder.Find(quote, 0, Answer);
        Assert.NotNull(evidence);
        Assert.True(EvidenceCheck.Holds(evidence, [Answer]));
    }

    [Theory]
    [InlineData("It went from 900 ms to 4 ms.")]
    [InlineData("It went from 90 ms")]
    [InlineData("ent from 900 ms to 40 m")]
    [InlineData("it went from 900 ms to 40 ms.")]
    [InlineData("I measured it first")]
    [InlineData("on it")]
    [InlineData("guess")]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("> ")]
    public void Words_that_are_not_there_or_say_nothing_are_not(string quote) => Assert.Null(QuoteFinder.Find(quote, 0, Answer));

    [Fact]
    public void A_quote_of_more_than_300_characters_is_none()
    {
        var answer = string.Join(' ', Enumerable.Repeat("word", 100));
        Assert.Null(QuoteFinder.Find(answer[..304], 0, answer));
        Assert.NotNull(QuoteFinder.Find(answer[..299], 0, answer));
        Assert.Null(QuoteFinder.Find("a b c", 0, "a b" + new string(' ', 400) + "c"));
    }

    [Fact]
    public void Whatever_is_found_stands_there_character_for_character() =>
        Prop.ForAll(
                Gen.Elements("one", "two", " ", "  ", "\n", "\u2019", "\u201c", "'", "\"", "\u202e", "\ud83d", "\u2013", "-", "> ", "three", "\t", "\0").ListOf().Select(p => string.Concat(p)).Two().ToArbitrary(),
                pair => QuoteFinder.Find(pair.Item1, 0, pair.Item2) is not { } found || (EvidenceCheck.Holds(found, [pair.Item2]) && found.Length <= QuoteFinder.Longest)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_whole_words_of_an_answer_are_found_in_it() =>
        Prop.ForAll(
                Gen.Elements("one", "two", "didn\u2019t", "x=1;", "\ud83d\ude00", "caf\u00e9").ArrayOf().Where(w => w.Length >= 4).Select(w => (Words: w, From: w.Length % 3)).ToArbitrary(),
                p => QuoteFinder.Find(string.Join(' ', p.Words[p.From..]), 0, string.Join("\n ", p.Words)) is not null || p.Words.Length - p.From < 3 || string.Join("\n ", p.Words[p.From..]).Length > 300 || !string.Concat(p.Words[p.From..]).Any(char.IsLetterOrDigit)
            )
            .QuickCheckThrowOnFailure();
}
