namespace RecruitBot.Core.Sessions;

/// <summary>A small fact under its key.</summary>
public sealed record PlatformNote(string Key, string Value);

/// <summary>
/// What a front end must remember over a restart: where a card was posted, up to which message a channel was read; and who is under legal hold. Ids only, never
/// a candidate's words. Durable when a call returns; failures of the medium surface as <see cref="StoreException"/>.
/// </summary>
public interface IPlatformNotes
{
    /// <summary>The value under a key, or null.</summary>
    ValueTask<string?> FindAsync(string platform, string key, CancellationToken cancellationToken);

    /// <summary>Keeps a value under a key, in place of the one before.</summary>
    ValueTask SaveAsync(string platform, string key, string value, CancellationToken cancellationToken);

    /// <summary>Forgets a key; one that is not there is no failure.</summary>
    ValueTask RemoveAsync(string platform, string key, CancellationToken cancellationToken);

    /// <summary>All notes whose keys begin so, by key in ordinal order.</summary>
    ValueTask<IReadOnlyList<PlatformNote>> ListAsync(string platform, string keyPrefix, CancellationToken cancellationToken);
}
