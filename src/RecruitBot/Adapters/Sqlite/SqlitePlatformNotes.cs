using Dapper;
using RecruitBot.Core.Sessions;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>What front ends remember, in the file of the sessions and as durable as they are.</summary>
public sealed class SqlitePlatformNotes(SqliteSessionStore store) : IPlatformNotes
{
    /// <inheritdoc/>
    public async ValueTask<string?> FindAsync(string platform, string key, CancellationToken cancellationToken)
    {
        var row = new { platform = ToKey(platform), key = ToKey(key) };
        var value = await store.ReadingAsync(
            c => c.ExecuteScalar<string?>("SELECT value FROM notes WHERE platform = @platform AND key = @key", row),
            cancellationToken
        );
        return value is null ? null : FromKey(value);
    }

    /// <inheritdoc/>
    public async ValueTask SaveAsync(string platform, string key, string value, CancellationToken cancellationToken)
    {
        var row = new { platform = ToKey(platform), key = ToKey(key), value = ToKey(value) };
        await store.WritingAsync(
            c => c.Execute("INSERT INTO notes VALUES (@platform, @key, @value) ON CONFLICT (platform, key) DO UPDATE SET value = @value", row),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public async ValueTask RemoveAsync(string platform, string key, CancellationToken cancellationToken)
    {
        var row = new { platform = ToKey(platform), key = ToKey(key) };
        await store.WritingAsync(c => c.Execute("DELETE FROM notes WHERE platform = @platform AND key = @key", row), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<PlatformNote>> ListAsync(string platform, string keyPrefix, CancellationToken cancellationToken)
    {
        const string Sql =
            "SELECT key, value FROM notes WHERE platform = @platform AND key >= @prefix AND substr(key, 1, length(@prefix)) = @prefix";
        var wanted = new { platform = ToKey(platform), prefix = ToKey(keyPrefix) };
        var rows = await store.ReadingAsync(c => c.Query<(string Key, string Value)>(Sql, wanted).ToList(), cancellationToken);
        return rows.Select(r => new PlatformNote(FromKey(r.Key), FromKey(r.Value))).OrderBy(n => n.Key, StringComparer.Ordinal).ToList();
    }
}
