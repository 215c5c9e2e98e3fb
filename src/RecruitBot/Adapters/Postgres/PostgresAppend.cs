using Npgsql;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Records;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.Postgres;

/// <summary>
/// Some appends that do not touch each other, in one transaction: what is there is asked in one round trip and everything is written in the next.
/// </summary>
internal sealed class PostgresAppend(IReadOnlyList<SealedAppend> steps) : IPostgresStep<AppendOutcome[]>
{
    private readonly string[] _sessions = [.. steps.Select(s => ToKey(s.Append.Head.SessionId))];

    /// <summary>What would make two appends meet: the session, the candidate's place for a role, the message.</summary>
    public static IEnumerable<string> Touches(SessionAppend append)
    {
        yield return "s" + append.Head.SessionId;
        yield return $"p{append.Head.CandidateId.Length}.{append.Head.CandidateId}{append.Head.RoleId}";
        if (append.MessageId is { } message)
            yield return "m" + message;
    }

    /// <inheritdoc/>
    public async Task<AppendOutcome[]> RunAsync(NpgsqlConnection connection, PostgresChain chain)
    {
        var outcomes = await CheckAsync(connection);
        var taken = Enumerable.Range(0, steps.Count).Where(i => outcomes[i] == AppendOutcome.Appended).Select(i => steps[i]).ToList();
        if (taken.Count == 0)
            return outcomes;
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in PostgresRows.Of(taken))
            batch.BatchCommands.Add(command);
        foreach (var step in taken)
            chain.Add(step.Entry);
        foreach (var command in chain.Write())
            batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync();
        return outcomes;
    }

    /// <summary>A repeated message is told apart first: its turn was handled, whatever the version is by now.</summary>
    private async Task<AppendOutcome[]> CheckAsync(NpgsqlConnection connection)
    {
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        var handled = new HashSet<string>(StringComparer.Ordinal);
        var open = new List<(string Candidate, string Role, string Session)>();
        // The rows of the sessions first: whoever waits for one sees in the next statements what its holder has committed.
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command("SELECT session_id, version FROM sessions WHERE session_id = ANY ($1) ORDER BY session_id FOR UPDATE", _sessions),
                Command("SELECT message_id FROM messages WHERE message_id = ANY ($1)", steps.Select(s => s.Append.MessageId).OfType<string>().Select(ToKey).ToArray()),
                Command(
                    """
                    SELECT s.candidate_id, s.role_id, s.session_id FROM sessions s JOIN unnest($1, $2) w (candidate_id, role_id) USING (candidate_id, role_id)
                    WHERE s.is_open AND s.purpose <> 'operator-test'
                    """,
                    steps.Select(s => ToKey(s.Append.Head.CandidateId)).ToArray(),
                    steps.Select(s => ToKey(s.Append.Head.RoleId)).ToArray()
                ),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            versions[reader.GetString(0)] = reader.GetInt64(1);
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
            handled.Add(reader.GetString(0));
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
            open.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return [.. steps.Select(s => Outcome(s.Append))];

        AppendOutcome Outcome(SessionAppend append)
        {
            var head = append.Head;
            var (session, candidate, role) = (ToKey(head.SessionId), ToKey(head.CandidateId), ToKey(head.RoleId));
            if (append.MessageId is { } message && handled.Contains(ToKey(message)))
                return AppendOutcome.DuplicateMessage;
            if (versions.GetValueOrDefault(session) != append.ExpectedVersion)
                return AppendOutcome.VersionConflict;
            return head.TakesOpenPlace() && open.Exists(o => o.Candidate == candidate && o.Role == role && o.Session != session)
                ? AppendOutcome.AlreadyOpen
                : AppendOutcome.Appended;
        }
    }

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<string[]> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
