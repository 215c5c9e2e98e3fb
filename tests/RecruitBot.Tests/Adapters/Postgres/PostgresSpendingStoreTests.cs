using RecruitBot.Adapters.Postgres;
using RecruitBot.Core.Assistant.Model.Budget;
using RecruitBot.Tests.Contracts;

namespace RecruitBot.Tests.Adapters.Postgres;

[TestCaseOrderer(SkippedWithoutPostgres.Type, SkippedWithoutPostgres.Assembly)]
public sealed class PostgresSpendingStoreTests(PostgresMedia media) : SpendingStoreContract, IClassFixture<PostgresMedia>, IAsyncLifetime
{
    private readonly string _connection = media.New();
    private PostgresSessionStore? _store;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await CloseAsync();

    protected override async Task<ISpendingStore> OpenAsync()
    {
        await CloseAsync();
        _store = PostgresSessionStore.Open(PostgresAddress.Read(_connection));
        return new PostgresSpendingStore(_store);
    }

    private async Task CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
    }
}
