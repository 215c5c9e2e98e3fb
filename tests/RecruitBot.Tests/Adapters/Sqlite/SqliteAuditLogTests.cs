using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Tests.Contracts;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Sqlite;

public sealed class SqliteAuditLogTests : AuditLogContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    // After DisposeAsync, which closes the store.
    public void Dispose() => _folder.Dispose();

    public override async Task DisposeAsync() => await ((SqliteSessionStore)Store).DisposeAsync();

    protected override Task<(ISessionStore, IAuditLog)> OpenAsync()
    {
        var store = SqliteSessionStore.Open(_folder["store.db"]);
        return Task.FromResult<(ISessionStore, IAuditLog)>((store, new SqliteAuditLog(store)));
    }
}
