using RecruitBot.Core.Screening;
using RecruitBot.Core.Screening.Grading;

namespace RecruitBot.Tests.Screening.Grading;

/// <summary>What a reference answer makes of the answers to its question, whatever the subject.</summary>
public sealed class ShortAnswerScorerTests
{
    private const string Ask = "What is a circular dependency between two modules?";
    private const string Reference = "Each module imports the other, so neither can be loaded without the other being loaded first.";

    private static double Share(string answer, string reference = Reference, string ask = Ask, ITermAliases? aliases = null) => Score(answer, reference, ask, aliases).Share;

    private static ShortAnswerScore Score(string answer, string reference = Reference, string ask = Ask, ITermAliases? aliases = null) =>
        ShortAnswerScorer.Default.Score(ShortAnswerScorer.Default.Prepare(ask, [reference], aliases ?? NoTermAliases.Instance), answer);

    [Fact]
    public void What_says_more_of_the_reference_gets_more()
    {
        double[] shares =
        [
            Share(Reference),
            Share("Both modules import each other, so neither can be loaded first."),
            Share("The modules import each other."),
            Share("A pancake needs flour and eggs."),
        ];
        Assert.Equal(shares.OrderDescending(), shares);
        Assert.True(shares[0] > 0.8, $"{shares[0]:F2}");
        Assert.True(shares[^1] < 0.2, $"{shares[^1]:F2}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("it is what it is")]
    public void Without_content_there_is_no_score(string answer) => Assert.Equal(0, Share(answer));

    [Fact]
    public void Repeating_the_question_is_worth_little() =>
        Assert.True(Share("A circular dependency is a circular dependency between two modules.") < Share("Both modules import each other.") / 2);

    [Fact]
    public void Words_about_something_else_add_nothing() =>
        Assert.True(Share("The modules import each other. I have always liked gardening, football and long walks by the sea.") <= Share("The modules import each other."));

    [Fact]
    public void Misspelt_words_count_nearly_as_much_as_the_words_themselves()
    {
        var right = Share("Both modules import the other, so neither can be loaded first.");
        Assert.InRange(Share("Both moduls import the other, so neither can be loadded first."), right * 0.75, right);
    }

    [Fact]
    public void British_and_American_spelling_are_the_same() =>
        Assert.Equal(Share("The behaviour is normalised.", "The colour behaviour is normalized."), Share("The behavior is normalized.", "The color behaviour is normalised."));

    [Fact]
    public void Another_name_of_a_term_is_the_term()
    {
        const string reference = "The files are kept in AWS.";
        const string answer = "They are kept in Amazon Web Services.";
        Assert.Contains("aws", Score(answer, reference, aliases: new Aws()).Said);
        Assert.Contains("aws", Score(answer, reference).Missing);
    }

    [Fact]
    public void A_word_of_the_same_meaning_is_said() => Assert.Contains("large", Score("The heap is big.", "The heap is large.").Said);

    [Fact]
    public void What_is_missing_is_named()
    {
        var score = Score("The modules import each other.");
        Assert.Contains("imports", score.Said);
        Assert.Contains("loaded", score.Missing);
        Assert.DoesNotContain("module", score.Said.Concat(score.Missing));
    }

    [Theory]
    [InlineData("The switch is open.", "The switch is closed.", "open")]
    [InlineData("The table is locked.", "The table is not locked.", "locked")]
    public void The_opposite_is_pointed_out(string reference, string answer, string word) => Assert.Contains(word, Score(answer, reference).Opposed);

    [Fact]
    public void Of_several_references_the_nearest_counts_and_their_order_does_not()
    {
        string[] references = ["A pancake needs flour and eggs.", Reference];
        var scores = new[] { references, [.. references.Reverse()] }
            .Select(r => ShortAnswerScorer.Default.Score(ShortAnswerScorer.Default.Prepare(Ask, r, NoTermAliases.Instance), "The modules import each other."))
            .ToList();
        Assert.Equal(scores[0].Share, scores[1].Share, 12);
        Assert.Contains("imports", scores[0].Said);
    }

    [Fact]
    public void Without_a_reference_there_is_nothing_to_compare() =>
        Assert.Throws<ArgumentException>(() => ShortAnswerScorer.Default.Prepare(Ask, [], NoTermAliases.Instance));

    [Fact]
    public void A_megabyte_costs_what_a_short_answer_costs()
    {
        var question = ShortAnswerScorer.Default.Prepare(Ask, [Reference], NoTermAliases.Instance);
        var answer = string.Join(' ', Enumerable.Range(0, 150_000).Select(i => $"w{i}"));
        Assert.InRange(ShortAnswerScorer.Default.Score(question, answer).Share, 0, 0.2);
    }

    private sealed class Aws : ITermAliases
    {
        public IReadOnlyCollection<string> Of(string term) => string.Equals(term, "aws", StringComparison.OrdinalIgnoreCase) ? ["Amazon Web Services"] : [];
    }
}
