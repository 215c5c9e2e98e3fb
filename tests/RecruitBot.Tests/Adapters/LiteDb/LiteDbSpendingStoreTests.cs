using RecruitBot.Adapters.LiteDb;
using RecruitBot.Core.Assistant.Model.Budget;
using RecruitBot.Tests.Contracts;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.LiteDb;

public sealed class LiteDbSpendingStoreTests : SpendingStoreContract, IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private LiteDbSessionStore? _store;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await CloseAsync();

    // After DisposeAsync, which closes the store.
    public void Dispose() => _folder.Dispose();

    protected override async Task<ISpendingStore> OpenAsync()
    {
        await CloseAsync();
        _store = LiteDbSessionStore.Open(_folder["spending.db"]);
        return new LiteDbSpendingStore(_store);
    }

    private async Task CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
    }
}
