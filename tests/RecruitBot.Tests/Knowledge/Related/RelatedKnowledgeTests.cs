using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Related;
using RecruitBot.Tests.Knowledge.Live;

namespace RecruitBot.Tests.Knowledge.Related;

public sealed class RelatedKnowledgeTests : IDisposable
{
    private readonly BakeryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_follows_the_knowledge_in_force()
    {
        using var knowledge = _folder.Open();
        using var related = new RelatedKnowledge(knowledge, new WordsOfAModel(["scrubbing", "cleaning"]));
        Assert.Contains("every 6 hours", await FirstAsync(related, "dough mixers"), StringComparison.Ordinal);
        await related.Settled;
        Assert.Contains("every 6 hours", await FirstAsync(related, "scrubbing"), StringComparison.Ordinal);
        _folder.WriteRest("9");
        await knowledge.ReloadAsync(CancellationToken.None);
        Assert.Contains("every 9 hours", await FirstAsync(related, "dough mixers"), StringComparison.Ordinal);
        await related.Settled;
        Assert.Contains("every 9 hours", await FirstAsync(related, "scrubbing"), StringComparison.Ordinal);
    }

    private static async Task<string> FirstAsync(RelatedKnowledge related, string question) =>
        (await related.FindAsync(question, Audience.Candidate, 1, CancellationToken.None))[0].Unit.Text;
}
