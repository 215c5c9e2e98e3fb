using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Audit.Verification;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Contracts;

/// <summary>Whatever engine keeps the store, checking it finds nothing where nobody has touched it, whatever goes on meanwhile.</summary>
public abstract class StoreVerificationContract : IAsyncLifetime, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        var (store, audit) = await OpenAsync();
        _office = new Office(store: store, gaps: new InMemorySessionStore(), audit: audit);
    }

    public Task DisposeAsync() => CloseAsync();

    public virtual void Dispose()
    {
        _office.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens an empty store.</summary>
    protected abstract Task<(ISessionStore Store, IAuditLog Audit)> OpenAsync();

    /// <summary>Closes it.</summary>
    protected abstract Task CloseAsync();

    [Fact]
    public async Task An_empty_store_holds()
    {
        var verdict = await VerifyAsync();
        Assert.True(verdict.Holds, verdict.First?.Sentence);
        Assert.Equal((0L, 0L, 0L), (verdict.Entries, verdict.Sessions, verdict.Erased));
    }

    [Fact]
    public async Task A_store_that_was_worked_in_holds_and_is_counted()
    {
        await BusyWeek.RunAsync(_office);

        var verdict = await VerifyAsync();

        Assert.True(verdict.Holds, verdict.First?.Sentence);
        var all = await _office.EverythingAsync();
        Assert.Equal((all.Count, all.Sum(s => s.Events.Count), 2L), (verdict.Sessions, verdict.Events, verdict.Files));
        Assert.Equal(verdict.Heads.Sum(h => h.Number), verdict.Entries);
        Assert.True(verdict.Erased > 0);
    }

    [Fact]
    public async Task A_head_that_was_kept_is_found_for_ever_and_no_other_hash_is()
    {
        await BusyWeek.RunAsync(_office);
        var kept = (await VerifyAsync()).Heads[0].Hash;
        await _office.SayAsync(Bob, Paths.HygieneStory);

        Assert.True((await VerifyAsync(kept)).Holds);
        Assert.True((await VerifyAsync(kept.ToUpperInvariant())).Holds);
        var other = await VerifyAsync(new string('a', 64));
        Assert.False(other.Holds);
        Assert.Contains("cut short or written anew", other.First!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_holds_when_the_clock_went_back_and_no_session_runs_backwards()
    {
        await BusyWeek.RunAsync(_office);
        _office.Time.Advance(TimeSpan.FromDays(-400));
        await _office.SayAsync(Bob, Paths.HygieneStory);
        await _office.ToFirstQuestionAsync(BusyWeek.Carol);
        var times = (await _office.EventsAsync(Bob)).Select(e => e.At).ToList();
        Assert.Equal(times.Order(), times);
        var verdict = await VerifyAsync();
        Assert.True(verdict.Holds, verdict.First?.Sentence);
    }

    [Fact]
    public async Task It_holds_while_others_write_and_erase()
    {
        await BusyWeek.RunAsync(_office);
        using var done = new CancellationTokenSource();
        var verifying = Task.Run(async () =>
        {
            var times = 0;
            do
            {
                var verdict = await VerifyAsync();
                Assert.True(verdict.Holds, verdict.First?.Sentence);
                times++;
            } while (!done.IsCancellationRequested);
            return times;
        });
        for (var round = 0; round < 8 && !verifying.IsCompleted; round++)
        {
            await _office.ToFirstQuestionAsync(BusyWeek.Carol);
            await _office.AttachAsync(BusyWeek.Carol, "", _office.Files.Put("cv.txt", $"Baker number {round}."));
            await _office.SayAsync(BusyWeek.Carol, Paths.WholeStory);
            await _office.Store.EraseAsync(BusyWeek.Carol.Id, _office.Time.GetUtcNow(), None);
        }
        await done.CancelAsync();
        Assert.True(await verifying > 0);
    }

    private ValueTask<StoreVerdict> VerifyAsync(string? head = null) => new StoreVerification(_office.Store, _office.Audit).RunAsync(head, None);
}
