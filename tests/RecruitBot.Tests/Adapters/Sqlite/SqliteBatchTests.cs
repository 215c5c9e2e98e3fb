using Dapper;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Records;
using RecruitBot.Tests.Contracts;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Adapters.Sqlite;

/// <summary>Appends in one batch, in any mixture of good, conflicting, repeated and failing ones, do what the model does one after the other.</summary>
public sealed class SqliteBatchTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();
    private readonly SessionRecords _records = new(new PlainSeal());
    private int _files;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Any_batch_does_what_the_model_does_one_by_one()
    {
        var batches = Arb.From(Gen.Choose(0, int.MaxValue).ListOf().Where(s => s.Count > 1).Resize(40), Shorter);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(batches, seeds => RunAsync(seeds).GetAwaiter().GetResult()));
    }

    private static IEnumerable<List<int>> Shorter(List<int> seeds) => seeds.Select((_, i) => seeds.Where((_, j) => j != i).ToList());

    private async Task RunAsync(List<int> seeds)
    {
        var path = _folder[$"batch{_files++}.db"];
        var file = new SqliteFile(path, TimeSpan.FromSeconds(1));
        file.Create();
        var model = new SessionStoreModel();
        await using (var writer = new SqliteWriter(file, file.OpenWriter()))
        {
            using var go = new ManualResetEventSlim();
            using var begun = new ManualResetEventSlim();
            var first = Task.Run(() => writer.AloneAsync(_ => Hold(begun, go), None).AsTask());
            begun.Wait();
            var waiting = new List<(Task<AppendOutcome> Task, AppendOutcome? Expected)>();
            foreach (var random in seeds.Select(s => new Random(s)))
            {
                var append = Draw(random, model);
                var sealedAppend = await _records.SealAsync(append, None);
                var fault = random.Next(4) == 0 ? random.Next(1, 4) : 0;
                // Fails before it writes, after it wrote, or so that the database itself rolls everything back.
                AppendOutcome Step(SqliteConnection connection)
                {
                    if (fault == 1)
                        throw new InvalidOperationException();
                    var outcome = writer.Append.Run(sealedAppend, sealedAppend.Entry.ToBytes())!.Value;
                    if (fault == 2)
                        throw new InvalidOperationException();
                    if (fault == 3)
                        connection.Execute("INSERT OR ROLLBACK INTO tallies SELECT 'r', 's', 1 UNION ALL SELECT 'r', 's', 1");
                    return outcome;
                }

                waiting.Add((writer.InTransactionAsync(Step, None).AsTask(), fault == 0 ? model.Append(append) : null));
            }
            go.Set();
            await first;
            foreach (var (task, expected) in waiting)
                if (expected is { } outcome)
                    Assert.Equal(outcome, await task);
                else
                    await Assert.ThrowsAnyAsync<Exception>(() => task);
        }
        await AssertSameAsync(path, model);
    }

    private static bool Hold(ManualResetEventSlim begun, ManualResetEventSlim go)
    {
        begun.Set();
        return go.Wait(TimeSpan.FromSeconds(30));
    }

    private static async Task AssertSameAsync(string path, SessionStoreModel model)
    {
        await using var store = SqliteSessionStore.Open(path);
        foreach (var head in model.Heads())
        {
            var read = await store.ReadAsync(head.SessionId, None);
            Assert.Equal(model.Events(head.SessionId).Select(SessionJson.Write), read.Select(e => SessionJson.Write(e.Event)));
            Assert.Equal(Enumerable.Range(1, read.Count).Select(v => (long)v), read.Select(e => e.Version));
        }
        Assert.Equal(model.Heads().Count(), (await store.FindAsync(new(), None)).Count);
        Assert.Equal(model.Pending().Order(), (await store.PendingAsync("console", null, None)).Select(d => d.Nonce).Order());
        var (previous, number) = (AuditChain.Start, 0L);
        foreach (var line in await new SqliteAuditLog(store).ReadAsync("main", 0, 1000, None))
        {
            Assert.Equal(++number, line.Number);
            Assert.Equal(previous = AuditChain.Next(previous, line.Content), line.Hash);
        }
    }

    private static SessionAppend Draw(Random random, SessionStoreModel model)
    {
        var candidate = "c:" + random.Next(3);
        var head = Head($"{candidate}-{random.Next(3)}", candidate, "r" + random.Next(2));
        var expected = random.Next(4) == 0 ? random.Next(4) : model.Events(head.SessionId).Count();
        var append = random.Next(2) == 0 ? Append(head, expected) : Say(head, expected, "one", "two");
        return append with { MessageId = random.Next(3) == 0 ? null : "m" + random.Next(30) };
    }
}
