using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using static SQLitePCL.raw;

namespace RecruitBot.Adapters.Sqlite.Backups;

/// <summary>The store that a restore takes the place of. While this is held no other program can open it, unless it is damaged beyond being locked.</summary>
internal sealed class StoreBefore : IDisposable
{
    private readonly string _path;
    private readonly SqliteConnection? _held;

    private StoreBefore(string path, SqliteConnection? held, string? unreadable) => (_path, _held, Unreadable) = (path, held, unreadable);

    /// <summary>Why it cannot be read; null when it can.</summary>
    public string? Unreadable { get; private set; }

    /// <summary>Takes the store for this program alone.</summary>
    /// <exception cref="StoreException">Another program uses it.</exception>
    public static StoreBefore Take(string path)
    {
        if (!File.Exists(path))
            return new StoreBefore(path, null, "there was no store");
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA busy_timeout = 200; PRAGMA locking_mode = EXCLUSIVE");
            // Leaving the log behind needs the file for oneself: every connection of a running bot, idle or not, keeps it from being left.
            if (connection.ExecuteScalar<string>("PRAGMA journal_mode = DELETE") != "delete")
                throw InUse(path, null);
            connection.Execute("BEGIN EXCLUSIVE; COMMIT");
            return new StoreBefore(path, connection, null);
        }
        catch (StoreException)
        {
            connection.Dispose();
            throw;
        }
        catch (SqliteException fault)
        {
            connection.Dispose();
            return fault.SqliteErrorCode is SQLITE_BUSY or SQLITE_LOCKED
                ? throw InUse(path, fault)
                : new StoreBefore(path, null, SqliteFault.Of(fault, path).Message);
        }
    }

    private static StoreException InUse(string path, SqliteException? fault) =>
        new($"The store at Storage:Path ({path}) is in use: stop the bot and whatever else uses it, then restore again; nothing was changed.", fault);

    /// <summary>What the chain says of the time after a backup.</summary>
    /// <param name="number">The last entry of the backup.</param>
    /// <param name="hash">Its hash; where this store has another there, it is no earlier state of this store, and all erasures count.</param>
    /// <returns>Sessions that were erased since, the number of entries since, and whether the backup is an earlier state of this store.</returns>
    public (IReadOnlyList<string> Erased, long Entries, bool IsSame) Since(long number, byte[]? hash)
    {
        if (_held is null)
            return ([], 0, false);
        try
        {
            var same = hash is null || _held.ExecuteScalar<byte[]?>("SELECT hash FROM audit WHERE number = @number", new { number }).AsSpan().SequenceEqual(hash);
            var after = same ? number : 0;
            var erased = _held
                .Query<byte[]>("SELECT content FROM audit WHERE number > @after ORDER BY number", new { after }, buffered: false)
                .Select(c => AuditEntry.Read(c))
                .Where(e => e is { Kind: AuditKind.Erased, Sessions: not null })
                .SelectMany(e => e.Sessions!)
                .ToList();
            return (erased, _held.ExecuteScalar<long>("SELECT count(*) FROM audit WHERE number > @after", new { after }), same);
        }
        catch (Exception fault) when (fault is SqliteException or System.Text.Json.JsonException)
        {
            Unreadable = $"the chain of the store at Storage:Path ({_path}) cannot be read";
            return ([], 0, false);
        }
    }

    /// <summary>
    /// Notes that restoring may not undo: whose record is under legal hold and who waits for an erasure. Null when they cannot be read.
    /// </summary>
    public IReadOnlyList<StandingNote>? Standing()
    {
        if (_held is null || Unreadable is not null)
            return null;
        try
        {
            return StandingNote.Read(_held);
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    /// <summary>Keeps it under another name: where it can be read as a plain file of its own, else byte by byte, for rescue. Where that fails nothing is left of it.</summary>
    /// <returns>The name; null when there is nothing to keep.</returns>
    public string? KeepAs(string name)
    {
        if (!File.Exists(_path))
            return null;
        if (_held is not null && Unreadable is null && CopyPlainly(_held, name))
            return name;
        using var copy = HeldCopy.Begin(CopyOf(_path));
        copy.Fill(_path);
        copy.MoveTo(name);
        // A log of the old file beside the new one would be taken for its own.
        File.Delete(_path + BackupFile.Log);
        File.Delete(_path + "-shm");
        return name;
    }

    /// <summary>Where it is copied to before the copy has its name.</summary>
    public static string CopyOf(string store) => store + ".keeping";

    private bool CopyPlainly(SqliteConnection held, string name)
    {
        using var copy = HeldCopy.Begin(CopyOf(_path));
        try
        {
            held.Execute("VACUUM INTO @to", new { to = copy.Path });
        }
        // Damaged in a part that was not read so far.
        catch (SqliteException fault) when (fault.SqliteErrorCode is SQLITE_CORRUPT or SQLITE_NOTADB)
        {
            return false;
        }
        BackupFile.Settle(copy.Path);
        copy.MoveTo(name);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _held?.Dispose();
}
