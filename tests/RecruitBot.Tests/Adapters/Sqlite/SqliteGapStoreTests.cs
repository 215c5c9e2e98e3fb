using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Contracts;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Sqlite;

public sealed class SqliteGapStoreTests : GapStoreContract, IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private SqliteSessionStore? _store;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await CloseAsync();

    // After DisposeAsync, which closes the store.
    public void Dispose() => _folder.Dispose();

    protected override async Task<(ISessionStore Sessions, IGapStore Gaps)> OpenAsync()
    {
        await CloseAsync();
        _store = SqliteSessionStore.Open(_folder["gaps.db"]);
        return (_store, new SqliteGapStore(_store));
    }

    private async Task CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
    }
}
