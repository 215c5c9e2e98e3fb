using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Core.Roles;

namespace RecruitBot.Tests.Knowledge.Live;

public sealed class LiveKnowledgeTests : IDisposable
{
    private readonly BakeryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_changed_is_answered_after_a_reload_and_not_before()
    {
        using var knowledge = _folder.Open();
        _folder.WriteRest("7");
        Assert.Contains("every 6 hours", await AskAsync(knowledge), StringComparison.Ordinal);
        Assert.Equal(new KnowledgeReload(Changed: true, null), await knowledge.ReloadAsync(CancellationToken.None));
        Assert.Contains("every 7 hours", await AskAsync(knowledge), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_come_and_go_count_too()
    {
        using var knowledge = _folder.Open();
        _folder.Write("guides/wheels.md", "---\ntitle: Bicycles\naudience: both\n---\n\nBicycles are kept in the cellar.\n");
        await knowledge.ReloadAsync(CancellationToken.None);
        Assert.True((await knowledge.AnswerAsync(new Question("Where are bicycles kept?"), CancellationToken.None)).Answered);
        _folder.Delete("guides/wheels.md");
        await knowledge.ReloadAsync(CancellationToken.None);
        Assert.False((await knowledge.AnswerAsync(new Question("Where are bicycles kept?"), CancellationToken.None)).Answered);
    }

    [Fact]
    public async Task A_question_under_way_finishes_on_what_it_began_with()
    {
        using var knowledge = _folder.Open();
        var underWay = ((IAnswerer)knowledge).InForce;
        var before = knowledge.KnowledgeSha256;
        _folder.WriteRest("7");
        await knowledge.ReloadAsync(CancellationToken.None);
        Assert.Contains("every 6 hours", await AskAsync(underWay), StringComparison.Ordinal);
        Assert.Equal(before, underWay.KnowledgeSha256);
        Assert.NotEqual(before, knowledge.KnowledgeSha256);
    }

    [Theory]
    [InlineData("id: baker\ntitle: [", "roles/baker.md:")]
    [InlineData("---\nid: baker\n---\n", "roles/baker.md:")]
    public async Task A_broken_role_leaves_everything_as_it_was_and_is_named_by_file_and_line(string broken, string named)
    {
        using var knowledge = _folder.Open();
        var before = knowledge.Current;
        _folder.WriteRest("7");
        _folder.WriteRole(broken);
        var reload = await knowledge.ReloadAsync(CancellationToken.None);
        Assert.False(reload.Changed);
        Assert.Contains(named, reload.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', reload.Problem!);
        Assert.Same(before, knowledge.Current);
    }

    [Fact]
    public async Task A_file_that_is_no_text_leaves_everything_as_it_was()
    {
        using var knowledge = _folder.Open();
        await File.WriteAllBytesAsync(_folder.Dough, [0xff, 0xfe, 0x00]);
        var reload = await knowledge.ReloadAsync(CancellationToken.None);
        Assert.Contains("guides/dough.md:1: The file is not UTF-8 text", reload.Problem, StringComparison.Ordinal);
        Assert.Contains("every 6 hours", await AskAsync(knowledge), StringComparison.Ordinal);
        _folder.WriteRest("8");
        Assert.Equal(new KnowledgeReload(Changed: true, null), await knowledge.ReloadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_same_files_change_nothing_and_tell_nobody()
    {
        using var knowledge = _folder.Open();
        var told = 0;
        var subscription = knowledge.OnChange(_ => told++);
        _folder.WriteRest("6");
        Assert.Equal(new KnowledgeReload(Changed: false, null), await knowledge.ReloadAsync(CancellationToken.None));
        Assert.Equal(0, told);
        _folder.WriteRest("7");
        await knowledge.ReloadAsync(CancellationToken.None);
        Assert.Equal(1, told);
        subscription.Dispose();
        _folder.WriteRest("8");
        await knowledge.ReloadAsync(CancellationToken.None);
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task Roles_are_exchanged_with_the_rest()
    {
        using var knowledge = _folder.Open();
        IRoleSource roles = knowledge;
        var kept = roles.InForce.Find("baker")!;
        _folder.WriteRole(BakeryFolder.BakerRole.Replace("status: open", "status: paused", StringComparison.Ordinal));
        await knowledge.ReloadAsync(CancellationToken.None);
        Assert.Equal(RoleStatus.Paused, roles.InForce.Find("baker")!.Status);
        Assert.Equal(RoleStatus.Open, kept.Status);
    }

    [Fact]
    public async Task Questions_from_several_threads_never_see_half_of_a_change()
    {
        using var knowledge = _folder.Open();
        using var over = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                var inForce = knowledge.Current;
                var answer = await inForce.Answerer.AnswerAsync(new Question("Do dough mixers need cleaning?"), CancellationToken.None);
                Assert.All(answer.Citations, c => Assert.True(CitationCheck.Holds(c, inForce.Base), c.Quote));
                Assert.Equal(inForce.Base.Fingerprint, inForce.Answerer.KnowledgeSha256);
            }
        })).ToList();
        foreach (var hour in new[] { "7", "8", "9", "10" })
        {
            _folder.WriteRest(hour);
            await knowledge.ReloadAsync(CancellationToken.None);
            Assert.Contains($"every {hour} hours", await AskAsync(knowledge), StringComparison.Ordinal);
        }
        await over.CancelAsync();
        await Task.WhenAll(asking);
    }

    private static async Task<string> AskAsync(IAnswerer answerer) =>
        (await answerer.AnswerAsync(new Question("Do dough mixers need cleaning?"), CancellationToken.None)).Text;
}
