using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Tests.Contracts;

namespace RecruitBot.Tests.Support;

public sealed class InMemoryStoreVerificationTests : StoreVerificationContract
{
    protected override Task<(ISessionStore, IAuditLog)> OpenAsync()
    {
        var store = new InMemorySessionStore();
        return Task.FromResult<(ISessionStore, IAuditLog)>((store, store));
    }

    protected override Task CloseAsync() => Task.CompletedTask;
}
