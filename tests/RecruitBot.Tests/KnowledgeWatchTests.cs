using Microsoft.Extensions.Logging;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Tests.Discord;
using RecruitBot.Tests.Knowledge.Live;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests;

public sealed class KnowledgeWatchTests : IAsyncLifetime, IDisposable
{
    private readonly BakeryFolder _folder = new();
    private readonly TimersByHand _time = new();
    private readonly CollectedLog<KnowledgeWatch> _log = new();
    private readonly LiveKnowledge _knowledge;
    private readonly KnowledgeWatch _watch;

    public KnowledgeWatchTests()
    {
        _knowledge = _folder.Open();
        _watch = new KnowledgeWatch(_knowledge, [_folder.Path], _time, _log);
    }

    public Task InitializeAsync() => _watch.StartAsync(CancellationToken.None);

    public Task DisposeAsync() => _watch.StopAsync(CancellationToken.None);

    public void Dispose()
    {
        _watch.Dispose();
        _knowledge.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_saved_file_is_in_force_when_two_looks_have_seen_the_same()
    {
        await LookAsync(2);
        _folder.WriteRest("7 or 8");
        await LookAsync(1);
        Assert.Empty(_log.Lines);
        await LookAsync(2);
        var line = Assert.Single(_log.Lines);
        Assert.Equal(LogLevel.Information, line.Level);
        Assert.Contains("7 or 8", _knowledge.Current.Base.Find("guides/dough.md")!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_let_finish()
    {
        await LookAsync(2);
        var before = _knowledge.Current;
        for (var more = 1; more < 4; more++)
        {
            _folder.WriteRest(new string('9', more));
            await LookAsync(1);
            Assert.Same(before, _knowledge.Current);
        }
        await LookAsync(2);
        Assert.Contains("every 999", _knowledge.Current.Base.Find("guides/dough.md")!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_is_told_in_one_line_once_and_mended_later()
    {
        await LookAsync(2);
        _folder.WriteRole("---\nid: [\n");
        await LookAsync(5);
        var line = Assert.Single(_log.Lines);
        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.Contains("roles/baker.md:", line.Text, StringComparison.Ordinal);
        Assert.NotNull(_knowledge.Current.Roles.Find("baker"));
        _folder.WriteRole(BakeryFolder.BakerRole + "\nWe bake by night.\n");
        await LookAsync(3);
        Assert.Equal(2, _log.Lines.Count);
        Assert.Equal(LogLevel.Information, _log.Lines[1].Level);
    }

    /// <summary>Lets the watch look so many times, and finish what it does then.</summary>
    private async Task LookAsync(int times)
    {
        for (var i = 0; i < times; i++)
            await _time.PassAsync(KnowledgeWatch.Pause.TotalSeconds);
        await _time.SeeWaitAsync(KnowledgeWatch.Pause, KnowledgeWatch.Pause);
    }
}
