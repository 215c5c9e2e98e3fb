namespace RecruitBot.Adapters.Sqlite.Backups;

/// <summary>
/// A copy of a store that is being made. It is held for as long as it takes, so that others can tell it from what a run that was cut short left behind:
/// that holds what people wrote, and nobody else would ever remove it.
/// </summary>
internal sealed class HeldCopy : IDisposable
{
    private readonly FileStream _file;
    private bool _isMoved;

    private HeldCopy(string path, FileStream file) => (Path, _file) = (path, file);

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Begins an empty one, in the place of what another run left there.</summary>
    /// <exception cref="IOException">A run that lives has it, or it cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not.</exception>
    public static HeldCopy Begin(string path)
    {
        Sweep(path);
        // Others may read and write: SQLite fills it. On Unix every handle shares a lock on the file, which Sweep has to have for itself.
        var file = BackupFile.Create(path, FileShare.ReadWrite | FileShare.Delete);
        // A log of another file would be taken for its own.
        BackupFile.DeleteCompanions(path);
        return new HeldCopy(path, file);
    }

    /// <summary>Removes what a run that was cut short left, unless one that lives has it.</summary>
    public static void Sweep(string path)
    {
        if (!File.Exists(path))
            return;
        try
        {
            using var alone = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            // The file itself goes last: whatever is left of it is found again by its name.
            BackupFile.DeleteCompanions(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // In use, or another user's. What is done here does not depend on it.
        }
    }

    /// <summary>The same for all files of a folder whose names end so.</summary>
    public static void SweepAll(string folder, string ending)
    {
        // A folder that may be written and not listed is a good place for backups.
        if (Directory.Exists(folder))
            foreach (var path in Directory.EnumerateFiles(folder, "*" + ending, new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None }).ToList())
                Sweep(path);
    }

    /// <summary>Fills it with the bytes of a file and, beside it, of the log in which the latest of that may stand.</summary>
    public void Fill(string from)
    {
        using (var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
            source.CopyTo(_file);
        _file.Flush(flushToDisk: true);
        if (File.Exists(from + BackupFile.Log))
            BackupFile.CopyRaw(from + BackupFile.Log, Path + BackupFile.Log);
    }

    /// <summary>Gives it its name, and the log beside it too.</summary>
    public void MoveTo(string target, bool overwrite = false)
    {
        File.Move(Path, target, overwrite);
        _isMoved = true;
        if (File.Exists(Path + BackupFile.Log))
            File.Move(Path + BackupFile.Log, target + BackupFile.Log);
    }

    /// <summary>Lets go of it; where it has no name yet, it is removed.</summary>
    public void Dispose()
    {
        if (!_isMoved)
            BackupFile.Delete(Path);
        _file.Dispose();
    }
}
