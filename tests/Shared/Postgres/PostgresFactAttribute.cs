using Xunit;

namespace RecruitBot.Tests.Shared.Postgres;

/// <summary>A fact about a real PostgreSQL server: skipped, saying why, where there is none.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresPrograms.Absent;
}
