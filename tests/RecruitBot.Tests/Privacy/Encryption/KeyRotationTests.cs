using System.Security.Cryptography;
using System.Text;
using RecruitBot.Adapters.Sqlite;
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

    private KeyRotation Rotation() => new(new SqliteStoreClosing(_files["store"]), _files.Ring("store"), TimeProvider.System);

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

            public void Clean() => inner.Clean();

            public void Dispose() => inner.Dispose();
        }
    }
}
