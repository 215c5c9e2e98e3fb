using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Tests.Contracts;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Sqlite;

public sealed class SqliteStoreVerificationTests : StoreVerificationContract
{
    private readonly TemporaryFolder _folder = new();
    private SqliteSessionStore _store = null!;

    protected override Task<(ISessionStore, IAuditLog)> OpenAsync()
    {
        _store = SqliteSessionStore.Open(_folder["store.db"]);
        return Task.FromResult<(ISessionStore, IAuditLog)>((_store, new SqliteAuditLog(_store)));
    }

    public override void Dispose()
    {
        base.Dispose();
        _folder.Dispose();
    }

    protected override async Task CloseAsync() => await _store.DisposeAsync();
}
