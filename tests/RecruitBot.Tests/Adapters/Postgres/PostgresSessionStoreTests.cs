using RecruitBot.Adapters.Postgres;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Contracts;

namespace RecruitBot.Tests.Adapters.Postgres;

[TestCaseOrderer(SkippedWithoutPostgres.Type, SkippedWithoutPostgres.Assembly)]
public sealed class PostgresSessionStoreTests(PostgresMedia media) : SessionStoreContract, IClassFixture<PostgresMedia>
{
    private readonly Dictionary<string, string> _opened = new(StringComparer.Ordinal);

    protected override int Sequences => 15;

    protected override Task<ISessionStore> OpenAsync(string medium)
    {
        if (!_opened.TryGetValue(medium, out var connection))
            _opened[medium] = connection = media.New();
        return Task.FromResult<ISessionStore>(PostgresSessionStore.Open(PostgresAddress.Read(connection)));
    }
}
