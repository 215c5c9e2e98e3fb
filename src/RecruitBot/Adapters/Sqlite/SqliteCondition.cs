using Dapper;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>Whether the pages of the file hold together; that what stands in them is true is for <c>verify</c> to say.</summary>
public sealed class SqliteCondition(SqliteSessionStore store) : IStoreCondition
{
    /// <inheritdoc/>
    public async ValueTask<string?> ProblemAsync(CancellationToken cancellationToken) =>
        await store.ReadingAsync(c => c.ExecuteScalar<string>("PRAGMA quick_check(1)"), cancellationToken) is "ok" ? null : SqliteFault.Damaged(store.Path);
}
