using RecruitBot.Core.Assistant.Model.Budget;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Moving;
using System.Security.Cryptography;
using System.Text;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Contracts;

/// <summary>What every engine's rows do: give out all that its store keeps, and make of another's a store that goes on as if it had always been there.</summary>
public abstract class StoreRowsContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Person Rita = new("console:recruiter:rita", "Rita", Authority.Recruiter);

    /// <summary>A store and its siblings on a medium of this test, empty the first time; closed by the caller.</summary>
    protected abstract OpenedStore OpenStore(string medium);

    /// <summary>The rows of a medium whose store is closed, or not made yet.</summary>
    protected abstract IStoreRows OpenRows(string medium);

    /// <summary>The rows of a medium of the engine that this one is moved to and from; the same when not overridden.</summary>
    protected virtual IStoreRows OpenOther(string medium) => OpenRows(medium);

    [Fact]
    public async Task What_goes_to_another_store_and_comes_back_is_the_same_and_goes_on()
    {
        var before = await FilledAsync("source");
        var there = await MoveAsync(() => OpenRows("source"), () => OpenOther("there"));
        var back = await MoveAsync(() => OpenOther("there"), () => OpenRows("back"));

        Assert.Equal(there, back);
        Assert.All(there, t => Assert.True(t.Rows > 0, t.Table + " was empty: the test shows nothing of it."));
        await using var store = OpenStore("back");
        Assert.Equal(before, await ContentAsync(store));
        Assert.Equal(["first", "second", "third"], (await store.Sessions.PendingAsync("console", null, None)).Select(d => d.Reply.Text));
        Assert.Equal(AppendOutcome.DuplicateMessage, await store.Sessions.AppendAsync(Append(Head(), 3, "m1"), None));
        Assert.Equal(AppendOutcome.AlreadyOpen, await store.Sessions.AppendAsync(Append(Head("s9"), 0, "m9"), None));
        Assert.Equal(AppendOutcome.Appended, await store.Sessions.AppendAsync(Say(Head(), 5, "fourth"), None));
        Assert.Equal("fourth", (await store.Sessions.PendingAsync("console", null, None))[^1].Reply.Text);
        var lines = await store.Audit.ReadAsync((await store.Audit.ChainsAsync(None))[0], 0, 1000, None);
        Assert.Equal(lines[^1].Hash, AuditChain.Next(lines[^2].Hash, lines[^1].Content));
        Assert.Equal(1, (await store.Sessions.EraseAsync("console:alice", Start, None)).Sessions);
        Assert.Null(await store.Sessions.FindMessageAsync("m1", None));
        Assert.Equal(AppendOutcome.Appended, await store.Sessions.AppendAsync(Append(Head("s9"), 0, "m1"), None));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(11)]
    public async Task A_move_that_is_cut_short_goes_on_where_it_was(int steps)
    {
        await FilledAsync("source");
        var whole = await MoveAsync(() => OpenRows("source"), () => OpenRows("whole"));
        await using (var source = OpenRows("source"))
        await using (var target = OpenRows("half"))
            await Assert.ThrowsAsync<TimeoutException>(() => new StoreMove(source, new CutShort(target, steps)).RunAsync(None));

        await using var here = OpenRows("source");
        await using var there = new CutShort(OpenRows("half"), int.MaxValue);
        Assert.Equal(whole, await new StoreMove(here, there).RunAsync(None));
        Assert.Equal(StoreTables.All.Count - steps, there.Steps);
    }

    [Fact]
    public async Task What_is_filled_or_of_another_move_is_refused()
    {
        await FilledAsync("source");
        await FilledAsync("other");
        await using var source = OpenRows("source");
        await using (var filled = OpenRows("other"))
            Assert.Contains("is not empty", (await Assert.ThrowsAsync<StoreException>(() => new StoreMove(source, filled).RunAsync(None))).Message, StringComparison.Ordinal);
        await using (var half = OpenRows("half"))
            await Assert.ThrowsAsync<TimeoutException>(() => new StoreMove(source, new CutShort(half, 2)).RunAsync(None));

        await using var other = OpenRows("other");
        await using var begun = OpenRows("half");
        Assert.Contains("part of a move from another store", (await Assert.ThrowsAsync<StoreException>(() => new StoreMove(other, begun).RunAsync(None))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_arrives_altered_is_found()
    {
        await FilledAsync("source");
        await using var source = OpenRows("source");
        await using var target = OpenRows("target");
        var told = await Assert.ThrowsAsync<StoreException>(() => new StoreMove(source, new Altering(target)).RunAsync(None));
        Assert.Contains("events is not the same in both stores", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_any_size_give_every_row_once()
    {
        await FilledAsync("source");
        await using var rows = OpenRows("source");
        foreach (var table in StoreTables.All)
        {
            var all = await rows.ReadAsync(table, null, 10_000, None);
            foreach (var size in new[] { 1, 2, 5 })
            {
                var paged = new List<StoreRow>();
                while (await rows.ReadAsync(table, paged.Count == 0 ? null : [.. paged[^1].Values.Take(table.Key)], size, None) is { Count: > 0 } page)
                    paged.AddRange(page);
                Assert.Equal(all.Select(Words), paged.Select(Words));
            }
        }
    }

    [Fact]
    public async Task A_store_in_use_is_refused()
    {
        await FilledAsync("source");
        await using var used = OpenStore("source");
        await used.Sessions.VersionAsync("s1", None);
        var told = Assert.Throws<StoreException>(() => OpenRows("source"));
        Assert.EndsWith(".", told.Message, StringComparison.Ordinal);
    }

    /// <summary>One of everything; what can be asked of it afterwards.</summary>
    private async Task<string> FilledAsync(string medium)
    {
        await using var store = OpenStore(medium);
        await AppendedAsync(store, Say(Head(), 0, "first", "second") with { MessageId = "m1" });
        await AppendedAsync(store, Say(Head(), 2, "third") with { MessageId = "m2" });
        await AppendedAsync(store, Append(Head(), 4, "m3", new CandidateWrote("m3", "A \ud83d\0 \\ é")));
        var asked = new QuestionAnswered("q", "Is there a car park?", null, Abstention.Because(AbstentionKind.Unsupported), new string('a', 64));
        await AppendedAsync(store, Append(Head("s\0\ud800\\2", "c:\0", "frontend") with { ClaimedBy = "x" }, 0, "odd\ud83d", asked, asked) with { Unanswered = [1, 2] });
        var bytes = Encoding.UTF8.GetBytes("my résumé");
        var given = Append(Head("s3", "c:3"), 0, "m4", new ResumeGiven("m4", new Resume("cv.txt", ResumeKind.Text, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)))));
        await AppendedAsync(store, given with { Files = [new SessionFile(1, new ResumeContent(bytes, "my résumé"))] });
        await AppendedAsync(store, Append(Head("gone", "c:gone"), 0, "m5"));
        await store.Sessions.EraseAsync("c:gone", Start, None);
        await store.Gaps.DecideAsync(new GapClosing(Rita, Start, "e1", null), new EntryDraft("e1", "i1", "guides/answered-e1.md", "Is there a car park?", "Yes.", null, Rita, Start), [new QuestionKey("s\0\ud800\\2", 1)], None);
        await store.Notes.SaveAsync("discord", "card.s1", "123", None);
        await store.Spending.AddAsync(new Spending("answering", "USD", new DateOnly(2026, 3, 1), 42), None);
        await store.Audit.AddAsync(new AuditEntry(Start, "exported") { By = "operator" }, None);
        return await ContentAsync(store);
    }

    private static async Task<string> ContentAsync(OpenedStore store)
    {
        var text = new StringBuilder();
        foreach (var head in await store.Sessions.FindAsync(new(), None))
        {
            text.AppendLine(SessionJson.Write(head));
            foreach (var e in await store.Sessions.ReadAsync(head.SessionId, None))
                text.AppendLine($"{e.Version} {e.At:O} {SessionJson.Write(e.Event)}");
        }
        text.AppendLine(string.Join(' ', (await store.Sessions.CountAsync(None)).OrderBy(c => c.Key.RoleId, StringComparer.Ordinal).ThenBy(c => c.Key.Stage)));
        text.AppendLine((await store.Sessions.FileAsync("s3", 1, None))?.Text);
        text.AppendLine(string.Join(' ', (await store.Gaps.WaitingAsync(10, None)).Select(q => q.ToString())));
        text.AppendLine(string.Join(' ', (await store.Gaps.ClosedAsync(None)).Select(q => q.ToString())));
        text.AppendLine(string.Join(' ', (await store.Gaps.EntriesAsync(None)).Select(e => e.Answer)));
        text.AppendLine(await store.Notes.FindAsync("discord", "card.s1", None));
        text.AppendLine((await store.Spending.SpentAsync("answering", "USD", new DateOnly(2026, 3, 1), None)).ToString());
        foreach (var line in await store.Audit.ReadAsync((await store.Audit.ChainsAsync(None))[0], 0, 1000, None))
            text.AppendLine($"{line.Number} {Convert.ToHexString(line.Hash)}");
        return text.ToString();
    }

    private static async Task<IReadOnlyList<MovedTable>> MoveAsync(Func<IStoreRows> from, Func<IStoreRows> to)
    {
        await using var source = from();
        await using var target = to();
        return await new StoreMove(source, target).RunAsync(None);
    }

    private static async Task AppendedAsync(OpenedStore store, SessionAppend append) => Assert.Equal(AppendOutcome.Appended, await store.Sessions.AppendAsync(append, None));

    private static string Words(StoreRow row) => string.Join('|', row.Values.Select(v => v is byte[] bytes ? Convert.ToHexString(bytes) : v));

    /// <summary>A store with its siblings.</summary>
    protected sealed record OpenedStore(ISessionStore Sessions, IPlatformNotes Notes, IGapStore Gaps, IAuditLog Audit, ISpendingStore Spending) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ((IAsyncDisposable)Sessions).DisposeAsync();
    }

    /// <summary>Takes so many steps and is gone then.</summary>
    private sealed class CutShort(IStoreRows rows, int steps) : IStoreRows
    {
        public int Steps { get; private set; }

        public string Where => rows.Where;

        public ValueTask<IReadOnlyList<StoreRow>> ReadAsync(StoreTable table, IReadOnlyList<object?>? after, int limit, CancellationToken cancellationToken) => rows.ReadAsync(table, after, limit, cancellationToken);

        public ValueTask LoadAsync(IReadOnlyList<StoreRow> more, string mark, CancellationToken cancellationToken) =>
            Steps++ < steps ? rows.LoadAsync(more, mark, cancellationToken) : throw new TimeoutException();

        public ValueTask<string?> MarkAsync(CancellationToken cancellationToken) => rows.MarkAsync(cancellationToken);

        public ValueTask DisposeAsync() => rows.DisposeAsync();
    }

    /// <summary>Takes in the last event with another byte.</summary>
    private sealed class Altering(IStoreRows rows) : IStoreRows
    {
        public string Where => rows.Where;

        public ValueTask<IReadOnlyList<StoreRow>> ReadAsync(StoreTable table, IReadOnlyList<object?>? after, int limit, CancellationToken cancellationToken) => rows.ReadAsync(table, after, limit, cancellationToken);

        public ValueTask LoadAsync(IReadOnlyList<StoreRow> more, string mark, CancellationToken cancellationToken)
        {
            if (more[^1].Table == StoreTables.Events)
                more = [.. more.SkipLast(1), more[^1] with { Values = [.. more[^1].Values.SkipLast(1), (byte[])[.. more[^1].Bytes("record"), 1]] }];
            return rows.LoadAsync(more, mark, cancellationToken);
        }

        public ValueTask<string?> MarkAsync(CancellationToken cancellationToken) => rows.MarkAsync(cancellationToken);

        public ValueTask DisposeAsync() => rows.DisposeAsync();
    }
}
