using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Contracts;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Sqlite;

public sealed class SqliteSessionStoreTests : SessionStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected override int Sequences => 30;

    // After DisposeAsync, which closes the store.
    public void Dispose() => _folder.Dispose();

    protected override Task<ISessionStore> OpenAsync(string medium) =>
        Task.FromResult<ISessionStore>(SqliteSessionStore.Open(_folder[medium + ".db"]));
}
