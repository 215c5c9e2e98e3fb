using RecruitBot.Adapters.LiteDb;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Contracts;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.LiteDb;

public sealed class LiteDbSessionStoreTests : SessionStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected override int Sequences => 30;

    // After DisposeAsync, which closes the store.
    public void Dispose() => _folder.Dispose();

    protected override Task<ISessionStore> OpenAsync(string medium) => Task.FromResult<ISessionStore>(LiteDbSessionStore.Open(_folder[medium + ".db"]));
}
