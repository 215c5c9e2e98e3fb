using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Gaps.GapPaths;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Gaps;

/// <summary>The program stops at every step between the form and the last person told: nothing is lost and nothing said twice.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly InMemorySessionStore _memory = new();
    private readonly GatedSessionStore _gated;
    private readonly Office _office;

    public CrashTests()
    {
        _gated = new GatedSessionStore(_memory);
        _office = new Office(store: _gated, gaps: _memory);
    }

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task Stopped_at_any_call_of_the_store_it_goes_on_after_the_next_start()
    {
        var (finished, stops) = (false, 0);
        for (; !finished; stops++)
        {
            using var memoryOffice = new OneRun();
            var (office, store) = (memoryOffice.Office, memoryOffice.Store);
            await office.ToFirstQuestionAsync(Alice);
            await office.SayAsync(Alice, CarPark);
            await office.SayAsync(Bob, CarPark);
            var gaps = await office.GapsAsync();
            var left = stops;
            store.Gate = () => left-- > 0 ? Task.CompletedTask : throw new StoreException("The power is gone.");
            try
            {
                await office.AnswerAsync(Rita, gaps.Single(g => g.RoleId == "baker"));
                finished = true;
            }
            catch (StoreException)
            {
                // As after a kill: what was not written is gone with the process.
            }
            store.Open();
            office.Restart();
            if ((await memoryOffice.Memory.EntriesAsync(CancellationToken.None)).Count == 0)
            {
                // Nothing was acknowledged, so Rita sends it again.
                await office.AnswerAsync(Rita, gaps.Single(g => g.RoleId == "baker"));
            }
            await office.Gaps.ResumeAsync(CancellationToken.None);
            await office.Gaps.ResumeAsync(CancellationToken.None);
            await office.TypeAsync(Rita, "gaps");
            Assert.Equal(1, office.TimesTold(place: PlaceOf(Alice)));
            Assert.Equal(1, office.TimesTold(place: PlaceOf(Bob)));
            Assert.Single(office.Desk.Files);
            Assert.Empty(await office.GapsAsync());
            Assert.Empty(await memoryOffice.Memory.ClosedAsync(CancellationToken.None));
        }
        Assert.True(stops > 15, $"It was stopped at {stops} places only.");
    }

    [Fact]
    public async Task What_was_saved_and_not_published_is_published_and_told_after_the_next_start()
    {
        await _office.SayAsync(Alice, CarPark);
        var gap = await _office.GapAsync();
        // As a process that was killed right after its transaction.
        await _memory.DecideAsync(
            new GapClosing(Rita, Sample.Start, "k7", null),
            new EntryDraft("k7", "form", "guides/answered-x-k7.md", Published, Words, null, Rita, Sample.Start),
            [.. gap.Questions.Select(q => q.Key)],
            CancellationToken.None
        );
        _office.Restart();
        Assert.Equal(new Told(1, 0), await _office.Gaps.ResumeAsync(CancellationToken.None));
        Assert.Equal(new Told(0, 0), await _office.Gaps.ResumeAsync(CancellationToken.None));
        await _office.TypeAsync(Rita, "gaps");
        Assert.Equal(1, _office.TimesTold());
        Assert.Single(_office.Desk.Files);
    }

    [Fact]
    public async Task While_the_folder_cannot_be_written_nothing_is_lost_and_the_writer_is_told_why()
    {
        await _office.SayAsync(Alice, CarPark);
        Directory.CreateDirectory(_office.Desk.Folder);
        File.WriteAllText(Path.Combine(_office.Desk.Folder, "guides"), "in the way");

        var heard = await _office.AnswerAsync(Rita, await _office.GapAsync());
        Assert.Contains("It is not quoted yet", heard.Text, StringComparison.Ordinal);
        Assert.Contains("nothing of it is lost", heard.Text, StringComparison.Ordinal);
        Assert.Equal(0, _office.TimesTold());

        File.Delete(Path.Combine(_office.Desk.Folder, "guides"));
        await _office.Gaps.ResumeAsync(CancellationToken.None);
        await _office.TypeAsync(Rita, "gaps");
        Assert.Equal(1, _office.TimesTold());
    }

    [Fact]
    public async Task A_process_that_writes_an_older_version_over_a_newer_one_puts_it_right()
    {
        await _office.SayAsync(Alice, CarPark);
        await _office.AnswerAsync(Rita, await _office.GapAsync());
        var entry = Assert.Single(await _office.Gaps.EntriesAsync(CancellationToken.None));
        var old = await File.ReadAllTextAsync(Assert.Single(_office.Desk.Files));
        await _office.Gaps.ReviseAsync(entry.EntryId, new EntryForm(Published, "Yes, for 50 cars.", null), Sam, "edit", 1, CancellationToken.None);
        await File.WriteAllTextAsync(_office.Desk.Files[0], old);
        await _office.Desk.Knowledge.ReloadAsync(CancellationToken.None);

        await _office.Gaps.ResumeAsync(CancellationToken.None);

        Assert.Contains("50 cars", await File.ReadAllTextAsync(_office.Desk.Files[0]), StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(_office.Desk.Knowledge.Current.Base.Documents).Written!.Version);
    }

    [Fact]
    public async Task Two_processes_that_tell_at_once_tell_once()
    {
        await _office.SayAsync(Alice, CarPark);
        await _office.SayAsync(Bob, CarPark);
        var gap = await _office.GapAsync();
        await _memory.DecideAsync(new GapClosing(Rita, Sample.Start, "k7", null), new EntryDraft("k7", "form", "guides/answered-x-k7.md", Published, Words, null, Rita, Sample.Start), [.. gap.Questions.Select(q => q.Key)], CancellationToken.None);
        var first = _office.Gaps;
        _office.Restart();
        var second = _office.Gaps;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () => await (i % 2 == 0 ? first : second).ResumeAsync(CancellationToken.None))));
        await _office.TypeAsync(Rita, "gaps");
        Assert.Equal(2, _office.TimesTold());
    }

    private sealed class OneRun : IDisposable
    {
        public OneRun()
        {
            Store = new GatedSessionStore(Memory);
            Office = new Office(store: Store, gaps: new GatedGapStore(Memory, Store));
        }

        public InMemorySessionStore Memory { get; } = new();

        public GatedSessionStore Store { get; }

        public Office Office { get; }

        public void Dispose() => Office.Dispose();
    }
}
