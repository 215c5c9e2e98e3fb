using Npgsql;
using RecruitBot.Core.Sessions.Audit;

namespace RecruitBot.Adapters.Postgres;

/// <summary>
/// The end of this process's audit chain, inside a transaction that holds its row: entries are gathered and written with the rest. Since nobody
/// else writes to the chain, its end also tells whether a commit whose answer was lost has happened.
/// </summary>
internal sealed class PostgresChain(string name, long number, byte[] hash)
{
    private readonly List<long> _numbers = [];
    private readonly List<byte[]> _contents = [];
    private readonly List<byte[]> _hashes = [];
    private byte[] _hash = hash;

    /// <summary>Number of its last entry, those that were just added included.</summary>
    public long Number { get; private set; } = number;

    /// <summary>Whether anything was added.</summary>
    public bool IsChanged => _numbers.Count > 0;

    /// <summary>Makes the chain's row, where it is missing.</summary>
    public static NpgsqlBatchCommand Create(string name) =>
        new("INSERT INTO chains VALUES ($1, 0, $2) ON CONFLICT DO NOTHING") { Parameters = { new() { Value = name }, new() { Value = AuditChain.Start } } };

    /// <summary>Takes the chain's row until the transaction ends, which also waits for one of ours that the server has not given up yet.</summary>
    public static NpgsqlBatchCommand Take(string name) => new("SELECT number, hash FROM chains WHERE name = $1 FOR UPDATE") { Parameters = { new() { Value = name } } };

    /// <summary>Adds an entry.</summary>
    public void Add(AuditEntry entry)
    {
        var content = entry.ToBytes();
        _hash = AuditChain.Next(_hash, content);
        _numbers.Add(++Number);
        _contents.Add(content);
        _hashes.Add(_hash);
    }

    /// <summary>Writes what was added.</summary>
    public IEnumerable<NpgsqlBatchCommand> Write() =>
        [
            new("INSERT INTO audit SELECT $1, * FROM unnest($2, $3, $4)")
            {
                Parameters =
                {
                    new() { Value = name },
                    new() { Value = _numbers.ToArray() },
                    new() { Value = _contents.ToArray() },
                    new() { Value = _hashes.ToArray() },
                },
            },
            new("UPDATE chains SET number = $2, hash = $3 WHERE name = $1") { Parameters = { new() { Value = name }, new() { Value = Number }, new() { Value = _hash } } },
        ];
}
