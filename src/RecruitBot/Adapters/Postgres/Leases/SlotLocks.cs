using Npgsql;

namespace RecruitBot.Adapters.Postgres.Leases;

/// <summary>The slots as advisory locks of a session (https://www.postgresql.org/docs/15/explicit-locking.html#ADVISORY-LOCKS), and who holds which.</summary>
internal sealed class SlotLocks(string schema)
{
    /// <summary>A lock that every process shares: so many hold it, so many there are.</summary>
    private const int Presence = 1000;

    // Schemas in one database have locks of their own.
    private const string Class = "hashtext($1)";

    private readonly string _name = schema + "/work";

    /// <summary>Makes this process one of those that share.</summary>
    public async Task EnterAsync(NpgsqlConnection connection, string channel, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new($"LISTEN {channel}"), new($"SELECT pg_advisory_lock_shared({Class}, {Presence})") { Parameters = { new() { Value = _name } } } },
        };
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>How many processes there are, which slots this connection holds, and which nobody does.</summary>
    public async Task<(int Processes, List<int> Mine, List<int> Free)> LookAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT objid::int, pid = pg_backend_pid() FROM pg_locks
            WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid = {Class}::oid
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """,
            connection
        )
        {
            Parameters = { new() { Value = _name } },
        };
        var (processes, mine, free) = (0, new List<int>(), Enumerable.Range(0, Slots.Count).ToHashSet());
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var slot = reader.GetInt32(0);
            if (slot == Presence)
                processes++;
            else if (free.Remove(slot) && reader.GetBoolean(1))
                mine.Add(slot);
        }
        return (Math.Max(1, processes), mine, [.. free]);
    }

    /// <summary>Takes slots that nobody seemed to hold; returns those that it got.</summary>
    public async Task<List<int>> TakeAsync(NpgsqlConnection connection, int[] slots, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"SELECT slot FROM unnest($2) slot WHERE pg_try_advisory_lock({Class}, slot)", connection)
        {
            Parameters = { new() { Value = _name }, new() { Value = slots } },
        };
        var taken = new List<int>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            taken.Add(reader.GetInt32(0));
        return taken;
    }

    /// <summary>Gives slots back.</summary>
    public async Task FreeAsync(NpgsqlConnection connection, int[] slots, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_advisory_unlock({Class}, slot) FROM unnest($2) slot", connection)
        {
            Parameters = { new() { Value = _name }, new() { Value = slots } },
        };
        await command.ExecuteNonQueryAsync(ct);
    }
}
