using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Contracts;

// Races, sizes, odd text and restarts.
public abstract partial class SessionStoreContract
{
    [Fact]
    public async Task Of_racing_appends_exactly_one_wins()
    {
        for (var round = 0; round < 10; round++)
        {
            var expected = round;
            var outcomes = await Task.WhenAll(
                Enumerable
                    .Range(0, 8)
                    .Select(i => Task.Run(async () => await Store.AppendAsync(Append(Head(), expected, $"m{expected}.{i}"), None)))
            );
            Assert.Equal(1, outcomes.Count(o => o == AppendOutcome.Appended));
            Assert.Equal(7, outcomes.Count(o => o == AppendOutcome.VersionConflict));
        }
        Assert.Equal(Enumerable.Range(1, 10).Select(i => (long)i), (await Store.ReadAsync("s1", None)).Select(e => e.Version));
    }

    [Fact]
    public async Task Of_racing_openings_exactly_one_wins()
    {
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Task.Run(async () => await Store.AppendAsync(Append(Head("s" + i), 0), None)))
        );
        Assert.Equal(1, outcomes.Count(o => o == AppendOutcome.Appended));
        Assert.Equal(7, outcomes.Count(o => o == AppendOutcome.AlreadyOpen));
        Assert.Single(await Store.FindAsync(new SessionQuery(), None));
    }

    [Fact]
    public async Task Many_sessions_are_written_and_read_side_by_side()
    {
        const int Sessions = 32;
        const int Appends = 10;
        await Task.WhenAll(
            Enumerable
                .Range(0, Sessions)
                .Select(s =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < Appends; i++)
                        {
                            await AppendedAsync(Append(Head("s" + s, "c:" + s), i, $"m{s}.{i}"));
                            Assert.Equal(i + 1, (await Store.ReadAsync("s" + s, None)).Count);
                        }
                    })
                )
        );
        for (var s = 0; s < Sessions; s++)
            Assert.Equal(
                Enumerable.Range(0, Appends).Select(i => $"m{s}.{i}"),
                (await Store.ReadAsync("s" + s, None)).Select(e => ((CandidateWrote)e.Event).MessageId)
            );
    }

    /// <summary>Not in the attribute itself: attributes are kept as UTF-8, which has no half surrogate pairs.</summary>
    private static readonly Dictionary<string, string> OddTexts = new(StringComparer.Ordinal)
    {
        ["nul"] = "\0",
        ["nul inside"] = "a\0b\0",
        ["controls"] = "\u0001\u001f\u007f\u0085\u2028\u2029\ufeff\uffff",
        ["high half"] = "\ud83d",
        ["both halves in the wrong order"] = "\ude00 x \ud83d",
        ["emoji and accents"] = "😀👩‍👩‍👧 e\u0301 שלום",
        ["quotes and wildcards"] = "'; DROP TABLE events; -- \" \\ \\u0000 %_*?",
        ["blank"] = " ",
    };

    public static TheoryData<string> OddTextNames() => [.. OddTexts.Keys];

    [Theory]
    [MemberData(nameof(OddTextNames))]
    public async Task Odd_text_comes_back_unaltered_wherever_it_stands(string name)
    {
        var odd = OddTexts[name];
        var head = Head("s" + odd, "c:" + odd, odd) with { CandidateName = odd, ClaimedBy = odd, Place = new Place("p" + odd, odd) };
        var said = Say(head, 0, odd);
        await AppendedAsync(said with { MessageId = odd });
        await AppendedAsync(Append(head, 2, odd + "2", new CandidateWrote(odd, odd)));
        await AppendedAsync(Append(Head("other", "c:other"), 0, "m"));

        Assert.Equal(new CandidateWrote(odd, odd), (await Store.ReadAsync(head.SessionId, None))[2].Event);
        Assert.Equal(head.SessionId, await Store.FindMessageAsync(odd, None));
        var query = new SessionQuery
        {
            CandidateId = head.CandidateId,
            RoleId = odd,
            ClaimedBy = odd,
            SessionIdPrefix = head.SessionId,
        };
        Assert.Equal(head with { Version = 3 }, Assert.Single(await Store.FindAsync(query, None)));
        var delivery = Assert.Single(await Store.PendingAsync("p" + odd, odd, None));
        Assert.Equal((head.SessionId, head.Place, odd), (delivery.SessionId, delivery.Place, delivery.Reply.Text));
        Assert.Equal(AppendOutcome.AlreadyOpen, await Store.AppendAsync(Append(head with { SessionId = "again" }, 0), None));
        Assert.Equal(1, (await Store.CountAsync(None))[(odd, Stage.Screening)]);
        Assert.Equal(1, (await Store.EraseAsync("c:" + odd, Start, None)).Sessions);
    }

    [Fact]
    public async Task A_large_event_comes_back_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i:x8} é😀\n"));
        Assert.True(text.Length > 1_000_000, "The event is meant to be larger than a megabyte.");
        await AppendedAsync(Append(Head(), 0, "m", new CandidateWrote("m", text)));

        Assert.Equal(text, ((CandidateWrote)(await Store.ReadAsync("s1", None))[0].Event).Text);
    }

    [Fact]
    public async Task Every_event_the_product_has_is_stored_as_it_was()
    {
        var any = new AnyValue(new Random(7));
        SessionEvent[] events = [.. Enumerable.Range(0, 200).Select(_ => (SessionEvent)any.Make(typeof(SessionEvent))!)];
        await AppendedAsync(Append(Head(), 0, null, events));

        var read = await Store.ReadAsync("s1", None);

        Assert.Equal(events.Select(SessionJson.Write), read.Select(e => SessionJson.Write(e.Event)));
        Assert.Null(SameValue.Difference(events, read.Select(e => e.Event)));
    }

    [Fact]
    public async Task What_is_cancelled_before_it_begins_writes_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.AppendAsync(Append(Head(), 0), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.ReadAsync("s1", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.EraseAsync("c", Start, cancelled));

        Assert.Empty(await Store.FindAsync(new SessionQuery(), None));
        await AppendedAsync(Append(Head(), 0));
    }

    [Fact]
    public async Task Everything_is_there_after_closing_and_opening_again()
    {
        await AppendedAsync(Say(Head(), 0, "hello", "there"));
        await Store.MarkDeliveredAsync([.. (await Store.PendingAsync("console", null, None)).Take(1)], None);
        await AppendedAsync(Append(Head(), 2, "m1"));
        await AppendedAsync(Append(Head("e", "c:gone"), 0));
        await Store.EraseAsync("c:gone", Start, None);

        await CloseAsync(Store);
        Store = await OpenAsync("main");

        Assert.Equal([1, 2, 3], (await Store.ReadAsync("s1", None)).Select(e => e.Version));
        Assert.Equal("there", Assert.Single(await Store.PendingAsync("console", null, None)).Reply.Text);
        Assert.Equal(AppendOutcome.DuplicateMessage, await Store.AppendAsync(Append(Head(), 3, "m1"), None));
        Assert.Equal(AppendOutcome.AlreadyOpen, await Store.AppendAsync(Append(Head("s2"), 0), None));
        Assert.Equal(2, (await Store.CountAsync(None))[("backend", Stage.Screening)]);
        await AppendedAsync(Append(Head(), 3, "m2"));
    }
}
