using LiteDB;
using LiteDB.Engine;
using RecruitBot.Core.Sessions.Audit;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>What the next append adds to: the end of the audit chain, which the one writer keeps in mind.</summary>
internal sealed class LiteTail
{
    private readonly LiteEngine _engine;
    private long _entries;
    private byte[] _hash;

    /// <summary>Reads it.</summary>
    public LiteTail(LiteEngine engine)
    {
        _engine = engine;
        var last = engine.Between(LiteSchema.Audit, 0L, long.MaxValue, limit: 1, backwards: true).FirstOrDefault();
        (_entries, _hash) = last is null ? (0, AuditChain.Start) : (last["_id"].AsInt64, last["h"].AsBinary);
    }

    /// <summary>Adds an entry to the chain; its number.</summary>
    public long Add(AuditEntry entry)
    {
        var content = entry.ToBytes();
        _hash = AuditChain.Next(_hash, content);
        _engine.Insert(LiteSchema.Audit, new BsonDocument { ["_id"] = ++_entries, ["c"] = content, ["h"] = _hash });
        return _entries;
    }
}
