using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Adapters.LiteDb;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Adapters.LiteDb;

public sealed class LiteDbRegistrationTests
{
    [Fact]
    public async Task The_host_gets_one_store_opened_when_first_asked_for_and_closed_with_it()
    {
        using var folder = new TemporaryFolder();
        var path = folder["store.db"];
        ISessionStore store;
        await using (var services = new ServiceCollection().AddLiteDb(path).BuildServiceProvider())
        {
            Assert.False(File.Exists(path));
            store = services.GetRequiredService<ISessionStore>();
            Assert.Same(services.GetRequiredService<LiteDbSessionStore>(), store);
            Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Append(Head(), 0), CancellationToken.None));
        }
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.ReadAsync("s1", CancellationToken.None));
        Assert.Equal(["store.db", "store.db-lock"], Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName).Order());
    }
}
