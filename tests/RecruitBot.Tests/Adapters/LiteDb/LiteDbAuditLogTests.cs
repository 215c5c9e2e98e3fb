using RecruitBot.Adapters.LiteDb;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Tests.Contracts;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.LiteDb;

public sealed class LiteDbAuditLogTests : AuditLogContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    // After DisposeAsync, which closes the store.
    public void Dispose() => _folder.Dispose();

    public override async Task DisposeAsync() => await ((LiteDbSessionStore)Store).DisposeAsync();

    protected override Task<(ISessionStore, IAuditLog)> OpenAsync()
    {
        var store = LiteDbSessionStore.Open(_folder["store.db"]);
        return Task.FromResult<(ISessionStore, IAuditLog)>((store, new LiteDbAuditLog(store)));
    }
}
