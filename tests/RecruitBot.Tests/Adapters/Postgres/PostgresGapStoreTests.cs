using RecruitBot.Adapters.Postgres;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Contracts;

namespace RecruitBot.Tests.Adapters.Postgres;

[TestCaseOrderer(SkippedWithoutPostgres.Type, SkippedWithoutPostgres.Assembly)]
public sealed class PostgresGapStoreTests(PostgresMedia media) : GapStoreContract, IClassFixture<PostgresMedia>, IAsyncLifetime
{
    private readonly string _connection = media.New();
    private PostgresSessionStore? _store;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await CloseAsync();

    protected override async Task<(ISessionStore Sessions, IGapStore Gaps)> OpenAsync()
    {
        await CloseAsync();
        _store = PostgresSessionStore.Open(PostgresAddress.Read(_connection));
        return (_store, new PostgresGapStore(_store));
    }

    private async Task CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
    }
}
