namespace RecruitBot.Core.Sessions.Audit;

/// <summary>An entry in its place.</summary>
/// <param name="Chain">The chain it belongs to: an engine that several processes write to has one for each of them.</param>
/// <param name="Number">1 for the first entry of a chain, then without gaps.</param>
/// <param name="Content">Its bytes, as they were hashed.</param>
/// <param name="Hash">See <see cref="AuditChain.Next"/>.</param>
public sealed record AuditLine(string Chain, long Number, byte[] Content, byte[] Hash);

/// <summary>The audit chain of a store. Appends to sessions and erasures write their entries themselves, in the same transaction.</summary>
public interface IAuditLog
{
    /// <summary>Adds an entry; it is on disk when the call returns.</summary>
    ValueTask AddAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Names of the chains, in ordinal order.</summary>
    ValueTask<IReadOnlyList<string>> ChainsAsync(CancellationToken cancellationToken);

    /// <summary>Lines of a chain in order.</summary>
    /// <param name="chain">Which.</param>
    /// <param name="after">Number of the last line that is known; 0 to begin.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask<IReadOnlyList<AuditLine>> ReadAsync(string chain, long after, int limit, CancellationToken cancellationToken);

    /// <summary>The records behind a session's events, in order, as their hashes were made of them; empty when there is no such session.</summary>
    /// <exception cref="StoreException">One of them cannot be opened.</exception>
    ValueTask<IReadOnlyList<byte[]>> RecordsAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Ids of all sessions of which anything is kept, be it a head, events or files, in ordinal order, from the one after <paramref name="after"/> on.</summary>
    ValueTask<IReadOnlyList<string>> SessionIdsAsync(string? after, int limit, CancellationToken cancellationToken);
}
