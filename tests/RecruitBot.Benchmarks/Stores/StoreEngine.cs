using RecruitBot.Adapters.Postgres;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Benchmarks.Stores;

/// <summary>The stores that can be measured, by the name that <c>Storage:Provider</c> has for them.</summary>
internal static class StoreEngine
{
    /// <summary>Opens a store on a path; for a server the path is a connection string.</summary>
    /// <exception cref="ArgumentException">No such engine in this build.</exception>
    public static ISessionStore Open(string engine, string path) =>
        engine switch
        {
            "sqlite" => SqliteSessionStore.Open(path),
            "postgres" => PostgresSessionStore.Open(PostgresAddress.Read(path)),
            _ => throw new ArgumentException($"There is no store '{engine}' in this build.", nameof(engine)),
        };

    /// <summary>Closes a store.</summary>
    public static async Task CloseAsync(ISessionStore store)
    {
        if (store is IAsyncDisposable closable)
            await closable.DisposeAsync();
    }
}
