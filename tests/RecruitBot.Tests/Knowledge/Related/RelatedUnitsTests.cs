using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Related;

namespace RecruitBot.Tests.Knowledge.Related;

public sealed class RelatedUnitsTests
{
    private static readonly WordsOfAModel Model = new(["bread", "loaf"], ["holiday", "vacation"], ["certificate", "diploma"]);

    [Fact]
    public async Task Words_find_what_is_near()
    {
        var related = RelatedUnits.ByWords(SmallKnowledge.Base);
        Assert.Contains("sourdough certificate", await FirstAsync(related, "certificates for sourdough?"), StringComparison.Ordinal);
        Assert.Null(await FirstAsync(related, "zebras"));
        Assert.Null(await FirstAsync(related, ""));
    }

    [Theory]
    [InlineData(Audience.Candidate, false)]
    [InlineData(Audience.Recruiter, true)]
    public async Task Nobody_is_shown_what_is_for_others(Audience asker, bool shown)
    {
        var related = await RelatedUnits.ByWords(SmallKnowledge.Base).WithMeaningAsync(null, CancellationToken.None);
        var found = await related.FindAsync("dough mixers", asker, 50, CancellationToken.None);
        Assert.Equal(shown, found.Any(r => r.Unit.Text.StartsWith("Dough mixers", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_latent_space_finds_what_words_do_and_is_the_same_each_time()
    {
        var related = await RelatedUnits.ByWords(SmallKnowledge.Base).WithMeaningAsync(null, CancellationToken.None);
        var again = await RelatedUnits.ByWords(SmallKnowledge.Base).WithMeaningAsync(null, CancellationToken.None);
        var found = await related.FindAsync("junior baker pay", Audience.Candidate, 3, CancellationToken.None);
        Assert.Contains("$20,000", found[0].Unit.Text, StringComparison.Ordinal);
        Assert.Equal(found, await again.FindAsync("junior baker pay", Audience.Candidate, 3, CancellationToken.None), (a, b) => a.Unit.Text == b.Unit.Text && a.Score.Equals(b.Score));
    }

    [Fact]
    public async Task A_model_finds_what_shares_no_word_with_the_question()
    {
        var words = RelatedUnits.ByWords(SmallKnowledge.Base);
        Assert.Null(await FirstAsync(words, "diplomas"));
        var related = await words.WithMeaningAsync(Model, CancellationToken.None);
        Assert.Contains("sourdough certificate", await FirstAsync(related, "diplomas"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_model_cannot_be_asked_words_do()
    {
        var model = new WordsOfAModel(["certificate", "diploma"]);
        var related = await RelatedUnits.ByWords(SmallKnowledge.Base).WithMeaningAsync(model, CancellationToken.None);
        model.IsDown = true;
        Assert.Contains("sourdough certificate", await FirstAsync(related, "certificates for sourdough?"), StringComparison.Ordinal);
        Assert.Null(await FirstAsync(related, "diplomas"));
        var without = await RelatedUnits.ByWords(SmallKnowledge.Base).WithMeaningAsync(model, CancellationToken.None);
        Assert.Contains("sourdough certificate", await FirstAsync(without, "certificates for sourdough?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Knowledge_without_a_sentence_is_no_trouble()
    {
        var related = await RelatedUnits.ByWords(KnowledgeBaseOfNothing).WithMeaningAsync(Model, CancellationToken.None);
        Assert.Null(await FirstAsync(related, "anything"));
    }

    private static KnowledgeBase KnowledgeBaseOfNothing => KnowledgeFolder.FromTexts([]);

    private static async Task<string?> FirstAsync(RelatedUnits related, string question)
    {
        var found = await related.FindAsync(question, Audience.Candidate, 1, CancellationToken.None);
        return found.Count == 0 ? null : found[0].Unit.Text;
    }
}
