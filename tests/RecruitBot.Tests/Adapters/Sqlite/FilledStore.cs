using Microsoft.Data.Sqlite;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit.Verification;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Sqlite;

/// <summary>A closed store of a busy week, of which each test changes a copy.</summary>
public sealed class FilledStore : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _copies;

    /// <summary>Where its chain ends.</summary>
    public string Head { get; private set; } = "";

    public string Path => _folder["store.db"];

    public async Task InitializeAsync()
    {
        await using var store = SqliteSessionStore.Open(Path);
        using var office = new Office(store: store, gaps: new InMemorySessionStore(), audit: new SqliteAuditLog(store));
        await BusyWeek.RunAsync(office);
        Head = (await new StoreVerification(store, new SqliteAuditLog(store)).RunAsync(null, CancellationToken.None)).Heads[0].Hash;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    /// <summary>A copy to change.</summary>
    public string Copy()
    {
        var copy = _folder[$"copy-{Interlocked.Increment(ref _copies)}.db"];
        File.Copy(Path, copy);
        return copy;
    }

    /// <summary>A connection that nothing holds back.</summary>
    public static SqliteConnection Connect(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection($"Data Source={path};Pooling=False;Foreign Keys=False");
        connection.Open();
        return connection;
    }

    /// <summary>Checks a copy.</summary>
    public static async Task<StoreVerdict> VerifyAsync(string path, string? head = null)
    {
        await using var store = SqliteSessionStore.Open(path);
        return await new StoreVerification(store, new SqliteAuditLog(store)).RunAsync(head, CancellationToken.None);
    }

    /// <summary>All that the product reads of candidates in a copy.</summary>
    public static async Task<IReadOnlyList<string>> ReadAllAsync(string path)
    {
        await using var store = SqliteSessionStore.Open(path);
        var all = new List<string>();
        foreach (var head in await store.FindAsync(new SessionQuery { Limit = 1000 }, CancellationToken.None))
        {
            all.Add(SessionJson.Write(head));
            foreach (var e in await store.ReadAsync(head.SessionId, CancellationToken.None))
            {
                all.Add($"{e.Version} {e.At:O} {SessionJson.Write(e.Event)}");
                if (await store.FileAsync(head.SessionId, e.Version, CancellationToken.None) is { } file)
                    all.Add($"{Convert.ToHexString(file.Bytes)} {file.Text}");
            }
        }
        return all;
    }
}
