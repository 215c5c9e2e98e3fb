using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Privacy.Encryption;
using RecruitBot.Core.Sessions.Records;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>What the file notes about how its records rest, and about keys that no record may be sealed under any more.</summary>
internal static class SqliteSealing
{
    /// <summary>Checks, before the file is used, that it is used with what it was written with, and finishes erasures that its ring or the file itself missed.</summary>
    /// <exception cref="StoreException">They do not fit.</exception>
    public static void Open(SqliteConnection connection, IRecordSeal seal) =>
        // Nothing else runs yet, and the ring of an embedded store is a file too.
        OpenAsync(connection, seal).AsTask().GetAwaiter().GetResult();

    /// <summary>Whether records rest encrypted, and by which ring; null when nothing was noted.</summary>
    public static StoreSealing? Noted(SqliteConnection connection) =>
        connection.Query<(string? Ring, long Underway)>("SELECT ring, underway FROM sealing").Select(r => new StoreSealing(r.Ring, r.Underway != 0)).SingleOrDefault();

    /// <summary>Notes it.</summary>
    public static int Note(SqliteConnection connection, StoreSealing sealing) =>
        connection.Execute("INSERT OR REPLACE INTO sealing (one, ring, underway) VALUES (1, @Ring, @IsUnderway)", sealing);

    /// <summary>Whether there is no record: nobody's head, and no events or files whose heads are lost.</summary>
    public static bool IsEmpty(SqliteConnection connection) =>
        connection.ExecuteScalar<long>("SELECT EXISTS (SELECT 1 FROM sessions) OR EXISTS (SELECT 1 FROM events) OR EXISTS (SELECT 1 FROM files)") == 0;

    /// <summary>Whether there are events or files of sessions without a head, which alone says whose they are.</summary>
    public static bool HasHeadless(SqliteConnection connection) =>
        connection.ExecuteScalar<long>(
            """
            SELECT EXISTS (SELECT 1 FROM events e WHERE NOT EXISTS (SELECT 1 FROM sessions s WHERE s.session_id = e.session_id))
                OR EXISTS (SELECT 1 FROM files f WHERE NOT EXISTS (SELECT 1 FROM sessions s WHERE s.session_id = f.session_id))
            """
        ) != 0;

    /// <summary>Keys of people who were erased, and when.</summary>
    public static IReadOnlyList<DestroyedKey> ErasedKeys(SqliteConnection connection) =>
        connection
            .Query<(byte[] Id, string At)>("SELECT key_id, at FROM erased_keys")
            .Select(r => new DestroyedKey(KeyId.Read(r.Id), DateTimeOffset.ParseExact(r.At, "O", CultureInfo.InvariantCulture)))
            .ToList();

    /// <summary>Notes keys whose person is erased in the same transaction: whoever still holds one can append nothing that was sealed under it.</summary>
    public static void Erase(SqliteConnection connection, IEnumerable<KeyId> keys, DateTimeOffset at) =>
        connection.Execute(
            "INSERT OR IGNORE INTO erased_keys VALUES (@id, @at)",
            keys.Select(k => new { id = k.ToBytes(), at = at.ToString("O", CultureInfo.InvariantCulture) })
        );

    private static async ValueTask OpenAsync(SqliteConnection connection, IRecordSeal seal)
    {
        var noted = Noted(connection);
        var fit = await StoreSealing.FitAsync(noted, IsEmpty(connection), seal, CancellationToken.None);
        if (fit != (noted ?? new StoreSealing(null, false)))
            Note(connection, fit);
        if (fit.Ring is null)
            return;
        var erased = ErasedKeys(connection);
        // A copy that cannot be reached holds nobody up: it is in the log, and the next erasure and start try again.
        await new SessionRecords(seal).DestroyAsync(erased);
        var known = erased.Select(e => e.Id).ToHashSet();
        var missed = (await seal.DestroyedAsync(CancellationToken.None)).Where(d => !known.Contains(d.Id)).ToList();
        if (missed.Count > 0)
            RemoveErasedSince(connection, missed);
    }

    /// <summary>The file is a backup from before some people were erased: they are erased from it too.</summary>
    private static void RemoveErasedSince(SqliteConnection connection, IReadOnlyList<DestroyedKey> keys)
    {
        using var chain = new SqliteChain(connection);
        connection.Execute("BEGIN IMMEDIATE");
        var at = keys.ToDictionary(k => k.Id, k => k.At);
        var heads = connection.Query<(string Candidate, byte[] Head)>("SELECT candidate_id, head FROM sessions").ToList();
        foreach (var person in heads.GroupBy(h => h.Candidate, StringComparer.Ordinal))
            if (person.Select(h => SealedRecord.KeyOf(h.Head)).OfType<KeyId>().Where(at.ContainsKey).Cast<KeyId?>().FirstOrDefault() is { } key)
                SqliteErasure.RemoveRows(connection, chain, FromKey(person.Key), [], at[key]);
        foreach (var key in keys)
            Erase(connection, [key.Id], key.At);
        connection.Execute("COMMIT");
    }
}
