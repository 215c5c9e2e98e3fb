using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Records;

namespace RecruitBot.Core.Privacy.Encryption;

/// <summary>A store that nobody else can use until this is disposed, so that how its records rest can be changed.</summary>
public interface IClosedStore : IDisposable
{
    /// <summary>What it notes; null as in <see cref="StoreSealing"/>.</summary>
    StoreSealing? Noted { get; }

    /// <summary>Notes something else, on disk when it returns.</summary>
    void Note(StoreSealing sealing);

    /// <summary>Refuses a store with records that a conversion would not reach, since nothing says whose they are.</summary>
    /// <exception cref="StoreException">There are some; the message says what to do.</exception>
    void ThrowIfOutOfReach();

    /// <summary>
    /// Passes every record to a conversion and keeps what comes back, in steps of which each is on disk before the next: cut off, it may be run again.
    /// </summary>
    /// <param name="convert">Place, candidate and stored bytes to the bytes to store; null leaves them as they are.</param>
    /// <param name="cancellationToken">Ends it between two steps.</param>
    /// <returns>How many records were changed.</returns>
    ValueTask<long> ConvertAsync(Func<RecordId, string, byte[], ValueTask<byte[]?>> convert, CancellationToken cancellationToken);

    /// <summary>Writes the files anew, so that no byte of what was stored before is left in them.</summary>
    /// <exception cref="StoreException">Something is left, and what to do.</exception>
    void Clean();
}

/// <summary>Closes a store to everybody else.</summary>
public interface IStoreClosing
{
    /// <summary>Closes it.</summary>
    /// <exception cref="StoreException">Somebody else uses it, or it cannot be opened.</exception>
    IClosedStore Close();
}
