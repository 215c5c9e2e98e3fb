using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Adapters.Sqlite.Keys;
using RecruitBot.Core.Privacy.Encryption;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Contracts;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Adapters.Sqlite.Keys;

public sealed class SqliteKeyRingTests : KeyRingContract, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteKeyRing> _opened = [];

    private string Path => _folder["store.db.keys"];

    public void Dispose()
    {
        Close();
        _folder.Dispose();
    }

    protected override IKeyRing Open()
    {
        var ring = new SqliteKeyRing(Path);
        lock (_opened)
            _opened.Add(ring);
        return ring;
    }

    [Fact]
    public async Task No_byte_of_a_destroyed_key_is_in_the_file_or_beside_it()
    {
        var ring = await BegunAsync();
        var keys = Enumerable.Range(0, 400).Select(i => Key("owner" + i)).ToList();
        foreach (var key in keys)
            await ring.AddAsync(key, None);
        Assert.All(keys, k => Assert.True(IsThere(k), "The test must find what it looks for while it is there."));

        for (var i = 0; i < keys.Count; i += 40)
            await ring.DestroyAsync([new DestroyedKey(keys[i].Id, Start)], None);

        for (var i = 0; i < keys.Count; i++)
            Assert.Equal(i % 40 != 0, IsThere(keys[i]));
    }

    [Fact]
    public async Task What_was_replaced_is_in_the_file_no_more()
    {
        var ring = await BegunAsync();
        var key = Key("a");
        await ring.AddAsync(key, None);
        await ring.ReplaceAsync(new RingContent(RingSecrets.Begin(Support.Keys.New()), [Key("a")], []), None);
        Assert.False(IsThere(key));
    }

    [Fact]
    public async Task A_crash_before_the_file_was_written_anew_is_made_good_when_it_is_opened()
    {
        var ring = await BegunAsync();
        var keys = Enumerable.Range(0, 200).Select(i => Key("owner" + i)).ToList();
        foreach (var key in keys)
            await ring.AddAsync(key, None);
        Close();
        using (var connection = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            connection.Open();
            connection.Execute("DELETE FROM keys; UPDATE ring SET clean = 0;");
        }
        Assert.Contains(keys, IsThere);

        await Open().FindHeaderAsync(None);

        Assert.DoesNotContain(keys, IsThere);
    }

    [Fact]
    public async Task Nobody_but_its_owner_may_read_the_file()
    {
        await BegunAsync();
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public async Task A_file_of_something_else_is_named_and_not_changed()
    {
        using (var connection = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            connection.Open();
            connection.Execute("CREATE TABLE theirs (a)");
        }
        var before = File.ReadAllBytes(Path);
        var told = await Assert.ThrowsAsync<StoreException>(async () => await Open().FindHeaderAsync(None));
        Assert.Contains("Encryption:KeyRing", told.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path));

        File.WriteAllText(_folder["text"], new string('x', 2000));
        using var text = new SqliteKeyRing(_folder["text"]);
        Assert.Contains("not a key ring", (await Assert.ThrowsAsync<StoreException>(async () => await text.FindHeaderAsync(None))).Message, StringComparison.Ordinal);
        using var nowhere = new SqliteKeyRing(_folder["no/such/folder"]);
        Assert.Contains("cannot be made", (await Assert.ThrowsAsync<StoreException>(async () => await nowhere.BeginAsync(RingSecrets.Begin(Support.Keys.New()), None))).Message, StringComparison.Ordinal);
    }

    private bool IsThere(RingKey key) =>
        Directory.GetFiles(_folder.Path).Any(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray().AsSpan().IndexOf(key.Wrapped.AsSpan(0, 20)) >= 0;
        });

    private void Close()
    {
        foreach (var ring in _opened)
            ring.Dispose();
    }
}
