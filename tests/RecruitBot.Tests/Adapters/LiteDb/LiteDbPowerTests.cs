using RecruitBot.Adapters.LiteDb;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Adapters.LiteDb;

/// <summary>What was acknowledged is there after a power cut at any moment, and what was not is there whole or not at all.</summary>
public sealed class LiteDbPowerTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();

    private string Db => _folder["store.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_append_is_written_and_flushed_before_it_returns_and_before_anybody_can_read_it()
    {
        var disk = new LossyDisk();
        await using var store = LiteDbSessionStore.Open(Db, disk.Open);
        await store.AppendAsync(Append(Head(), 0), None);
        Assert.Equal(1, await store.VersionAsync("s1", None));
        var seen = 0L;
        // On another thread: the one that flushes is within the transaction.
        disk.Before = step => seen = step == "flush store.db-wal" ? Task.Run(async () => await store.VersionAsync("s1", None)).WaitAsync(TimeSpan.FromSeconds(20)).GetAwaiter().GetResult() : seen;
        disk.Steps.Clear();

        await store.AppendAsync(Append(Head(), 1), None);
        disk.Before = null;

        Assert.Equal(["write store.db-wal", "flush store.db-wal"], disk.Steps);
        Assert.Equal(1, seen);
        Assert.Equal(2, await store.VersionAsync("s1", None));
    }

    [Fact]
    public async Task A_checkpoint_flushes_the_data_file_before_it_clears_the_log()
    {
        var disk = new LossyDisk();
        await using var store = LiteDbSessionStore.Open(Db, disk.Open);
        await store.AppendAsync(Append(Head(), 0), None);
        disk.Steps.Clear();

        await store.EraseAsync("console:nobody", Start, None);

        var steps = disk.Steps.Distinct().ToList();
        Assert.Equal(["write store.db", "flush store.db", "cut store.db-wal", "flush store.db-wal"], steps);
    }

    [Fact]
    public async Task Appends_that_wait_share_one_flush()
    {
        var disk = new LossyDisk();
        await using var store = LiteDbSessionStore.Open(Db, disk.Open);
        using var held = new ManualResetEventSlim();
        disk.Before = _ => held.Wait(TimeSpan.FromSeconds(30));
        var first = store.AppendAsync(Append(Head("first", "c:first"), 0), None).AsTask();
        var others = Enumerable.Range(0, 50).Select(i => store.AppendAsync(Append(Head("s" + i, "c:" + i), 0, "m" + i), None).AsTask()).ToList();
        disk.Before = null;
        held.Set();

        await Task.WhenAll([first, .. others]);

        Assert.InRange(disk.Steps.Count(s => s == "flush store.db-wal"), 2, 8);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whenever_the_power_goes_nothing_acknowledged_is_lost_and_nothing_is_half_there(int seed)
    {
        var random = new Random(seed);
        var disk = new LossyDisk();
        var (acknowledged, tried) = (new Dictionary<string, long>(StringComparer.Ordinal), new Dictionary<string, long>(StringComparer.Ordinal));
        var cuts = new List<(LossyDisk Disk, Dictionary<string, long> Acknowledged, Dictionary<string, long> Tried)>();
        disk.Before = _ =>
        {
            if (random.Next(12) == 0)
                cuts.Add((disk.CutPower(random), new(acknowledged, StringComparer.Ordinal), new(tried, StringComparer.Ordinal)));
        };
        // So few pages that checkpoints come all the time.
        await using (var store = LiteDbSessionStore.Open(Db, disk.Open, mostPagesInLog: 60))
            for (var i = 0; i < 150; i++)
            {
                var session = "s" + random.Next(12);
                var version = acknowledged.GetValueOrDefault(session);
                tried[session] = version + 2;
                var append = Say(Head(session, "c:" + session), version, new string('w', random.Next(9000)));
                Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(append with { MessageId = $"{session}:{version}" }, None));
                acknowledged[session] = version + 2;
            }
        Assert.True(cuts.Count > 30, $"The power was cut {cuts.Count} times only.");

        foreach (var (after, kept, begun) in cuts)
        {
            await using var store = LiteDbSessionStore.Open(Db, after.Open);
            Assert.Equal(0, await GapsAsync(new LiteDbAuditLog(store)));
            foreach (var (session, version) in begun)
            {
                var events = await store.ReadAsync(session, None);
                Assert.InRange(events.Count, kept.GetValueOrDefault(session), version);
                Assert.Equal(0, events.Count % 2);
                Assert.Equal(events.Count, await store.VersionAsync(session, None));
                for (var v = 0; v < version; v += 2)
                    Assert.Equal(v < events.Count ? session : null, await store.FindMessageAsync($"{session}:{v}", None));
            }
            Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Append(Head("after", "c:after"), 0), None));
        }
    }

    [Fact]
    public async Task A_disk_that_is_full_is_told_and_what_it_refused_never_comes_back()
    {
        var disk = new LossyDisk();
        await using (var store = LiteDbSessionStore.Open(Db, disk.Open))
        {
            await store.AppendAsync(Append(Head(), 0, "m1"), None);
            disk.Before = step => throw new IOException("No space left on device", step.StartsWith("write", StringComparison.Ordinal) ? 28 : 5);

            var told = await Assert.ThrowsAsync<StoreException>(async () => await store.AppendAsync(Append(Head(), 1, "m2"), None));

            Assert.Contains("is full", told.Message, StringComparison.Ordinal);
            Assert.Contains("Storage:Path", told.Message, StringComparison.Ordinal);
            disk.Before = null;
            Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Append(Head(), 1, "m2"), None));
            Assert.Equal(2, (await store.ReadAsync("s1", None)).Count);
        }
        await using var again = LiteDbSessionStore.Open(Db, disk.Open);
        Assert.Equal(2, (await again.ReadAsync("s1", None)).Count);
    }

    [Fact]
    public async Task A_flush_that_fails_is_told_and_nobody_reads_what_it_was_for()
    {
        var disk = new LossyDisk();
        await using var store = LiteDbSessionStore.Open(Db, disk.Open);
        await store.AppendAsync(Append(Head(), 0, "m1"), None);
        var failed = false;
        disk.Before = step =>
        {
            if (failed || step != "flush store.db-wal")
                return;
            failed = true;
            throw new IOException("Input/output error", 5);
        };

        var told = await Assert.ThrowsAsync<StoreException>(async () => await store.AppendAsync(Append(Head(), 1, "m2"), None));

        Assert.Contains("nothing of this step counts", told.Message, StringComparison.Ordinal);
        Assert.Single(await store.ReadAsync("s1", None));
        Assert.Null(await store.FindMessageAsync("m2", None));
        Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Append(Head(), 1, "m2"), None));
    }

    private static async Task<int> GapsAsync(LiteDbAuditLog audit)
    {
        var (previous, number, gaps) = (AuditChain.Start, 0L, 0);
        while (await audit.ReadAsync("main", number, 100, None) is { Count: > 0 } lines)
            foreach (var line in lines)
            {
                previous = AuditChain.Next(previous, line.Content);
                gaps += line.Number == ++number && line.Hash.AsSpan().SequenceEqual(previous) ? 0 : 1;
            }
        return gaps;
    }
}
