using RecruitBot.Adapters.LiteDb;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Contracts;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.LiteDb;

public sealed class LiteDbPlatformNotesTests : PlatformNotesContract, IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private LiteDbSessionStore? _store;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await CloseAsync();

    // After DisposeAsync, which closes the store.
    public void Dispose() => _folder.Dispose();

    protected override async Task<IPlatformNotes> OpenAsync()
    {
        await CloseAsync();
        _store = LiteDbSessionStore.Open(_folder["notes.db"]);
        return new LiteDbPlatformNotes(_store);
    }

    private async Task CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
    }
}
