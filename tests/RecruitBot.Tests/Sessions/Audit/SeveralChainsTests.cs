using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Audit.Verification;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Sessions.Audit;

/// <summary>An engine that several processes write to has a chain for each of them, and a session goes from one to the other.</summary>
public sealed class SeveralChainsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(-7)]
    public async Task However_a_weeks_work_was_shared_and_however_the_clocks_differ_it_holds(int hours)
    {
        var store = await WeekAsync();
        for (var seed = 0; seed < 20; seed++)
        {
            var verdict = await VerifyAsync(store, await SharedAudit.OfAsync(store, new Random(seed), TimeSpan.FromHours(hours)));
            Assert.True(verdict.Holds, verdict.First?.Sentence);
            Assert.Equal(["a", "b", "c"], verdict.Heads.Select(h => h.Chain));
        }
    }

    [Fact]
    public async Task An_entry_that_is_not_there_is_found_in_whichever_chain_it_was()
    {
        var store = await WeekAsync();
        var all = (await store.ReadAsync("main", 0, int.MaxValue, None)).Select(l => AuditEntry.Read(l.Content)).ToList();
        for (var i = 0; i < all.Count; i++)
        {
            // What no session stands behind is missed only by whoever kept a head.
            if (all[i].Session is not { } session || all[i].Kind != AuditKind.Appended || await store.VersionAsync(session, None) == 0)
                continue;
            var verdict = await VerifyAsync(store, await SharedAudit.OfAsync(store, new Random(i), TimeSpan.Zero, without: i));
            Assert.Equal(session, verdict.First?.Session);
        }
    }

    [Fact]
    public async Task An_entry_that_is_there_twice_is_found()
    {
        var store = await WeekAsync();
        for (var seed = 0; seed < 10; seed++)
            Assert.False((await VerifyAsync(store, await SharedAudit.OfAsync(store, new Random(seed), TimeSpan.Zero, twice: 5 + seed))).Holds);
    }

    private static async Task<InMemorySessionStore> WeekAsync()
    {
        using var office = new Office();
        await BusyWeek.RunAsync(office);
        return (InMemorySessionStore)office.Store;
    }

    private static ValueTask<StoreVerdict> VerifyAsync(ISessionStore store, IAuditLog audit) => new StoreVerification(store, audit).RunAsync(null, None);

    /// <summary>A store's entries as three processes would have written them, the clock of one of them wrong.</summary>
    private sealed class SharedAudit(InMemorySessionStore store) : IAuditLog
    {
        private readonly SortedDictionary<string, List<AuditLine>> _chains = new(StringComparer.Ordinal) { ["a"] = [], ["b"] = [], ["c"] = [] };

        public static async Task<SharedAudit> OfAsync(InMemorySessionStore store, Random random, TimeSpan wrong, int? without = null, int? twice = null)
        {
            var shared = new SharedAudit(store);
            var entries = (await store.ReadAsync("main", 0, int.MaxValue, None)).Select(l => AuditEntry.Read(l.Content)).ToList();
            for (var i = 0; i < entries.Count; i++)
                for (var times = i == without ? 0 : i == twice ? 2 : 1; times > 0; times--)
                    shared.Add("abc"[random.Next(3)].ToString(), entries[i], wrong);
            return shared;
        }

        public ValueTask AddAsync(AuditEntry entry, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<string>> ChainsAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<string>>([.. _chains.Keys]);

        public ValueTask<IReadOnlyList<AuditLine>> ReadAsync(string chain, long after, int limit, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<AuditLine>>([.. _chains[chain].Skip((int)after).Take(Math.Min(limit, 3))]);

        public ValueTask<IReadOnlyList<byte[]>> RecordsAsync(string sessionId, CancellationToken cancellationToken) => store.RecordsAsync(sessionId, cancellationToken);

        public ValueTask<IReadOnlyList<string>> SessionIdsAsync(string? after, int limit, CancellationToken cancellationToken) => store.SessionIdsAsync(after, limit, cancellationToken);

        private void Add(string chain, AuditEntry entry, TimeSpan wrong)
        {
            var content = (chain == "b" ? entry with { At = entry.At + wrong } : entry).ToBytes();
            var lines = _chains[chain];
            lines.Add(new AuditLine(chain, lines.Count + 1, content, AuditChain.Next(lines.Count == 0 ? AuditChain.Start : lines[^1].Hash, content)));
        }
    }
}
