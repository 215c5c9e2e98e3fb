using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Sqlite;

/// <summary>A file that an older version wrote goes on in this one.</summary>
public sealed class SqliteMigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_place_of_an_old_session_is_taken_from_its_head()
    {
        var head = Sample.Head() with { Version = 1 };
        await using (var old = new SqliteConnection($"Data Source={_folder["old.db"]};Pooling=False"))
        {
            await old.OpenAsync();
            SqliteSchema.Migrate(old, [SqliteSchema.Steps[0]]);
            await old.ExecuteAsync(
                "INSERT INTO sessions VALUES ('s1', 1, 'console:alice', 'backend', 'application', 'Screening', 1, NULL, 5, @head)",
                new { head = SessionJson.Write(head) }
            );
        }

        await using var store = SqliteSessionStore.Open(_folder["old.db"]);

        Assert.Equal(head, Assert.Single(await store.FindAsync(new SessionQuery { Place = head.Place }, CancellationToken.None)));
        Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Sample.Append(head, 1), CancellationToken.None));
    }
}
