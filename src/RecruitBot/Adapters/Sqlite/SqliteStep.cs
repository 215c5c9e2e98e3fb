namespace RecruitBot.Adapters.Sqlite;

/// <summary>A step of the schema, taken in one transaction.</summary>
/// <param name="Sql">Its statements.</param>
/// <param name="Then">What no statement can do, run after them on the same connection.</param>
internal sealed record SqliteStep(string Sql, Action<Microsoft.Data.Sqlite.SqliteConnection>? Then = null)
{
    /// <summary>Most steps are statements alone.</summary>
    public static implicit operator SqliteStep(string sql) => new(sql);
}
