using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.Sqlite.Keys;
using RecruitBot.Core.Privacy.Encryption;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Contracts;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Privacy.Encryption;

/// <summary>A ring with copies is a ring; its copies follow, and an erasure is not done while one has not.</summary>
public sealed class MirroredKeyRingTests : KeyRingContract, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();
    private readonly List<IDisposable> _opened = [];

    public void Dispose()
    {
        foreach (var ring in _opened)
            ring.Dispose();
        _folder.Dispose();
    }

    protected override IKeyRing Open()
    {
        var ring = new MirroredKeyRing(File("main"), [File("near"), File("away/far")], NullLogger<MirroredKeyRing>.Instance);
        Directory.CreateDirectory(_folder["away"]);
        lock (_opened)
            _opened.Add(ring);
        return ring;
    }

    [Fact]
    public async Task Copies_follow_every_change()
    {
        var ring = await BegunAsync();
        var (key, other) = (Key("a"), Key("b"));
        await ring.AddAsync(key, None);
        await ring.AddAsync(other, None);
        await ring.RetireAsync(key.Owner, None);
        await ring.DestroyAsync([new DestroyedKey(key.Id, Start)], None);
        foreach (var copy in (string[])["near", "away/far"])
            Assert.Equal(await KeysAsync("main"), await KeysAsync(copy));
        Assert.Equal([other.Id], await KeysAsync("near"));
    }

    [Fact]
    public async Task A_copy_that_cannot_be_reached_holds_up_an_erasure_and_nothing_else()
    {
        var ring = await BegunAsync();
        var (key, later) = (Key("a"), Key("b"));
        await ring.AddAsync(key, None);
        Directory.Move(_folder["away"], _folder["unmounted"]);
        // An open file is reached wherever it was moved to: the copy of another process is not.
        var next = Open2();
        await next.AddAsync(later, None);

        var told = await Assert.ThrowsAsync<CopyNotReachedException>(async () => await next.DestroyAsync([new DestroyedKey(key.Id, Start)], None));

        Assert.Contains(_folder["away/far"], told.Message, StringComparison.Ordinal);
        Assert.Equal([later.Id], await KeysAsync("main"));
        Assert.Equal([later.Id], await KeysAsync("near"));
        await Assert.ThrowsAsync<CopyNotReachedException>(async () => await next.DestroyAsync([], None));
        Directory.Move(_folder["unmounted"], _folder["away"]);
        await next.DestroyAsync([], None);
        Assert.Equal([later.Id], await KeysAsync("away/far"));
    }

    [Fact]
    public async Task A_copy_that_missed_something_is_brought_in_line_by_the_next_start()
    {
        await BegunAsync();
        using (var alone = File("main"))
            await alone.AddAsync(Key("a"), None);
        Assert.Empty(await KeysAsync("near"));
        await Open().FindHeaderAsync(None);
        Assert.Single(await KeysAsync("near"));
    }

    [Fact]
    public async Task A_ring_that_is_lost_is_told_with_the_copy_that_is_there()
    {
        await BegunAsync();
        System.IO.File.Move(_folder["main"], _folder["gone"]);
        var told = await Assert.ThrowsAsync<StoreException>(async () => await Open().FindHeaderAsync(None));
        Assert.Contains(_folder["near"], told.Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(_folder["main"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_ring_that_is_older_than_a_copy_is_refused_and_nothing_is_changed_in_either(bool isDestroyed)
    {
        var ring = await BegunAsync();
        var key = Key("a");
        await ring.AddAsync(key, None);
        System.IO.File.Copy(_folder["main"], _folder["older"]);
        if (isDestroyed)
            await ring.DestroyAsync([new DestroyedKey(key.Id, Start)], None);
        else
            await ring.AddAsync(Key("b"), None);
        PutBack("older");
        var (before, near) = (await AllAsync(), await KeysAsync("near"));
        Assert.NotEqual(await KeysAsync("main"), near);

        var next = Open();
        foreach (
            var use in (Func<Task>[])
                [
                    async () => await next.FindHeaderAsync(None),
                    async () => await next.AddAsync(Key("c"), None),
                    async () => await next.RetireAsync(key.Owner, None),
                    async () => await next.DestroyAsync([new DestroyedKey(KeyId.New(), Start)], None),
                ]
        )
            Assert.Contains($"{_folder["main"]} is older than its copy {_folder["near"]}", (await Assert.ThrowsAsync<StoreException>(use)).Message, StringComparison.Ordinal);

        Assert.Equal(before, await AllAsync());
        PutBack("near");
        await Open().FindHeaderAsync(None);
        Assert.Equal(near, await KeysAsync("main"));
    }

    [Fact]
    public async Task A_ring_from_before_the_operators_key_was_changed_changes_no_copy_before_it_is_opened()
    {
        var (before, after) = (Keys.New(), Keys.New());
        var ring = Open();
        var header = await ring.BeginAsync(RingSecrets.Begin(before), None);
        System.IO.File.Copy(_folder["main"], _folder["older"]);
        await ring.ReplaceAsync(new RingContent(RingSecrets.Open(header, before, "ring").HeaderUnder(after), [], []), None);
        PutBack("older");

        var next = Open();
        Assert.Equal(before.Fingerprint, (await next.FindHeaderAsync(None))!.Fingerprint);
        Assert.Equal(after.Fingerprint, await FingerprintAsync("near"));
        // Whoever changes it has opened it, so its key is the one that the operator has.
        await next.DestroyAsync([], None);
        Assert.Equal(before.Fingerprint, await FingerprintAsync("near"));
    }

    [Fact]
    public async Task A_copy_of_another_store_is_never_changed()
    {
        using (var theirs = File("near"))
        {
            await theirs.BeginAsync(RingSecrets.Begin(Keys.New()), None);
            await theirs.AddAsync(Key("theirs"), None);
        }
        var before = await KeysAsync("near");
        using (var ours = File("main"))
            await ours.BeginAsync(RingSecrets.Begin(Keys.New()), None);
        var ring = Open();
        var key = await ring.AddAsync(Key("a"), None);
        await Assert.ThrowsAsync<CopyNotReachedException>(async () => await ring.DestroyAsync([new DestroyedKey(key.Id, Start)], None));
        Assert.Equal(before, await KeysAsync("near"));
    }

    // Without making the folder again.
    private MirroredKeyRing Open2()
    {
        var ring = new MirroredKeyRing(File("main"), [File("near"), File("away/far")], NullLogger<MirroredKeyRing>.Instance);
        _opened.Add(ring);
        return ring;
    }

    private async Task<List<KeyId>> AllAsync() => [.. await KeysAsync("main"), .. await KeysAsync("near"), .. await KeysAsync("away/far")];

    /// <summary>Puts another file in the place of the ring, with everybody stopped.</summary>
    private void PutBack(string name)
    {
        foreach (var ring in _opened)
            ring.Dispose();
        _opened.Clear();
        System.IO.File.Copy(_folder[name], _folder["main"], overwrite: true);
    }

    private async Task<string> FingerprintAsync(string name)
    {
        using var ring = File(name);
        return (await ring.FindHeaderAsync(None))!.Fingerprint;
    }

    private SqliteKeyRing File(string name) => new(_folder[name], TimeSpan.FromSeconds(10));

    private async Task<List<KeyId>> KeysAsync(string name)
    {
        using var ring = File(name);
        return [.. (await ring.ReadAsync(None))!.Keys.Select(k => k.Id).OrderBy(k => k.Value)];
    }
}
