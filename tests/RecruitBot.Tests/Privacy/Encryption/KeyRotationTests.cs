using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Adapters.Sqlite.Keys;
using RecruitBot.Core.Privacy.Encryption;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Tests.Adapters.Sqlite;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Privacy.Encryption;

/// <summary>Another key, or encryption itself, comes over a store without a word being lost or left behind, wherever it is cut off.</summary>
public sealed class KeyRotationTests : IDisposable
{
    private const string Word = "Quinquaginta";
    private const int Sessions = 120;
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly SealedFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task An_existing_store_is_encrypted_and_decrypted_and_its_chain_holds_throughout()
    {
        await using (var plain = SqliteSessionStore.Open(_files["store"]))
            await FillAsync(plain);
        var before = await WordsAsync(null);
        Assert.True(Traces() > 100, "The test must find what it looks for while it is there.");

        var rotated = await Rotation().EncryptAsync(_files.Key, old: null, None);

        Assert.Equal((0, Sessions * 5L), (rotated.Rewrapped, rotated.Records));
        Assert.Equal(0, Traces());
        Assert.Equal(before, await WordsAsync(_files.Key));
        Assert.Equal(new Rotated(0, 0), await Rotation().EncryptAsync(_files.Key, old: null, None));

        Assert.Equal(Sessions * 5L, (await Rotation().DecryptAsync(_files.Key, None)).Records);
        Assert.Equal(before, await WordsAsync(null));
    }

    [Fact]
    public async Task Another_key_opens_all_and_the_old_one_nothing()
    {
        await using (var store = _files.Open("store"))
            await FillAsync(store);
        var before = await WordsAsync(_files.Key);
        var next = Keys.New();

        Assert.Contains("fingerprint", (await Assert.ThrowsAsync<StoreException>(async () => await Rotation().EncryptAsync(next, old: null, None))).Message, StringComparison.Ordinal);
        Assert.Contains("fingerprint", (await Assert.ThrowsAsync<StoreException>(async () => await Rotation().EncryptAsync(next, old: Keys.New(), None))).Message, StringComparison.Ordinal);
        Assert.Equal(new Rotated(Sessions, 0), await Rotation().EncryptAsync(next, _files.Key, None));

        Assert.Equal(before, await WordsAsync(next));
        Assert.Throws<StoreException>(() => SqliteSessionStore.Open(_files["store"], seal: _files.Seal("store")));
        // Run again, as after a crash that left open whether it was done.
        Assert.Equal(new Rotated(0, 0), await Rotation().EncryptAsync(next, _files.Key, None));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(599)]
    public async Task Cut_off_anywhere_it_is_finished_by_running_it_again_and_nobody_uses_the_store_meanwhile(int records)
    {
        await using (var plain = SqliteSessionStore.Open(_files["store"]))
            await FillAsync(plain);
        var before = await WordsAsync(null);
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await new KeyRotation(new CutOff(new SqliteStoreClosing(_files["store"]), records), _files.Ring("store"), TimeProvider.System).EncryptAsync(_files.Key, null, None));

        Assert.Contains("rotate-key", Assert.Throws<StoreException>(() => SqliteSessionStore.Open(_files["store"])).Message, StringComparison.Ordinal);
        Assert.Contains("rotate-key", Assert.Throws<StoreException>(() => _files.Open("store")).Message, StringComparison.Ordinal);

        await Rotation().EncryptAsync(_files.Key, null, None);
        Assert.Equal(0, Traces());
        Assert.Equal(before, await WordsAsync(_files.Key));

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await new KeyRotation(new CutOff(new SqliteStoreClosing(_files["store"]), records), _files.Ring("store"), TimeProvider.System).DecryptAsync(_files.Key, None));
        await Rotation().DecryptAsync(_files.Key, None);
        Assert.Equal(before, await WordsAsync(null));
    }

    [Fact]
    public async Task A_store_that_is_in_use_is_left_alone()
    {
        await using var store = SqliteSessionStore.Open(_files["store"]);
        await FillAsync(store);
        var told = await Assert.ThrowsAsync<StoreException>(async () => await Rotation().EncryptAsync(_files.Key, null, None));
        Assert.Contains("close what uses it", told.Message, StringComparison.Ordinal);
        Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Append(Head("more", "c:more"), 0, "more"), None));
    }

    [Fact]
    public async Task A_store_that_was_encrypted_erases_like_any_other()
    {
        await using (var plain = SqliteSessionStore.Open(_files["store"]))
            await FillAsync(plain);
        await Rotation().EncryptAsync(_files.Key, null, None);
        await using var store = _files.Open("store");
        Assert.Equal(1, (await store.EraseAsync("c:7", Start, None)).Sessions);
        Assert.Equal(Sessions - 1, (await _files.Ring("store").ReadAsync(None))!.Keys.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_a_copy_of_the_ring_is_away_the_old_key_is_to_be_kept_and_then_it_follows(bool byStart)
    {
        Directory.CreateDirectory(_files["away"]);
        var next = Keys.New();
        using (var ring = Mirrored())
        {
            await using var store = SqliteSessionStore.Open(_files["store"], seal: new AesRecordSeal(ring, _files.Key, TimeProvider.System));
            await store.AppendAsync(Append(Head("s1", "c:1"), 0, "m1"), None);
        }
        Directory.Move(_files["away"], _files["unmounted"]);
        // Run again, it says the same while nothing has changed.
        for (var i = 0; i < 2; i++)
        {
            using var ring = Mirrored();
            var told = (await Assert.ThrowsAsync<StoreException>(async () => await Rotation(ring).EncryptAsync(next, _files.Key, None))).Message;
            Assert.Contains("keep the old key", told, StringComparison.Ordinal);
            Assert.Contains(_files["away/copy"], told, StringComparison.Ordinal);
            Assert.DoesNotContain("eras", told, StringComparison.Ordinal);
        }
        Directory.Move(_files["unmounted"], _files["away"]);
        Assert.Equal(_files.Key.Fingerprint, await FingerprintAsync("away/copy"));

        using (var ring = Mirrored())
            if (byStart)
                await SqliteSessionStore.Open(_files["store"], seal: new AesRecordSeal(ring, next, TimeProvider.System)).DisposeAsync();
            else
                Assert.Equal(new Rotated(0, 0), await Rotation(ring).EncryptAsync(next, _files.Key, None));

        Assert.Equal(next.Fingerprint, await FingerprintAsync("away/copy"));
    }

    [Fact]
    public async Task The_ring_of_another_store_is_told_and_stays_as_it_is()
    {
        await using (var store = _files.Open("store"))
            await store.AppendAsync(Append(Head("s1", "c:1"), 0, "m1"), None);
        await _files.Seal("other").RingAsync(mayBegin: true, None);

        var told = await Assert.ThrowsAsync<StoreException>(async () => await Rotation(_files.Ring("other")).EncryptAsync(Keys.New(), _files.Key, None));

        Assert.Contains("another store", told.Message, StringComparison.Ordinal);
        Assert.Equal(_files.Key.Fingerprint, await FingerprintAsync("other.keys"));
    }

    [Theory]
    [InlineData("DELETE FROM sessions WHERE session_id = 's7'")]
    [InlineData("DELETE FROM sessions WHERE session_id = 's7'; DELETE FROM events WHERE session_id = 's7'")]
    public async Task Records_without_a_head_are_told_before_anything_is_changed(string lost)
    {
        await using (var plain = SqliteSessionStore.Open(_files["store"]))
            await FillAsync(plain);
        Sql(lost);

        var told = await Assert.ThrowsAsync<StoreException>(async () => await Rotation().EncryptAsync(_files.Key, null, None));

        Assert.Contains("run recruitbot rebuild first, then rotate-key", told.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_files["store.keys"]));
        // So that it can be rebuilt.
        await SqliteSessionStore.Open(_files["store"]).DisposeAsync();
        Sql("DELETE FROM events WHERE session_id = 's7'; DELETE FROM files WHERE session_id = 's7'");
        await Rotation().EncryptAsync(_files.Key, null, None);
        Assert.Equal(0, Traces());
        Sql("DELETE FROM sessions WHERE session_id = 's8'");
        await Assert.ThrowsAsync<StoreException>(async () => await Rotation().DecryptAsync(_files.Key, None));
        await _files.Open("store").DisposeAsync();
    }

    [Fact]
    public async Task Whoever_still_reads_the_log_as_it_was_is_told()
    {
        await using (var plain = SqliteSessionStore.Open(_files["store"]))
            await plain.AppendAsync(Append(Head("s1", "c:1"), 0, "m1"), None);
        using var closed = new SqliteClosedStore(new SqliteFile(_files["store"], TimeSpan.FromMilliseconds(50)).OpenWriter(), _files["store"]);
        using (var reader = new SqliteConnection($"Data Source={_files["store"]};Pooling=False"))
        {
            reader.Open();
            reader.Execute("BEGIN DEFERRED");
            Assert.Equal(1, reader.ExecuteScalar<long>("SELECT count(*) FROM sessions"));
            Assert.Contains("rotate-key again", Assert.Throws<StoreException>(closed.Clean).Message, StringComparison.Ordinal);
        }
        closed.Clean();
    }

    private static async Task FillAsync(ISessionStore store)
    {
        for (var i = 0; i < Sessions; i++)
        {
            var head = Head("s" + i, "c:" + i) with { CandidateName = Word };
            var bytes = Encoding.UTF8.GetBytes(Word + i);
            var append = Append(head, 0, "m" + i, new CandidateWrote("m", $"{Word} {i}"), new ResumeGiven("m", new Resume(Word, ResumeKind.Text, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)))));
            Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(append with { Files = [new SessionFile(2, new ResumeContent(bytes, Word))] }, None));
        }
    }

    /// <summary>All that can be read, after the chain was followed over every record.</summary>
    private async Task<List<string>> WordsAsync(EncryptionKey? key)
    {
        await using var store = SqliteSessionStore.Open(_files["store"], seal: key is null ? null : _files.Seal("store", key));
        var audit = new SqliteAuditLog(store);
        var previous = AuditChain.Start;
        foreach (var line in await audit.ReadAsync("main", 0, int.MaxValue, None))
        {
            Assert.Equal(line.Hash, previous = AuditChain.Next(previous, line.Content));
            var entry = AuditEntry.Read(line.Content);
            Assert.Equal(entry.Digest, AuditEntry.DigestOf(await audit.RecordsAsync(entry.Session!, None)));
        }
        var words = new List<string>();
        foreach (var head in (await store.FindAsync(new SessionQuery { Limit = int.MaxValue }, None)).OrderBy(h => h.SessionId, StringComparer.Ordinal))
        {
            words.Add(SessionJson.Write(head));
            words.AddRange((await store.ReadAsync(head.SessionId, None)).Select(e => SessionJson.Write(e.Event)));
            var file = (await store.FileAsync(head.SessionId, 2, None))!;
            words.Add(Encoding.UTF8.GetString(file.Bytes) + file.Text);
        }
        return words;
    }

    private KeyRotation Rotation(IKeyRing? ring = null) => new(new SqliteStoreClosing(_files["store"]), ring ?? _files.Ring("store"), TimeProvider.System);

    private MirroredKeyRing Mirrored() => new(new SqliteKeyRing(_files["store.keys"]), [new SqliteKeyRing(_files["away/copy"])], NullLogger<MirroredKeyRing>.Instance);

    private async Task<string> FingerprintAsync(string name)
    {
        using var ring = new SqliteKeyRing(_files[name]);
        return (await ring.FindHeaderAsync(None))!.Fingerprint;
    }

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_files["store"]};Pooling=False");
        connection.Open();
        connection.Execute(sql);
    }

    private int Traces() => Directory.GetFiles(Path.GetDirectoryName(_files["store"])!).Sum(f => Encoding.Latin1.GetString(File.ReadAllBytes(f)).Split(Word).Length - 1);

    /// <summary>Stops after some records, as a crash does: what is not on disk by then is lost.</summary>
    private sealed class CutOff(IStoreClosing inner, int records) : IStoreClosing
    {
        public IClosedStore Close() => new Closed(inner.Close(), records);

        private sealed class Closed(IClosedStore inner, int records) : IClosedStore
        {
            private int _left = records;

            public StoreSealing? Noted => inner.Noted;

            public void Note(StoreSealing sealing) => inner.Note(sealing);

            public ValueTask<long> ConvertAsync(Func<Core.Sessions.Records.RecordId, string, byte[], ValueTask<byte[]?>> convert, CancellationToken cancellationToken) =>
                inner.ConvertAsync((id, owner, stored) => _left-- > 0 ? convert(id, owner, stored) : throw new OperationCanceledException(), cancellationToken);

            public void ThrowIfOutOfReach() => inner.ThrowIfOutOfReach();

            public void Clean() => inner.Clean();

            public void Dispose() => inner.Dispose();
        }
    }
}
