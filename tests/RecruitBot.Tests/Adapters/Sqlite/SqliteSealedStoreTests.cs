using RecruitBot.Adapters.Sqlite;
using RecruitBot.Adapters.Sqlite.Keys;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Privacy.Encryption;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Tests.Contracts;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Sqlite;

/// <summary>Stores that are encrypted keep every promise of those that are not.</summary>
public sealed class SealedFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteKeyRing> _rings = [];

    /// <summary>The operator's key.</summary>
    public EncryptionKey Key { get; } = Support.Keys.New();

    /// <summary>The path of a file in the folder.</summary>
    public string this[string name] => _folder[name];

    /// <summary>A seal as each process has its own.</summary>
    public AesRecordSeal Seal(string medium, EncryptionKey? key = null, TimeProvider? time = null)
    {
        var ring = Ring(medium);
        return new AesRecordSeal(ring, key ?? Key, time ?? TimeProvider.System);
    }

    /// <summary>The ring of a store.</summary>
    public SqliteKeyRing Ring(string medium)
    {
        var ring = new SqliteKeyRing(_folder[medium + ".keys"]);
        _rings.Add(ring);
        return ring;
    }

    /// <summary>Opens a store.</summary>
    public SqliteSessionStore Open(string medium) => SqliteSessionStore.Open(_folder[medium], seal: Seal(medium));

    public void Dispose()
    {
        foreach (var ring in _rings)
            ring.Dispose();
        _folder.Dispose();
    }
}

public sealed class SqliteSealedSessionStoreTests : SessionStoreContract, IDisposable
{
    private readonly SealedFiles _files = new();

    protected override int Sequences => 10;

    public void Dispose() => _files.Dispose();

    protected override Task<ISessionStore> OpenAsync(string medium) => Task.FromResult<ISessionStore>(_files.Open(medium));
}

public sealed class SqliteSealedGapStoreTests : GapStoreContract, IAsyncLifetime, IDisposable
{
    private readonly SealedFiles _files = new();
    private SqliteSessionStore? _store;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await CloseAsync();

    public void Dispose() => _files.Dispose();

    protected override async Task<(ISessionStore Sessions, IGapStore Gaps)> OpenAsync()
    {
        await CloseAsync();
        _store = _files.Open("gaps");
        return (_store, new SqliteGapStore(_store));
    }

    private async Task CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
    }
}

public sealed class SqliteSealedAuditLogTests : AuditLogContract, IDisposable
{
    private readonly SealedFiles _files = new();

    public override async Task DisposeAsync() => await ((SqliteSessionStore)Store).DisposeAsync();

    // After DisposeAsync, which closes the store.
    public void Dispose() => _files.Dispose();

    protected override Task<(ISessionStore, IAuditLog)> OpenAsync()
    {
        var store = _files.Open("store");
        return Task.FromResult<(ISessionStore, IAuditLog)>((store, new SqliteAuditLog(store)));
    }
}
