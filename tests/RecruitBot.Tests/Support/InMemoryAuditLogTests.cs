using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Tests.Contracts;

namespace RecruitBot.Tests.Support;

public sealed class InMemoryAuditLogTests : AuditLogContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<(ISessionStore, IAuditLog)> OpenAsync()
    {
        var store = new InMemorySessionStore();
        return Task.FromResult<(ISessionStore, IAuditLog)>((store, store));
    }
}
