using RecruitBot.Core.Privacy.Traits;
using RecruitBot.Core.Screening;
using static RecruitBot.Tests.Screening.Support.Samples;

namespace RecruitBot.Tests.Privacy.Traits;

/// <summary>A scorer reads an answer as if what was volunteered had never been written, and its evidence still stands in the answer as it was.</summary>
public sealed class CutTextTests
{
    [Theory]
    [InlineData("I'm pregnant, due in May. I added an index.", "I added an index.")]
    [InlineData("I added an index. I'm pregnant, due in May.", "I added an index.")]
    [InlineData("I added an index. I'm pregnant, due in May. It helped.", "I added an index. It helped.")]
    [InlineData("I added an index, and I'm pregnant, due in May.", "I added an index.")]
    [InlineData("I'm pregnant, due in May, so I added an index.", "so I added an index.")]
    [InlineData("I added an index (I'm a Muslim) and it helped.", "I added an index and it helped.")]
    [InlineData("As a mother of two, I plan well: I added an index.", "I plan well: I added an index.")]
    [InlineData("I added an index while I was pregnant.", "I added an index.")]
    [InlineData("I'm 58 years old.\nI added an index.", "I added an index.")]
    [InlineData("I'm pregnant, due in May.", "")]
    [InlineData("I added an index.", "I added an index.")]
    public void What_is_left_reads_as_if_it_had_been_typed_so(string written, string left) => Assert.Equal(left, Cut(written).Text);

    [Theory]
    [InlineData(" I'm pregnant, due in May.")]
    [InlineData(" By the way, I'm 58 years old.")]
    [InlineData(" I have ADHD.")]
    [InlineData("\nI go to the mosque on Fridays.")]
    public void Story_17_a_sentence_behind_leaves_the_answer_that_was_there(string sentence) =>
        Assert.All(All().Where(s => s.Sample.Answer.TrimEnd().EndsWith('.')), s => Assert.Equal(s.Sample.Answer.TrimEnd(), Cut(s.Sample.Answer.TrimEnd() + sentence).Text));

    [Theory]
    [InlineData("I'm pregnant, due in May. ")]
    [InlineData("I am a Muslim woman. ")]
    public void And_so_does_a_sentence_before(string sentence) =>
        Assert.All(All(), s => Assert.Equal(s.Sample.Answer.Trim(), Cut(sentence + s.Sample.Answer.Trim()).Text));

    [Fact]
    public void Evidence_comes_back_as_the_very_words_and_never_touches_what_is_sealed()
    {
        const string Written = "We had N+1 queries, I was pregnant at the time, and I added select_related. I'm deaf. The page took 300 ms.";
        var spans = VolunteeredTraits.Find(Written);
        var cut = CutText.Of(Written, spans);
        Assert.Equal("We had N+1 queries, and I added select_related. The page took 300 ms.", cut.Text);
        for (var start = 0; start < cut.Text.Length; start++)
            for (var length = 1; start + length <= cut.Text.Length; length++)
            {
                var read = new Evidence(cut.Text.Substring(start, length), 0, start, length);
                var pieces = cut.ToOriginal(read).ToList();
                Assert.All(pieces, p => Assert.True(EvidenceCheck.Holds(p, [Written])));
                Assert.All(pieces, p => Assert.DoesNotContain(spans, s => s.Overlaps(p.Start, p.Length)));
                Assert.Equal(Letters(read.Quote), Letters(string.Concat(pieces.Select(p => p.Quote))));
                // A replay takes them the other way and comes out at the same.
                Assert.Equal(pieces, pieces.SelectMany(p => cut.ToOriginal(cut.FromOriginal(p)!)));
            }
    }

    private static CutText Cut(string text) => CutText.Of(text, VolunteeredTraits.Find(text));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
