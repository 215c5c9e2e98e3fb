using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Contracts;

/// <summary>What every session store does. An engine's own tests inherit this and say how to open it.</summary>
public abstract partial class SessionStoreContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>The store under test, on the medium "main".</summary>
    protected ISessionStore Store { get; private set; } = null!;

    public async Task InitializeAsync() => Store = await OpenAsync("main");

    public virtual Task DisposeAsync() => CloseAsync(Store);

    /// <summary>Opens a medium of this test: an empty one the first time, then with what it holds.</summary>
    protected abstract Task<ISessionStore> OpenAsync(string medium);

    /// <summary>Closes a store; its medium stays.</summary>
    protected virtual async Task CloseAsync(ISessionStore store)
    {
        if (store is IAsyncDisposable closable)
            await closable.DisposeAsync();
    }

    [Fact]
    public async Task A_session_grows_from_version_one_without_gaps()
    {
        await AppendedAsync(Append(Head(), 0, "m1", new SessionPaused(), new SessionResumed()));
        await AppendedAsync(Append(Head(), 2, "m2", new PersonRequested("m2")));

        var events = await Store.ReadAsync("s1", None);

        Assert.Equal([1, 2, 3], events.Select(e => e.Version));
        Assert.Equal(3, await Store.VersionAsync("s1", None));
        Assert.Equal([new SessionPaused(), new SessionResumed(), new PersonRequested("m2")], events.Select(e => e.Event));
        Assert.Equal(3, Assert.Single(await Store.FindAsync(new SessionQuery(), None)).Version);
    }

    [Fact]
    public async Task The_time_and_the_head_come_back_as_they_were()
    {
        var at = new DateTimeOffset(2026, 5, 6, 7, 8, 9, TimeSpan.FromHours(5.5)).AddTicks(1234567);
        var head = Head() with { UpdatedAt = at, ClaimedBy = "discord:7", CandidateName = "A\ud800\0ice" };
        await AppendedAsync(Append(head, 0));

        Assert.True(at.EqualsExact((await Store.ReadAsync("s1", None))[0].At));
        Assert.Equal(head with { Version = 1 }, Assert.Single(await Store.FindAsync(new SessionQuery(), None)));
    }

    [Fact]
    public async Task An_unknown_session_is_empty()
    {
        Assert.Empty(await Store.ReadAsync("nobody", None));
        Assert.Equal(0, await Store.VersionAsync("nobody", None));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task An_append_to_another_version_is_a_conflict_and_writes_nothing(long expected)
    {
        await AppendedAsync(Append(Head(), 0, "m1", new SessionPaused(), new SessionResumed()));

        Assert.Equal(AppendOutcome.VersionConflict, await Store.AppendAsync(Append(Head(), expected, "m2"), None));

        Assert.Equal(2, (await Store.ReadAsync("s1", None)).Count);
        Assert.Null(await Store.FindMessageAsync("m2", None));
    }

    [Fact]
    public async Task A_message_is_handled_once_whatever_the_version_is_by_then()
    {
        await AppendedAsync(Append(Head(), 0, "m1"));

        Assert.Equal(AppendOutcome.DuplicateMessage, await Store.AppendAsync(Append(Head(), 0, "m1"), None));
        Assert.Equal(AppendOutcome.DuplicateMessage, await Store.AppendAsync(Append(Head(), 1, "m1"), None));
        Assert.Equal(AppendOutcome.DuplicateMessage, await Store.AppendAsync(Append(Head("s2", role: "other"), 0, "m1"), None));

        Assert.Single(await Store.ReadAsync("s1", None));
        Assert.Empty(await Store.ReadAsync("s2", None));
        Assert.Equal("s1", await Store.FindMessageAsync("m1", None));
    }

    [Fact]
    public async Task A_candidate_has_one_open_session_for_a_role_until_it_closes()
    {
        await AppendedAsync(Append(Head("s1"), 0));

        Assert.Equal(AppendOutcome.AlreadyOpen, await Store.AppendAsync(Append(Head("s2"), 0, "m2"), None));
        Assert.Empty(await Store.ReadAsync("s2", None));
        Assert.Null(await Store.FindMessageAsync("m2", None));
        await AppendedAsync(Append(Head("s3", role: "frontend"), 0));
        await AppendedAsync(Append(Head("s4", candidate: "console:bob"), 0));

        await AppendedAsync(Append(Head("s1", stage: Stage.Withdrawn), 1));
        await AppendedAsync(Append(Head("s2"), 0, "m2"));
        Assert.Equal(AppendOutcome.AlreadyOpen, await Store.AppendAsync(Append(Head("s1"), 2), None));
    }

    [Fact]
    public async Task Operators_tests_take_nobodys_place()
    {
        var test = Head("t1") with { Purpose = SessionPurpose.OperatorTest };
        await AppendedAsync(Append(test, 0));
        await AppendedAsync(Append(Head("s1"), 0));
        await AppendedAsync(Append(test with { SessionId = "t2" }, 0));

        Assert.Equal(new Dictionary<(string, Stage), int> { [("backend", Stage.Screening)] = 1 }, await Store.CountAsync(None));
    }

    [Fact]
    public async Task Queries_filter_by_every_condition_and_list_the_latest_first()
    {
        await AppendedAsync(Append(Head("a1", "c:1", "r1") with { UpdatedAt = Start.AddHours(1) }, 0));
        await AppendedAsync(Append(Head("a2", "c:1", "", Stage.Enquiry) with { Purpose = SessionPurpose.Enquiry }, 0));
        await AppendedAsync(
            Append(Head("b1", "c:2", "r1", Stage.Declined) with { UpdatedAt = Start.AddHours(3).ToOffset(TimeSpan.FromHours(-9)) }, 0)
        );
        await AppendedAsync(Append(Head("b_", "c:2", "r1") with { ClaimedBy = "x", UpdatedAt = Start.AddHours(2) }, 0));

        Assert.Equal(["b1", "b_", "a1", "a2"], await IdsAsync(new()));
        Assert.Equal(["b1", "b_"], await IdsAsync(new() { Limit = 2 }));
        Assert.Empty(await IdsAsync(new() { Limit = 0 }));
        Assert.Equal(["a1", "a2"], await IdsAsync(new() { CandidateId = "c:1" }));
        Assert.Equal(["a2"], await IdsAsync(new() { RoleId = "" }));
        Assert.Equal(["b1"], await IdsAsync(new() { Stage = Stage.Declined }));
        Assert.Equal(["b1"], await IdsAsync(new() { IsOpen = false }));
        Assert.Equal(["b_", "a1", "a2"], await IdsAsync(new() { IsOpen = true }));
        Assert.Equal(["a2"], await IdsAsync(new() { Purpose = SessionPurpose.Enquiry }));
        Assert.Equal(["b_"], await IdsAsync(new() { SessionIdPrefix = "b_" }));
        Assert.Equal(["b1", "b_"], await IdsAsync(new() { SessionIdPrefix = "b" }));
        Assert.Empty(await IdsAsync(new() { SessionIdPrefix = "B" }));
        Assert.Equal(["b_"], await IdsAsync(new() { ClaimedBy = "x" }));
        Assert.Equal(["b1", "b_"], await IdsAsync(new() { Place = new Place("console", "dm-c:2") }));
        Assert.Empty(await IdsAsync(new() { Place = new Place("discord", "dm-c:2") }));
        Assert.Equal(
            ["a1"],
            await IdsAsync(
                new()
                {
                    CandidateId = "c:1",
                    RoleId = "r1",
                    IsOpen = true,
                    Stage = Stage.Screening,
                }
            )
        );
        Assert.Empty(await IdsAsync(new() { CandidateId = "c:1' OR 1=1 --" }));
    }

    [Fact]
    public async Task A_session_that_moved_is_found_at_its_new_place_only()
    {
        await AppendedAsync(Append(Head(), 0));
        var there = new Place("discord", "ch:\0\\1");
        await AppendedAsync(Append(Head() with { Place = there }, 1, null, new SessionMoved(there)));
        Assert.Equal(["s1"], await IdsAsync(new() { Place = there }));
        Assert.Empty(await IdsAsync(new() { Place = Head().Place }));
    }

    [Fact]
    public async Task Replies_wait_for_delivery_in_the_order_in_which_they_were_written()
    {
        var (alice, bob) = (Head("z", "console:alice"), Head("a", "console:bob"));
        await AppendedAsync(Say(alice, 0, "one", "two"));
        await AppendedAsync(Say(bob, 0, "three"));
        await AppendedAsync(Say(alice, 2, "four"));
        await AppendedAsync(Say(Head("d", "discord:1") with { Place = new Place("discord", alice.Place.Id) }, 0, "elsewhere"));

        var pending = await Store.PendingAsync("console", null, None);

        Assert.Equal(["one", "two", "three", "four"], pending.Select(d => d.Reply.Text));
        Assert.Equal([("z", 2L, 0), ("z", 2L, 1), ("a", 2L, 0), ("z", 4L, 0)], pending.Select(d => (d.SessionId, d.Version, d.Index)));
        Assert.Equal([alice.Place, alice.Place, bob.Place, alice.Place], pending.Select(d => d.Place));
        Assert.Equal(["one", "two", "four"], (await Store.PendingAsync("console", alice.Place.Id, None)).Select(d => d.Reply.Text));
    }

    [Fact]
    public async Task Marking_as_delivered_may_be_repeated()
    {
        await AppendedAsync(Say(Head(), 0, "one", "two"));
        var pending = await Store.PendingAsync("console", null, None);

        await Store.MarkDeliveredAsync([pending[0]], None);
        await Store.MarkDeliveredAsync([pending[0], pending[0] with { SessionId = "gone" }], None);
        await Store.MarkDeliveredAsync([], None);

        Assert.Equal("two", Assert.Single(await Store.PendingAsync("console", null, None)).Reply.Text);
    }

    [Fact]
    public async Task An_append_that_contradicts_itself_is_the_callers_fault()
    {
        var say = Say(Head(), 0, "one");
        SessionAppend[] malformed =
        [
            say with
            {
                Events = [],
            },
            say with
            {
                Head = say.Head with { Version = 7 },
            },
            say with
            {
                Deliveries = [say.Deliveries[0] with { Index = 1 }],
            },
            say with
            {
                Deliveries = [say.Deliveries[0] with { Version = 1 }],
            },
            say with
            {
                Deliveries = [say.Deliveries[0] with { Version = 3 }],
            },
            say with
            {
                Deliveries = [say.Deliveries[0] with { SessionId = "other" }],
            },
        ];
        foreach (var append in malformed)
            await Assert.ThrowsAsync<ArgumentException>(async () => await Store.AppendAsync(append, None));
        Assert.Empty(await Store.FindAsync(new SessionQuery(), None));
    }

    [Fact]
    public async Task Erasing_leaves_nothing_but_counts()
    {
        await AppendedAsync(Say(Head("s1") with { Stage = Stage.Submitted }, 0, "hello"));
        await AppendedAsync(Append(Head("s2", stage: Stage.Declined), 0, "m2"));
        await AppendedAsync(Append(Head("t1") with { Purpose = SessionPurpose.OperatorTest }, 0));
        await AppendedAsync(Append(Head("o1", candidate: "console:bob", stage: Stage.Submitted), 0, "m3"));
        var counts = await Store.CountAsync(None);

        Assert.Equal(new Erasure(3, 4, Start), await Store.EraseAsync("console:alice", Start, None));

        Assert.Empty(await Store.ReadAsync("s1", None));
        Assert.Empty(await Store.FindAsync(new() { CandidateId = "console:alice" }, None));
        Assert.Null(await Store.FindMessageAsync("m2", None));
        Assert.Empty(await Store.PendingAsync("console", null, None));
        Assert.Equal("o1", await Store.FindMessageAsync("m3", None));
        Assert.Single(await Store.ReadAsync("o1", None));
        Assert.Equal(counts, await Store.CountAsync(None));
        Assert.Equal(2, counts[("backend", Stage.Submitted)]);
        Assert.Equal(AppendOutcome.VersionConflict, await Store.AppendAsync(Append(Head("s1"), 2), None));
        Assert.Equal(new Erasure(0, 0, Start), await Store.EraseAsync("console:alice", Start, None));
    }

    [Fact]
    public async Task The_same_role_and_stage_is_counted_up_by_every_erasure()
    {
        for (var i = 0; i < 3; i++)
        {
            await AppendedAsync(Append(Head("s" + i), 0, "m"));
            await Store.EraseAsync("console:alice", Start, None);
        }
        Assert.Equal(new Dictionary<(string, Stage), int> { [("backend", Stage.Screening)] = 3 }, await Store.CountAsync(None));
    }

    protected async Task AppendedAsync(SessionAppend append) => Assert.Equal(AppendOutcome.Appended, await Store.AppendAsync(append, None));

    private async Task<IEnumerable<string>> IdsAsync(SessionQuery query) => (await Store.FindAsync(query, None)).Select(h => h.SessionId);
}
