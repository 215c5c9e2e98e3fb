using System.Security.Cryptography;
using RecruitBot.Core.Privacy.Encryption;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Contracts;

/// <summary>What every key ring does. Its own tests inherit this and say how to open it.</summary>
public abstract class KeyRingContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Opens the ring of this test once more, as another process would.</summary>
    protected abstract IKeyRing Open();

    [Fact]
    public async Task A_ring_that_was_not_begun_is_empty()
    {
        var ring = Open();
        Assert.Null(await ring.FindHeaderAsync(None));
        Assert.Null(await ring.ReadAsync(None));
        Assert.Null(await ring.FindAsync(KeyId.New(), None));
        Assert.Empty(await ring.DestroyedAsync(None));
    }

    [Fact]
    public async Task Whoever_begins_second_gets_the_header_of_the_first()
    {
        var headers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () => await Open().BeginAsync(RingSecrets.Begin(Keys.New()), None))));
        Assert.Single(headers.Select(h => h.Id).Distinct());
        Assert.Equal(headers[0].Secret, (await Open().FindHeaderAsync(None))!.Secret);
    }

    [Fact]
    public async Task A_key_is_found_by_its_name_and_its_owner_by_others_too()
    {
        var ring = await BegunAsync();
        var key = Key("a");
        Same(key, await ring.AddAsync(key, None));
        Same(key, await Open().FindAsync(key.Id, None));
        Same(key, await Open().CurrentAsync(key.Owner, None));
        Assert.Null(await ring.CurrentAsync(Key("b").Owner, None));
    }

    [Fact]
    public async Task Of_many_who_give_an_owner_a_key_at_once_all_get_the_same()
    {
        await BegunAsync();
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await Open().AddAsync(Key("a"), None))));
        Assert.Single(added.Select(k => k.Id).Distinct());
        Assert.Single((await Open().ReadAsync(None))!.Keys);
    }

    [Fact]
    public async Task A_retired_key_is_found_and_its_owner_gets_another()
    {
        var ring = await BegunAsync();
        var (first, second, other) = (Key("a"), Key("a"), Key("b"));
        await ring.AddAsync(first, None);
        await ring.AddAsync(other, None);
        Assert.Equal([first.Id], await ring.RetireAsync(first.Owner, None));
        Assert.Null(await ring.CurrentAsync(first.Owner, None));
        Same(first with { IsRetired = true }, await ring.FindAsync(first.Id, None));
        Same(second, await ring.AddAsync(second, None));
        Assert.Equal(new[] { first.Id, second.Id }.ToHashSet(), (await ring.RetireAsync(first.Owner, None)).ToHashSet());
        Same(other, await ring.CurrentAsync(other.Owner, None));
    }

    [Fact]
    public async Task A_destroyed_key_is_gone_for_everybody_and_never_comes_back()
    {
        var ring = await BegunAsync();
        var (key, other) = (Key("a"), Key("b"));
        await ring.AddAsync(key, None);
        await ring.AddAsync(other, None);
        var absent = KeyId.New();
        DestroyedKey[] destroyed = [new(key.Id, Start), new(absent, Start)];
        await ring.DestroyAsync(destroyed, None);
        await ring.DestroyAsync(destroyed, None);
        await ring.AddAsync(key, None);

        Assert.Null(await Open().FindAsync(key.Id, None));
        Assert.Null(await ring.CurrentAsync(key.Owner, None));
        Assert.Equal(destroyed.ToHashSet(), (await Open().DestroyedAsync(None)).ToHashSet());
        Same(other, await ring.FindAsync(other.Id, None));
    }

    [Fact]
    public async Task All_of_it_is_read_and_replaced_at_once()
    {
        var ring = await BegunAsync();
        await ring.AddAsync(Key("a"), None);
        await ring.DestroyAsync([new DestroyedKey(KeyId.New(), Start)], None);
        var content = new RingContent(RingSecrets.Begin(Keys.New()), [Key("b"), Key("c") with { IsRetired = true }], [new DestroyedKey(KeyId.New(), Start)]);

        await ring.ReplaceAsync(content, None);

        var read = (await Open().ReadAsync(None))!;
        Assert.Equal((content.Header.Id, content.Header.Fingerprint), (read.Header.Id, read.Header.Fingerprint));
        Assert.Equal(content.Keys.Select(k => (k.Id, k.IsRetired)).ToHashSet(), read.Keys.Select(k => (k.Id, k.IsRetired)).ToHashSet());
        Assert.Equal(content.Destroyed, read.Destroyed);
    }

    /// <summary>A ring that was begun.</summary>
    protected async Task<IKeyRing> BegunAsync()
    {
        var ring = Open();
        await ring.BeginAsync(RingSecrets.Begin(Keys.New()), None);
        return ring;
    }

    /// <summary>A key of an owner.</summary>
    protected static RingKey Key(string owner) => new(KeyId.New(), SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(owner)), RandomNumberGenerator.GetBytes(60));

    private static void Same(RingKey expected, RingKey? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal((expected.Id, expected.IsRetired), (actual.Id, actual.IsRetired));
        Assert.Equal(expected.Owner, actual.Owner);
        Assert.Equal(expected.Wrapped, actual.Wrapped);
    }
}
