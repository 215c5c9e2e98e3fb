using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Sqlite;

/// <summary>What lists and look-ups read can be dropped: the logs alone give it again.</summary>
public sealed class SqliteProjectionsTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();

    private string Db => _folder["store.db"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Dropped_or_falsified_they_come_back_as_they_were(int seed)
    {
        await using var store = await TalkedAsync(seed);
        var before = Tables();
        Assert.NotEmpty(before["sessions"]);
        Assert.NotEmpty(before["messages"]);

        // What says how questions were bundled is the team's and not the log's: kept where the row is.
        Raw(
            """
            DELETE FROM messages;
            INSERT INTO unanswered (session_id, version) SELECT session_id, 10000 FROM sessions;
            INSERT INTO unanswered (session_id, version) VALUES ('nobody', 1);
            DELETE FROM sessions WHERE session_id IN (SELECT session_id FROM sessions ORDER BY session_id LIMIT 1);
            UPDATE sessions SET version = 1, stage = 'Declined', updated_at = 0, head = x'00', platform = 'x', place_id = 'x', claimed_by = 'x', is_open = 0;
            """
        );
        Assert.NotEqual(before["sessions"], Tables()["sessions"]);

        Assert.Equal(before["sessions"].Count, await new SqliteProjections(store).RebuildAsync(None));

        var after = Tables();
        foreach (var (table, rows) in before)
            Assert.Equal(rows, after[table]);
    }

    [Fact]
    public async Task A_session_that_is_shown_open_and_is_not_stands_in_nobodys_way()
    {
        await using var store = await TalkedAsync(1);
        var before = Tables();
        Raw(
            """
            UPDATE sessions SET is_open = 0;
            INSERT INTO sessions SELECT '0', version, candidate_id, role_id, purpose, stage, 1, claimed_by, updated_at, head, platform, place_id
                FROM sessions WHERE purpose = 'application' LIMIT 1;
            """
        );

        await new SqliteProjections(store).RebuildAsync(None);

        Assert.Equal(before["sessions"], Tables()["sessions"]);
    }

    [Fact]
    public async Task They_may_be_made_anew_while_people_talk()
    {
        await using var store = await TalkedAsync(2);
        using var office = new Office(store: store, gaps: new SqliteGapStore(store));
        var talking = Task.Run(async () => await (await new RandomTalk(office, 5).BeginAsync()).TalkAsync(40));
        while (!talking.IsCompleted)
            await new SqliteProjections(store).RebuildAsync(None);
        await talking;

        var before = Tables();
        await new SqliteProjections(store).RebuildAsync(None);
        Assert.Equal(before["sessions"], Tables()["sessions"]);
        Assert.Equal(before["messages"], Tables()["messages"]);
    }

    private async Task<SqliteSessionStore> TalkedAsync(int seed)
    {
        var store = SqliteSessionStore.Open(Db);
        using var office = new Office(store: store, gaps: new SqliteGapStore(store));
        await (await new RandomTalk(office, seed).BeginAsync()).TalkAsync(60);
        return store;
    }

    private Dictionary<string, List<string>> Tables()
    {
        using var connection = Connect();
        return new[] { "sessions", "messages", "unanswered" }.ToDictionary(
            table => table,
            table =>
                connection
                    .Query($"SELECT * FROM {table} ORDER BY 1, 2")
                    .Cast<IDictionary<string, object?>>()
                    .Select(row => string.Join('|', row.Values.Select(v => v is byte[] bytes ? Convert.ToHexString(bytes) : v?.ToString())))
                    .ToList()
        );
    }

    private void Raw(string sql)
    {
        using var connection = Connect();
        connection.Execute(sql);
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Db};Pooling=False;Foreign Keys=False");
        connection.Open();
        return connection;
    }
}
