using RecruitBot.Adapters.LiteDb;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Sessions.Moving;
using RecruitBot.Tests.Contracts;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.LiteDb;

/// <summary>To SQLite and back.</summary>
public sealed class LiteDbRowsTests : StoreRowsContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override OpenedStore OpenStore(string medium)
    {
        var store = LiteDbSessionStore.Open(_folder[medium + ".db"]);
        return new OpenedStore(store, new LiteDbPlatformNotes(store), new LiteDbGapStore(store), new LiteDbAuditLog(store), new LiteDbSpendingStore(store));
    }

    protected override IStoreRows OpenRows(string medium) => LiteDbRows.Open(_folder[medium + ".db"]);

    protected override IStoreRows OpenOther(string medium) => SqliteRows.Open(_folder[medium + ".sqlite"]);
}
