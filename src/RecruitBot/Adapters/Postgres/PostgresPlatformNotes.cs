using Dapper;
using RecruitBot.Core.Sessions;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.Postgres;

/// <summary>What front ends remember, in the database of the sessions and as durable as they are.</summary>
public sealed class PostgresPlatformNotes(PostgresSessionStore store) : IPlatformNotes
{
    /// <inheritdoc/>
    public async ValueTask<string?> FindAsync(string platform, string key, CancellationToken cancellationToken)
    {
        var row = new { platform = ToKey(platform), key = ToKey(key) };
        var value = await store.ReadingAsync(c => c.ExecuteScalarAsync<string?>("SELECT value FROM notes WHERE platform = @platform AND key = @key", row), cancellationToken);
        return value is null ? null : FromKey(value);
    }

    /// <inheritdoc/>
    public async ValueTask SaveAsync(string platform, string key, string value, CancellationToken cancellationToken)
    {
        var row = new
        {
            platform = ToKey(platform),
            key = ToKey(key),
            value = ToKey(value),
        };
        await store.WritingAsync(
            c => c.ExecuteAsync("INSERT INTO notes VALUES (@platform, @key, @value) ON CONFLICT (platform, key) DO UPDATE SET value = excluded.value", row),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public async ValueTask RemoveAsync(string platform, string key, CancellationToken cancellationToken)
    {
        var row = new { platform = ToKey(platform), key = ToKey(key) };
        await store.WritingAsync(c => c.ExecuteAsync("DELETE FROM notes WHERE platform = @platform AND key = @key", row), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<PlatformNote>> ListAsync(string platform, string keyPrefix, CancellationToken cancellationToken)
    {
        const string Sql = "SELECT key, value FROM notes WHERE platform = @platform AND key >= @prefix AND starts_with(key, @prefix)";
        var wanted = new { platform = ToKey(platform), prefix = ToKey(keyPrefix) };
        var rows = await store.ReadingAsync(c => c.QueryAsync<(string Key, string Value)>(Sql, wanted), cancellationToken);
        return rows.Select(r => new PlatformNote(FromKey(r.Key), FromKey(r.Value))).OrderBy(n => n.Key, StringComparer.Ordinal).ToList();
    }
}
