using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Contracts;

namespace RecruitBot.Tests.Support;

public sealed class InMemorySessionStoreTests : SessionStoreContract
{
    private readonly Dictionary<string, InMemorySessionStore> _media = [];

    protected override Task<ISessionStore> OpenAsync(string medium)
    {
        _media.TryAdd(medium, new InMemorySessionStore());
        return Task.FromResult<ISessionStore>(_media[medium]);
    }
}
