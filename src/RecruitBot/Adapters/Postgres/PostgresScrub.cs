using Dapper;
using Npgsql;

namespace RecruitBot.Adapters.Postgres;

/// <summary>
/// Writes the tables anew after an erasure: a deleted row's bytes stay in its page, also after a plain VACUUM. Appends wait meanwhile. The server's
/// write-ahead log and its archives are the operator's: they hold what was written until they are recycled or deleted.
/// </summary>
internal sealed class PostgresScrub(TimeSpan patience, TimeProvider time)
{
    private static readonly string[] Tables = ["sessions", "events", "files", "messages", "deliveries", "unanswered"];
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Writes the tables anew when an erasure has asked for it; false when somebody still sees the old rows, so that they would be kept.
    /// </summary>
    public async Task<bool> RunAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var last = await connection.ExecuteScalarAsync<long?>(new CommandDefinition("SELECT max(id) FROM erasures WHERE NOT scrubbed", cancellationToken: ct));
        if (last is null)
            return true;
        if (!await IsAloneAsync(connection, ct))
            return false;
        foreach (var table in Tables)
            await connection.ExecuteAsync(new CommandDefinition($"VACUUM (FULL) {table}", commandTimeout: 0, cancellationToken: ct));
        await connection.ExecuteAsync("UPDATE erasures SET scrubbed = true WHERE NOT scrubbed AND id <= @last", new { last });
        return true;
    }

    /// <summary>Waits until nobody sees a state of the tables from before this moment: VACUUM keeps what somebody could still read.</summary>
    private async Task<bool> IsAloneAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var now = await connection.ExecuteScalarAsync<string>("SELECT pg_snapshot_xmax(pg_current_snapshot())::xid::text");
        for (var since = time.GetTimestamp(); ; await Task.Delay(Again, time, ct))
        {
            var others = await connection.ExecuteScalarAsync<long>(
                """
                SELECT count(*) FROM (
                    SELECT greatest(age(backend_xmin), age(backend_xid)) FROM pg_stat_activity
                    WHERE pid <> pg_backend_pid() AND backend_type <> 'autovacuum worker' AND (datname = current_database() OR datname IS NULL)
                    UNION ALL SELECT age(transaction) FROM pg_prepared_xacts WHERE database = current_database()
                    UNION ALL SELECT age(xmin) FROM pg_replication_slots
                ) seen (age) WHERE age > age(@now::xid)
                """,
                new { now }
            );
            if (others == 0)
                return true;
            if (time.GetElapsedTime(since) >= patience)
                return false;
        }
    }
}
