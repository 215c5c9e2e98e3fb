using System.Text.RegularExpressions;
using RecruitBot.Core.Screening;
using static RecruitBot.Tests.Screening.Support.Samples;

namespace RecruitBot.Tests.Screening;

/// <summary>An answer given piece by piece, to a question and its probes, is worth what the same words are worth at once.</summary>
public sealed partial class ProbedAnswerTests
{
    [Fact]
    public void Told_in_pieces_or_at_once_gives_the_same_level()
    {
        var apart = All().Select(s => (s.Criterion, s.Sample.Answer, Pieces: Boundary().Split(s.Sample.Answer))).Where(s => s.Pieces.Length > 1)
            .Where(s => Rate(s.Criterion, s.Pieces).Level != Rate(s.Criterion, s.Answer).Level).Select(s => s.Answer).ToList();
        Assert.True(apart.Count <= 3, string.Join("\n", apart));
    }

    [Fact]
    public void Each_quote_stands_in_the_answer_it_names()
    {
        foreach (var (criterion, sample) in All())
        {
            var pieces = Boundary().Split(sample.Answer);
            Assert.All(Rate(criterion, pieces).Evidence, e => Assert.Equal(e.Quote, pieces[e.Answer].Substring(e.Start, e.Length)));
        }
    }

    [Fact]
    public void A_terse_answer_completed_by_its_probes_reaches_what_one_long_answer_reaches()
    {
        string[] pieces =
        [
            "The orders page was slow, I made it fast with select_related.",
            "I opened the profiler and saw one query for each row, because the template touched the customer in a loop.",
            "p95 fell from 2.1 s to 300 ms, and a test fails now when the view needs more than ten queries.",
        ];
        var levels = Enumerable.Range(1, 3).Select(n => Rate(Query, pieces[..n]).Level ?? 0).ToList();

        Assert.Equal(Rate(Query, string.Join(' ', pieces)).Level, levels[2]);
        Assert.Equal(levels.Order(), levels);
        Assert.True(levels[2] >= 4);
    }

    [Theory]
    [InlineData("I added an index on email and it was quick after that.", "Actually I never added an index.")]
    [InlineData("I wrote tests for the billing view and they caught two bugs.", "To be honest, I did not write tests for it.")]
    public void What_is_taken_back_does_not_count(string claim, string denial)
    {
        Assert.True((Rate(Query, claim + " " + denial).Level ?? 1) <= 1);
        Assert.True((Rate(Query, claim, denial).Level ?? 1) <= 1);
        Assert.DoesNotContain(Rate(Query, claim, denial).Evidence, e => e.Answer == 0 && claim.StartsWith(e.Quote, StringComparison.Ordinal) && Rate(Query, claim, denial).Level > 1);
    }

    [Fact]
    public void Another_thing_left_undone_takes_nothing_back() =>
        Assert.Equal(Rate(Query, Solid).Level, Rate(Query, Solid + " I did not add a cache.").Level);

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[A-Z])")]
    private static partial Regex Boundary();
}
