using System.Globalization;
using Dapper;
using Npgsql;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.Postgres;

/// <summary>
/// Removes a candidate's rows and keeps their counts, in one transaction, which also notes that the tables are not written anew yet; see
/// <see cref="PostgresScrub"/>.
/// </summary>
internal sealed class PostgresErasure(string candidateId, DateTimeOffset at) : IPostgresStep<Erasure>
{
    private static readonly string[] Tables = ["deliveries", "unanswered", "files", "messages"];

    /// <inheritdoc/>
    public async Task<Erasure> RunAsync(NpgsqlConnection connection, PostgresChain chain)
    {
        // Which sessions is settled here: one that is opened meanwhile was opened after the erasure.
        var keys = (await connection.QueryAsync<string>("SELECT session_id FROM sessions WHERE candidate_id = @candidate ORDER BY session_id FOR UPDATE", new { candidate = ToKey(candidateId) })).ToArray();
        if (keys.Length == 0)
            return new Erasure(0, 0, at);
        var theirs = new { keys };
        await connection.ExecuteAsync(
            """
            INSERT INTO tallies (role_id, stage, count)
            SELECT role_id, stage, count(*) FROM sessions WHERE session_id = ANY (@keys) AND purpose <> 'operator-test' GROUP BY role_id, stage ORDER BY role_id, stage
            ON CONFLICT (role_id, stage) DO UPDATE SET count = tallies.count + excluded.count
            """,
            theirs
        );
        foreach (var table in Tables)
            await connection.ExecuteAsync($"DELETE FROM {table} WHERE session_id = ANY (@keys)", theirs);
        var events = await connection.ExecuteAsync("DELETE FROM events WHERE session_id = ANY (@keys)", theirs);
        var sessions = await connection.ExecuteAsync("DELETE FROM sessions WHERE session_id = ANY (@keys)", theirs);
        await connection.ExecuteAsync(
            "INSERT INTO erasures (at, sessions, events) VALUES (@at, @sessions, @events)",
            new
            {
                at = at.ToString("O", CultureInfo.InvariantCulture),
                sessions,
                events = (long)events,
            }
        );
        var erasure = new Erasure(sessions, events, at);
        chain.Add(AuditEntry.Erased(erasure, [.. keys.Select(FromKey)]));
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in chain.Write())
            batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync();
        return erasure;
    }
}
