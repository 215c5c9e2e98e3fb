using RecruitBot.Adapters.Postgres;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Contracts;

namespace RecruitBot.Tests.Adapters.Postgres;

[TestCaseOrderer(SkippedWithoutPostgres.Type, SkippedWithoutPostgres.Assembly)]
public sealed class PostgresPlatformNotesTests(PostgresMedia media) : PlatformNotesContract, IClassFixture<PostgresMedia>, IAsyncLifetime
{
    private readonly string _connection = media.New();
    private PostgresSessionStore? _store;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await CloseAsync();

    protected override async Task<IPlatformNotes> OpenAsync()
    {
        await CloseAsync();
        _store = PostgresSessionStore.Open(PostgresAddress.Read(_connection));
        return new PostgresPlatformNotes(_store);
    }

    private async Task CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
    }
}
