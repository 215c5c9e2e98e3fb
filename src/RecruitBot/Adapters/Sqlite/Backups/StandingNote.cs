using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Privacy.Retention;

namespace RecruitBot.Adapters.Sqlite.Backups;

/// <summary>A note that is a promise to a person or a court, and so outlives a restore: a legal hold, or an erasure that was begun. As the file has it.</summary>
internal sealed record StandingNote(string Platform, string Key, string Value)
{
    private const string Standing = "(platform = @Holds OR substr(key, 1, length(@Begun)) = @Begun)";

    private static readonly object Which = new { Holds = LegalHolds.Platform, Begun = IPlatformTraces.BegunKey };

    /// <summary>All that a store has.</summary>
    public static IReadOnlyList<StandingNote> Read(SqliteConnection connection) =>
        connection
            .Query<(string Platform, string Key, string Value)>($"SELECT platform, key, value FROM notes WHERE {Standing}", Which)
            .Select(n => new StandingNote(n.Platform, n.Key, n.Value))
            .ToList();

    /// <summary>Puts those of another store into this one; runs inside a transaction.</summary>
    /// <param name="connection">This store.</param>
    /// <param name="notes">Those of the other.</param>
    /// <param name="isLater">
    /// Whether the other is a later state of this one: what it has no more was ended, and ends here too. Otherwise both stores' count, since too much that is
    /// held can be released, and what was erased cannot be brought back.
    /// </param>
    /// <returns>How many there are of the other.</returns>
    public static int CarryOver(SqliteConnection connection, IReadOnlyList<StandingNote> notes, bool isLater)
    {
        if (isLater)
            connection.Execute($"DELETE FROM notes WHERE {Standing}", Which);
        connection.Execute("INSERT OR REPLACE INTO notes (platform, key, value) VALUES (@Platform, @Key, @Value)", notes);
        return notes.Count;
    }
}
