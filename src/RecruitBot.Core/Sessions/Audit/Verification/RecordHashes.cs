using System.Security.Cryptography;

namespace RecruitBot.Core.Sessions.Audit.Verification;

/// <summary>
/// The hashes of sessions' records. A chain comes back to the same session entry after entry, so those read last are kept, up to a bound.
/// </summary>
internal sealed class RecordHashes(IAuditLog audit)
{
    private const int MostBytes = 32 * 1024 * 1024;

    private readonly Dictionary<string, LinkedListNode<(string Session, byte[] Hashes)>> _kept = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Session, byte[] Hashes)> _latest = new();
    private long _bytes;

    /// <summary>The hashes of a session's records, one after the other; read again when fewer are known than asked for.</summary>
    /// <exception cref="StoreException">A record cannot be opened.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(string session, long atLeast, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue(session, out var node) && node.Value.Hashes.Length / SHA256.HashSizeInBytes >= atLeast)
        {
            _latest.Remove(node);
            _latest.AddFirst(node);
            return node.Value.Hashes;
        }
        Forget(session);
        var records = await audit.RecordsAsync(session, cancellationToken);
        var hashes = new byte[records.Count * SHA256.HashSizeInBytes];
        for (var i = 0; i < records.Count; i++)
            SHA256.HashData(records[i], hashes.AsSpan(i * SHA256.HashSizeInBytes));
        Keep(session, hashes);
        return hashes;
    }

    /// <summary>Forgets a session, which was erased or is dealt with.</summary>
    public void Forget(string session)
    {
        if (!_kept.Remove(session, out var node))
            return;
        _latest.Remove(node);
        _bytes -= node.Value.Hashes.Length;
    }

    private void Keep(string session, byte[] hashes)
    {
        if (hashes.Length == 0)
            return;
        _kept[session] = _latest.AddFirst((session, hashes));
        _bytes += hashes.Length;
        while (_bytes > MostBytes && _latest.Count > 1)
            Forget(_latest.Last!.Value.Session);
    }
}
