namespace RecruitBot.Core.Sessions.Records;

/// <summary>
/// How what people wrote rests in a store: as it is (<see cref="PlainSeal"/>) or encrypted under a key for each candidate. The first byte
/// of what is stored says which. Failures surface as <see cref="StoreException"/>.
/// </summary>
public interface IRecordSeal
{
    /// <summary>The bytes to store.</summary>
    /// <param name="id">The place they are bound to.</param>
    /// <param name="owner">The candidate whose key they are sealed under.</param>
    /// <param name="content">What to seal.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask<byte[]> SealAsync(RecordId id, string owner, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>What was sealed.</summary>
    /// <exception cref="StoreException">The bytes were altered, moved, or sealed under a key that is not here (any more).</exception>
    ValueTask<byte[]> OpenAsync(RecordId id, ReadOnlyMemory<byte> stored, CancellationToken cancellationToken);

    /// <summary>Destroys a candidate's key for good, in every copy of it: what was sealed under it is lost, in backups too.</summary>
    ValueTask ForgetAsync(string owner, CancellationToken cancellationToken);
}
