using RecruitBot.Tests.Shared.Postgres;

namespace RecruitBot.Tests.Adapters.Postgres;

/// <summary>A database for all tests of a class, and in it a schema for each medium of each test.</summary>
public sealed class PostgresMedia
{
    private static int _tests;
    private readonly Lazy<string> _database = new(PostgresCluster.Shared.CreateDatabase);

    /// <summary>A connection string for a schema that nobody else uses.</summary>
    public string New() => On($"t{Interlocked.Increment(ref _tests)}");

    /// <summary>A connection string for a schema.</summary>
    public string On(string schema) => $"{_database.Value};Search Path={schema}";
}
