using System.Diagnostics;
using Dapper;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Checks;
using RecruitBot.Configuration;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Adapters.Sqlite;

/// <summary>What goes wrong below the store: it is told in a sentence, what was acknowledged is there, and what was cut short is not.</summary>
public sealed class SqliteFailureTests(FilledStore filled) : IClassFixture<FilledStore>, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();

    private string Db => _folder["store.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_log_that_was_torn_anywhere_leaves_the_beginning_of_what_was_written()
    {
        await using var store = SqliteSessionStore.Open(Db);
        using var office = OfficeOver(store);
        await office.HandInAsync(Alice);
        await office.ToFirstQuestionAsync(Bob);
        var whole = (await office.EverythingAsync()).ToDictionary(s => s.Head.SessionId, s => s.Events.Select(e => SessionJson.Write(e.Event)).ToList(), StringComparer.Ordinal);
        Copy(Db, _folder["as-it-was.db"]);
        var log = await File.ReadAllBytesAsync(_folder["as-it-was.db-wal"]);
        Assert.True(log.Length > 100_000);

        await AssertIsBeginningAsync(log, log.Length);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(40),
            Prop.ForAll(
                Gen.Choose(0, int.MaxValue).ToArbitrary(),
                seed =>
                {
                    // A torn write: the beginning of it is there, and behind it what stood on the disk before.
                    var random = new Random(seed);
                    var torn = log.ToArray();
                    var from = random.Next(torn.Length);
                    var length = random.Next(2) == 0 ? from : torn.Length;
                    random.NextBytes(torn.AsSpan(from, Math.Min(random.Next(1, 9000), torn.Length - from)));
                    AssertIsBeginningAsync(torn[..length], null).GetAwaiter().GetResult();
                }
            )
        );

        async Task AssertIsBeginningAsync(byte[] bytes, int? all)
        {
            var copy = _folder[$"torn-{Guid.NewGuid():N}.db"];
            File.Copy(_folder["as-it-was.db"], copy);
            await File.WriteAllBytesAsync(copy + "-wal", bytes);
            var verdict = await FilledStore.VerifyAsync(copy);
            Assert.True(verdict.Holds, verdict.First?.Sentence);
            await using var torn = SqliteSessionStore.Open(copy);
            var heads = await torn.FindAsync(new SessionQuery { Limit = 1000 }, None);
            foreach (var head in heads)
            {
                var events = (await torn.ReadAsync(head.SessionId, None)).Select(e => SessionJson.Write(e.Event)).ToList();
                Assert.Equal(whole[head.SessionId].Take(events.Count), events);
            }
            if (all is not null)
                Assert.Equal(whole.Count, heads.Count);
        }
    }

    [Fact]
    public async Task A_full_disk_is_told_loses_nothing_and_is_forgotten_when_there_is_room()
    {
        await using var store = SqliteSessionStore.Open(Db);
        using var office = OfficeOver(store);
        await BusyWeek.RunAsync(office);
        await store.WritingAsync(c => c.Execute($"PRAGMA max_page_count = {c.ExecuteScalar<long>("PRAGMA page_count") + 20}"), None);
        var acknowledged = new List<string>();
        StoreException? told = null;
        while (told is null)
            try
            {
                acknowledged.Add((await office.WriteAsync(Bob, $"{acknowledged.Count} " + new string('w', 3000))).Id);
            }
            catch (StoreException full)
            {
                told = full;
            }
        Assert.Contains("is full: free some space; nothing of this step was written.", told.Message, StringComparison.Ordinal);
        Assert.NotEmpty(acknowledged);

        await store.WritingAsync(c => c.Execute("PRAGMA max_page_count = 1000000"), None);
        acknowledged.Add((await office.WriteAsync(Bob, Paths.HygieneStory)).Id);

        foreach (var message in acknowledged)
            Assert.NotNull(await store.FindMessageAsync(message, None));
        Assert.True((await FilledStore.VerifyAsync(Db)).Holds);
    }

    [Fact]
    public async Task A_migration_that_was_killed_half_way_is_done_again_from_the_beginning()
    {
        var log = new List<string>();
        using (var old = FilledStore.Connect(_folder["old.db"]))
        {
            SqliteSchema.Migrate(old, [.. SqliteSchema.Steps.Take(5)]);
            // So little memory that half of what is not committed lies on the disk already.
            old.Execute("PRAGMA journal_mode = WAL; PRAGMA cache_size = 5");
            for (var s = 0; s < 40; s++)
            {
                SessionEvent[] events = [new SessionOpened($"s{s}", Alice, PlaceOf(Alice), SessionPurpose.OperatorTest, null, null), .. Enumerable.Range(0, 5).Select(n => new CandidateWrote($"m{s}.{n}", new string('w', 2000)))];
                var head = SessionFold.Fold(events.Select((e, i) => new RecordedEvent(i + 1, Sample.Start, e)))!.ToHead();
                old.Execute(
                    "INSERT INTO sessions VALUES (@id, 6, @who, '', 'operator-test', @stage, 1, NULL, 5, @head, @platform, @place)",
                    new { id = head.SessionId, who = head.CandidateId, stage = head.Stage.ToString(), head = SessionJson.Write(head), platform = head.Place.Platform, place = head.Place.Id }
                );
                for (var i = 0; i < events.Length; i++)
                {
                    log.Add(SessionJson.Write(events[i]));
                    old.Execute("INSERT INTO events VALUES (@id, @version, @at, @json)", new { id = head.SessionId, version = i + 1, at = Sample.Start.ToString("O"), json = log[^1] });
                }
            }
            // The files as they lie there in the last moment before the step is committed.
            SqliteSchema.Migrate(old, [.. SqliteSchema.Steps.Take(5), new SqliteStep(SqliteSchema.Steps[5].Sql, c => { SqliteSchema.Steps[5].Then!(c); Copy(_folder["old.db"], Db); })]);
        }
        Assert.True(new FileInfo(Db + "-wal").Length > 50_000, "Nothing of the step was on the disk: the test shows nothing.");

        var verdict = await FilledStore.VerifyAsync(Db);

        Assert.True(verdict.Holds, verdict.First?.Sentence);
        Assert.Equal((40L, (long)log.Count), (verdict.Sessions, verdict.Events));
        await using var store = SqliteSessionStore.Open(Db);
        var read = new List<string>();
        for (var s = 0; s < 40; s++)
            read.AddRange((await store.ReadAsync($"s{s}", None)).Select(e => SessionJson.Write(e.Event)));
        Assert.Equal(log, read);
    }

    [Fact]
    public async Task Two_programs_on_one_file_leave_one_chain_that_holds()
    {
        await using var first = SqliteSessionStore.Open(Db);
        await using var second = SqliteSessionStore.Open(Db);
        using var offices = new Disposables(OfficeOver(first), OfficeOver(second));
        await Task.WhenAll(
            Task.Run(() => offices.First.HandInAsync(Alice)),
            Task.Run(() => offices.Second.HandInAsync(Bob))
        );
        var verdict = await FilledStore.VerifyAsync(Db);
        Assert.True(verdict.Holds, verdict.First?.Sentence);
    }

    [Fact]
    public async Task Doctor_says_what_to_do_about_a_damaged_page_and_nothing_about_a_whole_file()
    {
        File.Copy(filled.Path, Db);
        Assert.Equal(CheckStatus.Good, (await DoctorAsync()).Status);
        int root;
        using (var db = FilledStore.Connect(Db))
            root = db.ExecuteScalar<int>("SELECT rootpage FROM sqlite_master WHERE name = 'files'");
        using (var file = File.OpenWrite(Db))
        {
            file.Position = (root - 1) * 4096L;
            file.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
        }
        var told = await DoctorAsync();
        Assert.Equal(CheckStatus.Bad, told.Status);
        Assert.Contains("recruitbot restore FILE", told.Message, StringComparison.Ordinal);
    }

    private static Office OfficeOver(SqliteSessionStore store) => new(store: store, gaps: new InMemorySessionStore(), audit: new SqliteAuditLog(store));

    private async Task<CheckResult> DoctorAsync()
    {
        await using var services = new ServiceCollection().AddSqlite(Db).BuildServiceProvider();
        return await new StoreCheck(new Settings { Storage = new StorageSettings { Path = Db } }, services).RunAsync(None);
    }

    // By a program of its own: whoever closes a file here takes away the locks that SQLite has on it.
    private static void Copy(string from, string to)
    {
        foreach (var part in new[] { "", "-wal" }.Where(p => File.Exists(from + p)))
        {
            using var copying = Process.Start("cp", [from + part, to + part]);
            copying.WaitForExit();
            Assert.Equal(0, copying.ExitCode);
        }
    }

    private sealed record Disposables(Office First, Office Second) : IDisposable
    {
        public void Dispose()
        {
            First.Dispose();
            Second.Dispose();
        }
    }
}
