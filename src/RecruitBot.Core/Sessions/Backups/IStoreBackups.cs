using RecruitBot.Core.Sessions.Audit.Verification;

namespace RecruitBot.Core.Sessions.Backups;

/// <summary>A backup that was written and checked.</summary>
/// <param name="Path">The file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Verdict">What checking it found.</param>
public sealed record BackupReport(string Path, long Bytes, StoreVerdict Verdict);

/// <summary>What a restore did.</summary>
/// <param name="Verdict">What checking the restored store found; where it does not hold, nothing was exchanged.</param>
/// <param name="KeptAs">Where the store that was there before is kept; null when there was none, or nothing was exchanged.</param>
/// <param name="ErasedAgain">Sessions that were erased after the backup, and so again.</param>
/// <param name="LostEntries">Entries of the chain that were written after the backup: what they account for is in <paramref name="KeptAs"/> alone.</param>
/// <param name="Unknown">Why it is not known what was erased after the backup; null when it is.</param>
public sealed record RestoreReport(StoreVerdict Verdict, string? KeptAs, int ErasedAgain, long LostEntries, string? Unknown)
{
    /// <summary>Why it is not known who was under legal hold or waited for an erasure when the store was exchanged; null when it is, and stays so.</summary>
    public string? HoldsUnknown { get; init; }
}

/// <summary>Copies of a whole store as files, for an engine that keeps it in one.</summary>
public interface IStoreBackups
{
    /// <summary>
    /// Writes a copy of one moment of the store, while others go on writing to it, and checks the copy. Nobody but its owner may read the file;
    /// one that is there already is never written to.
    /// </summary>
    /// <exception cref="StoreException">It cannot be written, or does not hold; no file is left then.</exception>
    ValueTask<BackupReport> BackupAsync(string path, CancellationToken cancellationToken);

    /// <summary>
    /// Puts a backup in the place of the store, which is kept beside it. Whoever was erased after the backup was made is erased from it before it
    /// is put there, and legal holds and erasures that wait stay as they were in the store that it replaces.
    /// </summary>
    /// <param name="path">The backup; it is only read.</param>
    /// <param name="at">The time of what is erased again.</param>
    /// <param name="cancellationToken">Stops before anything is exchanged.</param>
    /// <exception cref="StoreException">The store is in use, or the file is not such a backup; nothing was changed.</exception>
    ValueTask<RestoreReport> RestoreAsync(string path, DateTimeOffset at, CancellationToken cancellationToken);
}
