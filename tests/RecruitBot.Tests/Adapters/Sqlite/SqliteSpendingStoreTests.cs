using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Assistant.Model.Budget;
using RecruitBot.Tests.Contracts;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Sqlite;

public sealed class SqliteSpendingStoreTests : SpendingStoreContract, IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private SqliteSessionStore? _store;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await CloseAsync();

    // After DisposeAsync, which closes the store.
    public void Dispose() => _folder.Dispose();

    protected override async Task<ISpendingStore> OpenAsync()
    {
        await CloseAsync();
        _store = SqliteSessionStore.Open(_folder["spending.db"]);
        return new SqliteSpendingStore(_store);
    }

    private async Task CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
    }
}
