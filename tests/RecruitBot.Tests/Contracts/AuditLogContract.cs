using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Records;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Contracts;

/// <summary>What every store's audit chain keeps to: each step leaves an entry that can be recomputed, and erasing leaves the chain whole.</summary>
public abstract class AuditLogContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>The store whose steps are recorded.</summary>
    protected ISessionStore Store { get; private set; } = null!;

    /// <summary>Its chain.</summary>
    protected IAuditLog Audit { get; private set; } = null!;

    public async Task InitializeAsync() => (Store, Audit) = await OpenAsync();

    public abstract Task DisposeAsync();

    /// <summary>Opens an empty store.</summary>
    protected abstract Task<(ISessionStore Store, IAuditLog Audit)> OpenAsync();

    [Fact]
    public async Task Every_append_leaves_an_entry_whose_digest_is_that_of_its_records()
    {
        await AppendedAsync(Say(Head(), 0, "hello"));
        await AppendedAsync(Append(Head(), 2, "m1"));
        Assert.Equal(AppendOutcome.VersionConflict, await Store.AppendAsync(Append(Head(), 7, "m2"), None));

        var entries = await EntriesAsync();

        Assert.Equal([(1L, 2L), (3L, 3L)], entries.Select(e => (e.From!.Value, e.To!.Value)));
        var records = await Audit.RecordsAsync("s1", None);
        Assert.Equal(3, records.Count);
        Assert.All(entries, e => Assert.Equal(AuditEntry.DigestOf(records.Skip((int)e.From!.Value - 1).Take((int)(e.To!.Value - e.From.Value + 1))), e.Digest));
        Assert.Equal((await Store.ReadAsync("s1", None)).Select(e => e.Event).ToArray(), records.Select(r => EventRecord.Read(r).Event), (a, b) => SessionJson.Write(a) == SessionJson.Write(b));
    }

    [Fact]
    public async Task The_same_words_never_have_the_same_hash()
    {
        await AppendedAsync(Append(Head(), 0, "m", new CandidateWrote("m", "yes"), new CandidateWrote("m", "yes")));
        var records = await Audit.RecordsAsync("s1", None);
        Assert.NotEqual(AuditEntry.DigestOf([records[0]]), AuditEntry.DigestOf([records[1]]));
    }

    [Fact]
    public async Task An_erasure_leaves_the_chain_and_names_the_sessions_that_are_gone()
    {
        await AppendedAsync(Append(Head("s1", "c:1"), 0, "m1"));
        await AppendedAsync(Append(Head("s2", "c:2"), 0, "m2"));
        await Store.EraseAsync("c:1", Start, None);
        await Store.EraseAsync("c:nobody", Start, None);

        var entries = await EntriesAsync();

        Assert.Equal([AuditKind.Appended, AuditKind.Appended, AuditKind.Erased], entries.Select(e => e.Kind));
        Assert.Equal(["s1"], entries[2].Sessions!);
        Assert.Empty(await Audit.RecordsAsync("s1", None));
        Assert.Equal(["s2"], await Audit.SessionIdsAsync(null, 10, None));
    }

    [Fact]
    public async Task An_entry_of_the_teams_stands_in_its_place()
    {
        await AppendedAsync(Append(Head(), 0, "m1"));
        await Audit.AddAsync(new AuditEntry(Start, "exported") { By = "operator", What = "bundle", Session = "s1" }, None);
        await AppendedAsync(Append(Head(), 1, "m2"));
        Assert.Equal([AuditKind.Appended, "exported", AuditKind.Appended], (await EntriesAsync()).Select(e => e.Kind));
    }

    [Fact]
    public async Task Lines_and_sessions_are_read_page_by_page()
    {
        for (var i = 0; i < 7; i++)
            await AppendedAsync(Append(Head("s" + i, "c:" + i), 0, "m" + i));
        var ids = new List<string>();
        while (await Audit.SessionIdsAsync(ids.LastOrDefault(), 3, None) is { Count: > 0 } page)
            ids.AddRange(page);
        Assert.Equal(Enumerable.Range(0, 7).Select(i => "s" + i), ids);
        Assert.Equal(7, (await LinesAsync(2)).Count);
    }

    [Fact]
    public async Task Racing_appends_leave_one_chain_without_gaps()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => AppendedAsync(Append(Head("s" + i, "c:" + i), 0, "m" + i)))));
        Assert.Equal(20, (await LinesAsync(100)).Count);
    }

    private async Task<List<AuditEntry>> EntriesAsync() => [.. (await LinesAsync(100)).Select(l => AuditEntry.Read(l.Content))];

    /// <summary>All lines, each checked against the one before.</summary>
    private async Task<List<AuditLine>> LinesAsync(int page)
    {
        var all = new List<AuditLine>();
        foreach (var chain in await Audit.ChainsAsync(None))
        {
            var (previous, number) = (AuditChain.Start, 0L);
            while (await Audit.ReadAsync(chain, number, page, None) is { Count: > 0 } lines)
                foreach (var line in lines)
                {
                    Assert.Equal(++number, line.Number);
                    Assert.Equal(previous = AuditChain.Next(previous, line.Content), line.Hash);
                    all.Add(line);
                }
        }
        return all;
    }

    private async Task AppendedAsync(SessionAppend append) => Assert.Equal(AppendOutcome.Appended, await Store.AppendAsync(append, None));
}
