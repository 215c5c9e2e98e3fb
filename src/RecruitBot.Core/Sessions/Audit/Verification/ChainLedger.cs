using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace RecruitBot.Core.Sessions.Audit.Verification;

/// <summary>
/// Which events the chains account for, entry by entry, and whether the records behind each are those that were hashed. It keeps some dozen
/// bytes for each session and nothing for an event.
/// </summary>
internal sealed class ChainLedger(ISessionStore store, RecordHashes hashes, FirstFaults faults)
{
    private readonly Dictionary<UInt128, long> _next = [];
    private readonly HashSet<UInt128> _erased = [];
    private readonly Dictionary<string, List<(long From, long To)>> _early = new(StringComparer.Ordinal);

    /// <summary>How many sessions were erased.</summary>
    public long Erased => _erased.Count;

    /// <summary>Whether an entry says that the session was erased.</summary>
    public bool WasErased(string session) => _erased.Contains(KeyOf(session));

    /// <summary>Last version of the session that is accounted for; 0 when none is.</summary>
    public long CoveredOf(string session) => _next.GetValueOrDefault(KeyOf(session), 1) - 1;

    /// <summary>Takes one more entry.</summary>
    /// <param name="place">How many entries came before it.</param>
    /// <param name="line">Its line.</param>
    /// <param name="entry">What it says.</param>
    /// <param name="several">Whether the store has several chains: then events of a session may come out of their order.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async ValueTask TakeAsync(long place, AuditLine line, AuditEntry entry, bool several, CancellationToken cancellationToken)
    {
        switch (entry)
        {
            case { Kind: AuditKind.Appended or AuditKind.Adopted, Session: { } session, From: >= 1 and { } from, To: { } to, Digest: { } digest } when to >= from:
                if (Cover(session, from, to, several) is { } gap)
                    faults.Add(place, AuditFault.Of(line, entry, gap));
                if (await CompareAsync(session, from, to, digest, cancellationToken) is { } problem)
                    faults.Suspect(session, place, AuditFault.Of(line, entry, problem));
                break;
            case { Kind: AuditKind.Erased, Sessions: { } sessions }:
                foreach (var session in sessions)
                    Forget(session);
                break;
            case { Kind: AuditKind.Appended or AuditKind.Adopted or AuditKind.Erased }:
                faults.Add(place, AuditFault.Of(line, entry, "it does not say what it is about"));
                break;
        }
    }

    /// <summary>What several chains told out of order and nothing has joined since: sessions with events that no entry accounts for.</summary>
    public IEnumerable<(string Session, long From, long To)> Gaps() => _early.Select(e => (e.Key, CoveredOf(e.Key) + 1, e.Value.Min(r => r.From) - 1));

    /// <summary>A store that answers nothing at all is told as such, and not as what is wrong with one session.</summary>
    /// <exception cref="StoreException">It does not answer.</exception>
    public async ValueTask ThrowIfOutOfReachAsync(CancellationToken cancellationToken) => await store.VersionAsync("", cancellationToken);

    private void Forget(string session)
    {
        var key = KeyOf(session);
        _erased.Add(key);
        _next.Remove(key);
        _early.Remove(session);
        hashes.Forget(session);
        faults.Clear(session);
    }

    /// <summary>Joins the events of an entry to those that are accounted for; says what is wrong when they do not follow.</summary>
    private string? Cover(string session, long from, long to, bool several)
    {
        ref var next = ref CollectionsMarshal.GetValueRefOrAddDefault(_next, KeyOf(session), out var known);
        if (!known)
            next = 1;
        if (from > next && several)
        {
            if (!_early.TryGetValue(session, out var waiting))
                _early[session] = waiting = [];
            waiting.Add((from, to));
            return null;
        }
        var expected = next;
        next = Math.Max(next, to + 1);
        if (_early.Count > 0 && _early.TryGetValue(session, out var early))
            Join(session, early, ref next);
        return from == expected ? null
            : from > expected ? $"no entry before it accounts for the session's events from {expected} on"
            : "events of it are accounted for by an earlier entry already";
    }

    private void Join(string session, List<(long From, long To)> early, ref long next)
    {
        var at = next;
        while (early.FindIndex(r => r.From == at) is >= 0 and var found)
        {
            at = early[found].To + 1;
            early.RemoveAt(found);
        }
        next = at;
        if (early.Count == 0)
            _early.Remove(session);
    }

    private async ValueTask<string?> CompareAsync(string session, long from, long to, string digest, CancellationToken cancellationToken)
    {
        try
        {
            var known = await hashes.ReadAsync(session, to, cancellationToken);
            var count = known.Length / SHA256.HashSizeInBytes;
            if (count < to)
                return count == 0 ? "its events are gone, and no entry says that they were erased" : "events of it are gone";
            return string.Equals(AuditEntry.DigestOfHashes(Slice(known, from, to).Span), digest, StringComparison.Ordinal) ? null : "its events are not those that were written";
        }
        catch (StoreException unreadable)
        {
            await ThrowIfOutOfReachAsync(cancellationToken);
            return $"its events cannot be opened ({unreadable.Message.TrimEnd('.')})";
        }
    }

    private static ReadOnlyMemory<byte> Slice(ReadOnlyMemory<byte> hashes, long from, long to) =>
        hashes.Slice((int)(from - 1) * SHA256.HashSizeInBytes, (int)(to - from + 1) * SHA256.HashSizeInBytes);

    /// <summary>128 bits for a session's id, whatever its length.</summary>
    private static UInt128 KeyOf(string session) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(MemoryMarshal.AsBytes(session.AsSpan())));
}
