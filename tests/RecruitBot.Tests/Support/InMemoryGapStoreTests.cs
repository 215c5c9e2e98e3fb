using RecruitBot.Core.Gaps;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Contracts;

namespace RecruitBot.Tests.Support;

public sealed class InMemoryGapStoreTests : GapStoreContract
{
    private readonly InMemorySessionStore _store = new();

    protected override Task<(ISessionStore Sessions, IGapStore Gaps)> OpenAsync() => Task.FromResult<(ISessionStore, IGapStore)>((_store, _store));
}
