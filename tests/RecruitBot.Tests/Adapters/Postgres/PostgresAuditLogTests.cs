using RecruitBot.Adapters.Postgres;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Tests.Contracts;

namespace RecruitBot.Tests.Adapters.Postgres;

[TestCaseOrderer(SkippedWithoutPostgres.Type, SkippedWithoutPostgres.Assembly)]
public sealed class PostgresAuditLogTests(PostgresMedia media) : AuditLogContract, IClassFixture<PostgresMedia>
{
    public override async Task DisposeAsync() => await ((PostgresSessionStore)Store).DisposeAsync();

    protected override Task<(ISessionStore Store, IAuditLog Audit)> OpenAsync()
    {
        var store = PostgresSessionStore.Open(PostgresAddress.Read(media.New()));
        return Task.FromResult<(ISessionStore, IAuditLog)>((store, new PostgresAuditLog(store)));
    }
}
