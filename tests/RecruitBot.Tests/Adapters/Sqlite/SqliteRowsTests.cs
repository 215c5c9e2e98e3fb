using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Sessions.Moving;
using RecruitBot.Tests.Contracts;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Sqlite;

public sealed class SqliteRowsTests : StoreRowsContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override OpenedStore OpenStore(string medium)
    {
        var store = SqliteSessionStore.Open(_folder[medium + ".db"]);
        return new OpenedStore(store, new SqlitePlatformNotes(store), new SqliteGapStore(store), new SqliteAuditLog(store), new SqliteSpendingStore(store));
    }

    protected override IStoreRows OpenRows(string medium) => SqliteRows.Open(_folder[medium + ".db"]);
}
