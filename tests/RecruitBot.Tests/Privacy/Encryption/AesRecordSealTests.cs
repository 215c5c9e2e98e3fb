using System.Text;
using RecruitBot.Adapters.Sqlite.Keys;
using RecruitBot.Core.Privacy.Encryption;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Records;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Privacy.Encryption;

/// <summary>A sealed record opens in its own place, unchanged, under its own key, and nowhere else.</summary>
public sealed class AesRecordSealTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly RecordId Id = new(RecordKind.Event, "s1", 3);
    private static readonly byte[] Words = Encoding.UTF8.GetBytes("I made the page fast. \ud83d\ude00");
    private readonly TemporaryFolder _folder = new();
    private readonly EncryptionKey _key = Keys.New();
    private readonly HandAdvancedTime _time = new();
    private readonly SqliteKeyRing _ring;

    public AesRecordSealTests() => _ring = new(_folder["ring"]);

    public void Dispose()
    {
        _ring.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_sealed_opens_for_whoever_has_the_ring_and_the_key()
    {
        var stored = await (await SealAsync()).SealAsync(Id, "console:alice", Words, None);

        Assert.Equal(-1, stored.AsSpan().IndexOf("page"u8));
        Assert.Equal(SealedRecord.Mark, stored[0]);
        Assert.Equal(Words, await (await SealAsync()).OpenAsync(Id, stored, None));
    }

    [Fact]
    public async Task The_same_words_never_look_the_same()
    {
        var seal = await SealAsync();
        Assert.NotEqual(await seal.SealAsync(Id, "a", Words, None), await seal.SealAsync(Id, "a", Words, None));
    }

    [Fact]
    public async Task A_candidate_has_one_key_and_no_other_candidate_has_it()
    {
        var seal = await SealAsync();
        KeyId? KeyOf(byte[] stored) => SealedRecord.KeyOf(stored);
        var alice = KeyOf(await seal.SealAsync(Id, "a", Words, None));
        Assert.Equal(alice, KeyOf(await (await SealAsync()).SealAsync(new RecordId(RecordKind.Head, "s9", 0), "a", Words, None)));
        Assert.NotEqual(alice, KeyOf(await seal.SealAsync(Id, "b", Words, None)));
    }

    [Fact]
    public async Task No_byte_of_it_can_be_changed()
    {
        var seal = await SealAsync();
        var stored = await seal.SealAsync(Id, "a", Words, None);
        for (var i = 0; i < stored.Length; i++)
            foreach (var bit in (byte[])[1, 128])
            {
                var altered = stored.ToArray();
                altered[i] ^= bit;
                await Assert.ThrowsAsync<StoreException>(async () => await seal.OpenAsync(Id, altered, None));
            }
        foreach (var length in Enumerable.Range(0, stored.Length))
            await Assert.ThrowsAsync<StoreException>(async () => await seal.OpenAsync(Id, stored.AsMemory(0, length), None));
        Assert.Equal(Words, await seal.OpenAsync(Id, stored, None));
    }

    [Theory]
    [InlineData(RecordKind.Event, "s1", 4)]
    [InlineData(RecordKind.Event, "s2", 3)]
    [InlineData(RecordKind.Head, "s1", 3)]
    [InlineData(RecordKind.FileBytes, "s1", 3)]
    public async Task It_opens_in_no_other_place(RecordKind kind, string session, long version)
    {
        var seal = await SealAsync();
        var stored = await seal.SealAsync(Id, "a", Words, None);
        await Assert.ThrowsAsync<StoreException>(async () => await seal.OpenAsync(new RecordId(kind, session, version), stored, None));
    }

    [Fact]
    public async Task Two_candidates_keys_cannot_be_exchanged_in_the_ring()
    {
        var seal = await SealAsync();
        var (a, b) = (await seal.SealAsync(Id, "a", Words, None), await seal.SealAsync(Id, "b", Words, None));
        var content = (await _ring.ReadAsync(None))!;
        var (first, second) = (content.Keys[0], content.Keys[1]);
        foreach (
            var exchanged in (RingKey[][])
                [
                    [first with { Wrapped = second.Wrapped }, second with { Wrapped = first.Wrapped }],
                    [first with { Owner = second.Owner }, second with { Owner = first.Owner }],
                    [first with { Id = second.Id }, second with { Id = first.Id }],
                ]
        )
        {
            await _ring.ReplaceAsync(content with { Keys = exchanged }, None);
            foreach (var stored in (byte[][])[a, b])
                Assert.Contains("altered", (await Assert.ThrowsAsync<StoreException>(async () => await (await SealAsync()).OpenAsync(Id, stored, None))).Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<StoreException>(async () => await (await SealAsync()).SealAsync(Id, "a", Words, None));
        }
    }

    [Fact]
    public async Task Another_key_is_told_with_what_is_lost_and_what_is_not()
    {
        await SealAsync();
        var told = await Assert.ThrowsAsync<StoreException>(async () => await new AesRecordSeal(_ring, Keys.New(), _time).RingAsync(mayBegin: false, None));
        Assert.Contains("Encryption:KeyFile", told.Message, StringComparison.Ordinal);
        Assert.Contains(_key.Fingerprint, told.Message, StringComparison.Ordinal);
        Assert.Contains("not lost", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_ring_is_told_and_no_other_is_begun_in_its_place()
    {
        using var lost = new SqliteKeyRing(_folder["lost"]);
        var told = await Assert.ThrowsAsync<StoreException>(async () => await new AesRecordSeal(lost, _key, _time).RingAsync(mayBegin: false, None));
        Assert.Contains("missing", told.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["lost"]));
    }

    [Fact]
    public async Task A_record_that_is_not_encrypted_is_not_taken_for_one_that_is()
    {
        var seal = await SealAsync();
        await Assert.ThrowsAsync<StoreException>(async () => await seal.OpenAsync(Id, PlainSeal.Write(Words), None));
    }

    [Fact]
    public async Task After_its_key_was_destroyed_nobody_opens_it_and_the_candidate_has_another_key()
    {
        var seal = await SealAsync();
        var stored = await seal.SealAsync(Id, "a", Words, None);
        var others = await seal.SealAsync(Id, "b", Words, None);
        var elsewhere = await SealAsync();
        Assert.Equal(Words, await elsewhere.OpenAsync(Id, stored, None));

        var keys = await seal.RetireAsync("a", None);
        Assert.Equal(Words, await seal.OpenAsync(Id, stored, None));
        await seal.DestroyAsync([.. keys.Select(k => new DestroyedKey(k, Start))], None);

        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await seal.OpenAsync(Id, stored, None));
        // Another process has forgotten it by then.
        _time.Advance(TimeSpan.FromMinutes(11));
        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await elsewhere.OpenAsync(Id, stored, None));
        Assert.Equal(Words, await seal.OpenAsync(Id, others, None));
        var again = await seal.SealAsync(Id, "a", Words, None);
        Assert.Equal(Words, await seal.OpenAsync(Id, again, None));
        Assert.NotEqual(SealedRecord.KeyOf(stored), SealedRecord.KeyOf(again));
    }

    [Fact]
    public async Task Who_a_key_belongs_to_is_not_in_the_ring()
    {
        await (await SealAsync()).SealAsync(Id, "discord:80351110224678912", Words, None);
        Assert.All(Directory.GetFiles(_folder.Path), f => Assert.DoesNotContain("80351110224678912", Text(f), StringComparison.Ordinal));
    }

    private async Task<AesRecordSeal> SealAsync()
    {
        var seal = new AesRecordSeal(_ring, _key, _time);
        await seal.RingAsync(mayBegin: true, None);
        return seal;
    }

    private static string Text(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
