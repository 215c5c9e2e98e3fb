using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Privacy.Retention;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Privacy.Retention;

/// <summary>What was kept long enough is purged, what is held is not, and the chain says who ordered what.</summary>
public sealed class RetentionTests : IAsyncLifetime, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly RetentionPolicy TwelveMonths = new([], 12);
    private readonly TemporaryFolder _folder = new();
    private SqliteSessionStore _store = null!;
    private SqliteAuditLog _audit = null!;
    private Office _office = null!;
    private LegalHolds _holds = null!;

    public Task InitializeAsync()
    {
        _store = SqliteSessionStore.Open(_folder["store.db"]);
        _audit = new SqliteAuditLog(_store);
        _office = new Office(store: _store, gaps: new SqliteGapStore(_store)) { Policy = TwelveMonths };
        _office.Holds = _holds = new LegalHolds(new SqlitePlatformNotes(_store), _audit, _office.Time);
        _office.Restart();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    // After DisposeAsync, which closes the store.
    public void Dispose()
    {
        _office.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Nothing_is_due_unless_the_settings_say_for_how_long_it_is_kept()
    {
        await _office.SayAsync(Alice, "Where does the flour come from?");
        _office.Time.Advance(TimeSpan.FromDays(20_000));
        Assert.Empty(await Run(new RetentionPolicy([], null)).DueAsync(None));
        Assert.Single(await Run().DueAsync(None));
    }

    [Fact]
    public async Task Somebody_is_due_when_the_last_thing_of_theirs_is_old_enough_and_is_then_purged_whole()
    {
        await _office.SayAsync(Alice, "Where does the flour come from?");
        await _office.HandInAsync(Alice);
        await _office.TypeAsync(Alice, "withdraw");
        await _office.PressAsync(Alice, "Yes, withdraw");
        await _office.SayAsync(Bob, "And the butter?");
        var counts = await _store.CountAsync(None);
        _office.Time.Advance(TimeSpan.FromDays(364));
        await _office.SayAsync(Bob, "Once more: and the butter?");
        Assert.Empty(await Run().DueAsync(None));
        _office.Time.Advance(TimeSpan.FromDays(2));

        var due = Assert.Single(await Run().DueAsync(None));
        Assert.Equal((Alice.Id, 2), (due.CandidateId, due.Sessions.Count));
        Assert.Equal(2, (await _office.HeadsAsync(Alice)).Count);
        Assert.Equal(2, (await Run().PurgeAsync(due, None))!.Sessions);

        Assert.Empty(await _office.HeadsAsync(Alice));
        Assert.Single(await _office.HeadsAsync(Bob));
        Assert.Equal(counts, await _store.CountAsync(None));
        Assert.Equal([AuditKind.Purged, AuditKind.Erased], (await EntriesAsync()).TakeLast(2).Select(e => e.Kind));
        Assert.Null(await Run().PurgeAsync(due, None));
    }

    [Fact]
    public async Task Who_writes_after_the_list_was_made_is_not_purged()
    {
        await _office.SayAsync(Alice, "Where does the flour come from?");
        _office.Time.Advance(TimeSpan.FromDays(400));
        var due = Assert.Single(await Run().DueAsync(None));
        await _office.SayAsync(Alice, "Here I am again: where does the flour come from?");
        Assert.Null(await Run().PurgeAsync(due, None));
        Assert.NotEmpty(await _office.HeadsAsync(Alice));
    }

    [Fact]
    public async Task An_open_application_is_never_purged()
    {
        await _office.HandInAsync(Alice);
        _office.Time.Advance(TimeSpan.FromDays(4000));
        Assert.Empty(await Run().DueAsync(None));
    }

    [Fact]
    public async Task A_hold_stops_purging_and_the_chain_says_who_and_why()
    {
        await _office.SayAsync(Alice, "Where does the flour come from?");
        _office.Time.Advance(TimeSpan.FromDays(400));
        var own = await _office.HeadsAsync(Alice);
        Assert.True(await _holds.PlaceAsync(own, "Lea of Legal", "case 12/26", None));
        Assert.False(await _holds.PlaceAsync(own, "Lea of Legal", "again", None));

        var due = Assert.Single(await Run().DueAsync(None));
        Assert.Equal("Lea of Legal", due.Hold!.By);
        Assert.Null(await Run().PurgeAsync(due, None));
        await Assert.ThrowsAsync<ErasureHeldException>(async () => await new SessionWriter(_store, _office.Time, _holds).EraseAsync(Alice.Id, None));

        Assert.NotNull(await _holds.ReleaseAsync(own, "Lea of Legal", "settled", None));
        Assert.Null(await _holds.ReleaseAsync(own, "Lea of Legal", "again", None));
        Assert.NotNull(await Run().PurgeAsync(due, None));
        var told = (await EntriesAsync()).Where(e => e.Kind is AuditKind.Held or AuditKind.Released).ToList();
        Assert.Equal([("Lea of Legal", "case 12/26"), ("Lea of Legal", "settled")], told.Select(e => (e.By!, e.What!)));
        Assert.All(told, e => Assert.Equal([own[0].SessionId], e.Sessions!));
        Assert.All(await EntriesAsync(), e => Assert.DoesNotContain(Alice.Id, System.Text.Encoding.UTF8.GetString(e.ToBytes()), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_is_held_and_asks_to_be_erased_is_told_and_nothing_is_deleted_until_the_hold_ends()
    {
        await _office.SayAsync(Alice, "Where does the flour come from?");
        await _holds.PlaceAsync(await _office.HeadsAsync(Alice), "Lea of Legal", "case 12/26", None);
        await _office.TypeAsync(Alice, "erase");

        var told = await _office.PressAsync(Alice, "Yes, delete everything");

        Assert.Contains("Nothing is deleted yet", told.Text, StringComparison.Ordinal);
        Assert.Contains("when the hold ends", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("12/26", told.Text, StringComparison.Ordinal);
        Assert.NotEmpty(await _office.HeadsAsync(Alice));
        Assert.Contains("You asked on", (await _office.TypeAsync(Alice, "policy")).Text, StringComparison.Ordinal);
        var hold = await _holds.ReleaseAsync(await _office.HeadsAsync(Alice), "Lea of Legal", "settled", None);
        Assert.NotNull(hold!.ErasureAskedAt);
    }

    [Fact]
    public async Task The_policy_says_how_long_and_by_which_law_and_nothing_of_anybody_elses_hold()
    {
        _office.Policy = new RetentionPolicy([RetentionPolicy.Known.Single(j => j.Id == "us-ca")], 60);
        _office.Restart();
        await _office.SayAsync(Bob, "And the butter?");
        await _holds.PlaceAsync(await _office.HeadsAsync(Bob), "Lea", "x", None);
        var text = (await _office.TypeAsync(Alice, "policy")).Text;
        Assert.Contains("60 months", text, StringComparison.Ordinal);
        Assert.Contains("California: 48 months", text, StringComparison.Ordinal);
        Assert.DoesNotContain("legal hold", text, StringComparison.Ordinal);
        Assert.Contains("legal hold", (await _office.TypeAsync(Bob, "policy")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu", 6)]
    [InlineData("us-co", 36)]
    [InlineData("us-ca", 48)]
    public void The_laws_that_are_known_say_for_how_long_at_least(string id, int months) => Assert.Equal(months, RetentionPolicy.Known.Single(j => j.Id == id).MinimumMonths);

    private RetentionRun Run(RetentionPolicy? policy = null) => new(_store, new SessionWriter(_store, _office.Time, _holds), new NoTraces(), _holds, _audit, policy ?? TwelveMonths, _office.Time);

    private async Task<List<AuditEntry>> EntriesAsync() => [.. (await _audit.ReadAsync("main", 0, int.MaxValue, None)).Select(l => AuditEntry.Read(l.Content))];
}
