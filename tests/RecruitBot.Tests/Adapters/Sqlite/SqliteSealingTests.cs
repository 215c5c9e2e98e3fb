using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Privacy.Encryption;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Records;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Adapters.Sqlite;

/// <summary>An encrypted store: what is in its file, what it is opened with, and what erasing does to backups of it.</summary>
public sealed class SqliteSealingTests : IDisposable
{
    private const string Word = "Quinquaginta";
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly SealedFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task No_word_of_anybody_is_in_the_file()
    {
        await using var store = _files.Open("store");
        await FillAsync(store, "s1", "c:1");

        Assert.Equal(0, Traces("store"));
        Assert.Contains(Word, ((CandidateWrote)(await store.ReadAsync("s1", None))[0].Event).Text, StringComparison.Ordinal);
        Assert.Equal(Word, (await store.FindAsync(new(), None))[0].CandidateName);
        Assert.Equal(Word, (await store.FileAsync("s1", 2, None))!.Text);
    }

    [Fact]
    public async Task A_store_is_opened_with_what_it_was_written_with_or_says_what_to_do()
    {
        await using (var store = _files.Open("store"))
            await FillAsync(store, "s1", "c:1");
        await using (var plain = SqliteSessionStore.Open(_files["plain"]))
            await FillAsync(plain, "s1", "c:1");

        Assert.Contains("Encryption:Mode is off", Told("store", new PlainSeal()), StringComparison.Ordinal);
        Assert.Contains("rotate-key", Told("plain", _files.Seal("plain")), StringComparison.Ordinal);
        Assert.Contains("fingerprint", Told("store", _files.Seal("store", Support.Keys.New())), StringComparison.Ordinal);
        Assert.Contains("missing", Told("store", _files.Seal("lost")), StringComparison.Ordinal);
        await _files.Seal("other").RingAsync(mayBegin: true, None);
        Assert.Contains("another store", Told("store", _files.Seal("other")), StringComparison.Ordinal);
        // Nothing of that has changed anything.
        await using var again = _files.Open("store");
        Assert.Equal(2, (await again.ReadAsync("s1", None)).Count);
    }

    [Fact]
    public async Task A_record_that_was_altered_in_the_file_is_told_and_the_others_are_read()
    {
        await using (var store = _files.Open("store"))
        {
            await FillAsync(store, "s1", "c:1");
            await FillAsync(store, "s2", "c:1");
        }
        Sql("store", "UPDATE events SET record = (SELECT record FROM events WHERE session_id = 's2' AND version = 1) WHERE session_id = 's1' AND version = 1");
        await using var altered = _files.Open("store");
        Assert.Contains("altered", (await Assert.ThrowsAsync<StoreException>(async () => await altered.ReadAsync("s1", None))).Message, StringComparison.Ordinal);
        Assert.Equal(2, (await altered.ReadAsync("s2", None)).Count);
    }

    [Fact]
    public async Task Whoever_was_erased_is_unreadable_in_a_backup_made_before()
    {
        await using (var store = _files.Open("store"))
        {
            await FillAsync(store, "s1", "c:1");
            await FillAsync(store, "s2", "c:2");
        }
        File.Copy(_files["store"], _files["backup"]);
        await using (var store = _files.Open("store"))
            Assert.Equal(1, (await store.EraseAsync("c:1", Start, None)).Sessions);
        var stolen = Sealed("backup", "SELECT record FROM events WHERE session_id = 's1'");

        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await _files.Seal("store").OpenAsync(new RecordId(RecordKind.Event, "s1", 1), stolen, None));

        // A backup that is put back is without them from the first moment on, and says so in its chain.
        File.Copy(_files["backup"], _files["store"], overwrite: true);
        await using var restored = _files.Open("store");
        Assert.Equal(["s2"], (await restored.FindAsync(new(), None)).Select(h => h.SessionId));
        Assert.Equal(2, (await restored.ReadAsync("s2", None)).Count);
        Assert.Equal(2, (await restored.CountAsync(None)).Values.Sum());
        Assert.Equal(1, Sealed<long>("store", "SELECT count(*) FROM erasures"));
    }

    [Fact]
    public async Task A_ring_that_is_put_back_from_before_an_erasure_loses_the_key_again()
    {
        await using (var store = _files.Open("store"))
            await FillAsync(store, "s1", "c:1");
        File.Copy(_files["store"], _files["backup"]);
        File.Copy(_files["store.keys"], _files["old.keys"]);
        await using (var store = _files.Open("store"))
            await store.EraseAsync("c:1", Start, None);
        var stolen = Sealed("backup", "SELECT record FROM events WHERE session_id = 's1'");
        var old = _files.Seal("old");
        Assert.NotEmpty(await old.OpenAsync(new RecordId(RecordKind.Event, "s1", 1), stolen, None));

        await using var again = SqliteSessionStore.Open(_files["store"], seal: old);

        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await _files.Seal("old").OpenAsync(new RecordId(RecordKind.Event, "s1", 1), stolen, None));
    }

    [Fact]
    public async Task A_crash_between_the_rows_and_the_key_is_made_good_at_the_next_start()
    {
        await using (var store = _files.Open("store"))
            await FillAsync(store, "s1", "c:1");
        File.Copy(_files["store"], _files["backup"]);
        var key = SealedRecord.KeyOf(Sealed("backup", "SELECT record FROM events WHERE session_id = 's1'"))!.Value;
        using (var connection = new SqliteFile(_files["store"], TimeSpan.FromSeconds(1)).OpenWriter())
        {
            using var chain = new SqliteChain(connection);
            connection.Execute("BEGIN IMMEDIATE");
            SqliteErasure.RemoveRows(connection, chain, "c:1", [], Start);
            connection.Execute("COMMIT");
        }
        Assert.NotNull(await _files.Ring("store").FindAsync(key, None));

        await using var next = _files.Open("store");

        Assert.Null(await _files.Ring("store").FindAsync(key, None));
    }

    [Fact]
    public async Task An_erasure_whose_key_cannot_be_destroyed_cleans_the_file_and_says_so()
    {
        await using (var store = SqliteSessionStore.Open(_files["store"], seal: new AesRecordSeal(new StuckRing(_files.Ring("store")), _files.Key, TimeProvider.System)))
        {
            await FillAsync(store, "s1", "c:1");
            var told = await Assert.ThrowsAsync<StoreException>(async () => await store.EraseAsync("c:1", Start, None));
            Assert.Contains("The record is erased, but its key is not destroyed yet", told.Message, StringComparison.Ordinal);
            Assert.Contains("free some space", told.Message, StringComparison.Ordinal);
            Assert.Empty(await store.FindAsync(new(), None));
            Assert.Equal(1, Sealed<long>("store", "SELECT scrubbed FROM erasures"));
        }
        Assert.Single((await _files.Ring("store").ReadAsync(None))!.Keys);
        await using var next = _files.Open("store");
        Assert.Empty((await _files.Ring("store").ReadAsync(None))!.Keys);
    }

    [Fact]
    public async Task A_store_that_has_lost_its_heads_is_not_taken_for_an_empty_one()
    {
        await using (var plain = SqliteSessionStore.Open(_files["plain"]))
            await FillAsync(plain, "s1", "c:1");
        Sql("plain", "DELETE FROM sessions");
        Assert.Contains("rotate-key", Told("plain", _files.Seal("plain")), StringComparison.Ordinal);
        Assert.False(File.Exists(_files["plain.keys"]));
    }

    [Fact]
    public async Task What_was_sealed_before_an_erasure_in_another_process_and_is_appended_after_it_can_be_read()
    {
        await using var erasing = _files.Open("store");
        await using var appending = _files.Open("store");
        await FillAsync(appending, "s1", "c:1");

        await erasing.EraseAsync("c:1", Start, None);
        // This process still has the candidate's old key in memory.
        Assert.Equal(AppendOutcome.Appended, await appending.AppendAsync(Append(Head("s2", "c:1"), 0, "m2"), None));

        Assert.Single(await erasing.ReadAsync("s2", None));
        Assert.Equal(["s2"], (await erasing.FindAsync(new(), None)).Select(h => h.SessionId));
    }

    [Fact]
    public async Task Whatever_is_appended_while_its_candidate_is_erased_is_gone_or_can_be_read()
    {
        var stores = Enumerable.Range(0, 3).Select(_ => _files.Open("store")).ToList();
        var (erased, appended) = (0, 0);
        List<Task> appends = [.. stores.Take(2).Select((store, p) => Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
                if (await store.AppendAsync(Append(Head($"s{p}.{i}", "c:1", "r" + p + i), 0, $"m{p}.{i}"), None) == AppendOutcome.Appended)
                    Interlocked.Increment(ref appended);
        }))];
        var erasures = Task.Run(async () =>
        {
            while (!appends.All(a => a.IsCompleted))
                erased += (await stores[2].EraseAsync("c:1", Start, None)).Sessions;
        });
        await Task.WhenAll([.. appends, erasures]);

        var left = await stores[0].FindAsync(new SessionQuery { Limit = 1000 }, None);
        Assert.Equal(appended, erased + left.Count);
        foreach (var head in left)
            Assert.Single(await stores[1].ReadAsync(head.SessionId, None));
        var destroyed = (await _files.Ring("store").DestroyedAsync(None)).Select(d => d.Id).ToHashSet();
        Assert.NotEmpty(destroyed);
        Assert.DoesNotContain((await _files.Ring("store").ReadAsync(None))!.Keys, k => destroyed.Contains(k.Id));
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    [Fact]
    public async Task Erasing_somebody_of_whom_nothing_is_stored_destroys_what_keys_they_have()
    {
        await using var store = _files.Open("store");
        var seal = _files.Seal("store");
        var key = SealedRecord.KeyOf(await seal.SealAsync(new RecordId(RecordKind.Event, "s", 1), "c:1", "x"u8.ToArray(), None))!.Value;
        Assert.Equal(0, (await store.EraseAsync("c:1", Start, None)).Sessions);
        Assert.Null(await _files.Ring("store").FindAsync(key, None));
    }

    private static async Task FillAsync(ISessionStore store, string session, string candidate)
    {
        var head = Head(session, candidate, "role-" + session) with { CandidateName = Word };
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Word, 3000)));
        var append = Append(head, 0, session + "m", new CandidateWrote("m", Word + " said so"), new ResumeGiven("m", new Resume(Word, ResumeKind.Text, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)))));
        Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(append with { Files = [new SessionFile(2, new ResumeContent(bytes, Word))] }, None));
    }

    private string Told(string medium, IRecordSeal seal) => Assert.Throws<StoreException>(() => SqliteSessionStore.Open(_files[medium], seal: seal)).Message;

    private byte[] Sealed(string medium, string sql) => Sealed<byte[]>(medium, sql);

    private T Sealed<T>(string medium, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_files[medium]};Pooling=False");
        connection.Open();
        return connection.QueryFirst<T>(sql);
    }

    private void Sql(string medium, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_files[medium]};Pooling=False");
        connection.Open();
        connection.Execute(sql);
    }

    private int Traces(string medium) =>
        Directory
            .GetFiles(Path.GetDirectoryName(_files[medium])!)
            .Sum(file =>
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                return Encoding.Latin1.GetString(copy.ToArray()).Split(Word).Length - 1;
            });

    /// <summary>A ring on a disk that fills up before a key is destroyed.</summary>
    private sealed class StuckRing(IKeyRing inner) : IKeyRing
    {
        public string Name => inner.Name;

        public ValueTask<RingHeader?> FindHeaderAsync(CancellationToken cancellationToken) => inner.FindHeaderAsync(cancellationToken);

        public ValueTask<RingHeader> BeginAsync(RingHeader header, CancellationToken cancellationToken) => inner.BeginAsync(header, cancellationToken);

        public ValueTask<RingKey?> FindAsync(KeyId id, CancellationToken cancellationToken) => inner.FindAsync(id, cancellationToken);

        public ValueTask<RingKey?> CurrentAsync(byte[] owner, CancellationToken cancellationToken) => inner.CurrentAsync(owner, cancellationToken);

        public ValueTask<RingKey> AddAsync(RingKey key, CancellationToken cancellationToken) => inner.AddAsync(key, cancellationToken);

        public ValueTask<IReadOnlyList<KeyId>> RetireAsync(byte[] owner, CancellationToken cancellationToken) => inner.RetireAsync(owner, cancellationToken);

        public ValueTask DestroyAsync(IReadOnlyList<DestroyedKey> keys, CancellationToken cancellationToken) =>
            keys.Count == 0 ? inner.DestroyAsync(keys, cancellationToken) : throw new StoreException("The ring's disk is full: free some space.");

        public ValueTask<IReadOnlyList<DestroyedKey>> DestroyedAsync(CancellationToken cancellationToken) => inner.DestroyedAsync(cancellationToken);

        public ValueTask<RingContent?> ReadAsync(CancellationToken cancellationToken) => inner.ReadAsync(cancellationToken);

        public ValueTask ReplaceAsync(RingContent content, CancellationToken cancellationToken) => inner.ReplaceAsync(content, cancellationToken);
    }
}
