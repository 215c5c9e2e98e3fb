using RecruitBot.Core.Conversations;

namespace RecruitBot.Tests.Support;

/// <summary>A reply as it reached a place.</summary>
public sealed record Delivered(Place Place, Reply Reply, string Nonce);

/// <summary>Keeps what is delivered.</summary>
public sealed class CollectingPlatform : IChatPlatform
{
    private readonly List<Delivered> _all = [];

    public string Name => "test";

    public IReadOnlyList<Delivered> All => _all;

    public Task<Detour?> DeliverAsync(Place place, Reply reply, string nonce, CancellationToken cancellationToken)
    {
        _all.Add(new Delivered(place, reply, nonce));
        return Task.FromResult<Detour?>(null);
    }
}
