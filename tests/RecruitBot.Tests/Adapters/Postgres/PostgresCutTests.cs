using RecruitBot.Adapters.Postgres;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Tests.Shared.Postgres;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Adapters.Postgres;

/// <summary>A connection that breaks in the middle of a commit: what came of it is found out, and it is neither lost nor done twice.</summary>
public sealed class PostgresCutTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly CuttingProxy _proxy = new(PostgresCluster.Shared.Socket);

    public void Dispose() => _proxy.Dispose();

    [PostgresFact]
    public Task A_commit_that_the_server_never_heard_of_is_made() => AppendsOnceAsync(CuttingProxy.Cut.BeforeServer);

    [PostgresFact]
    public Task A_commit_whose_answer_was_lost_is_not_made_again() => AppendsOnceAsync(CuttingProxy.Cut.BeforeAnswer);

    [PostgresFact]
    public async Task What_may_be_said_twice_is_said_again()
    {
        await using var store = Open();
        var notes = new PostgresPlatformNotes(store);
        _proxy.CutNext(CuttingProxy.Cut.BeforeServer);
        await notes.SaveAsync("discord", "k", "v", None);
        Assert.Equal((1, "v"), (_proxy.Cuts, await notes.FindAsync("discord", "k", None)));
    }

    private async Task AppendsOnceAsync(CuttingProxy.Cut cut)
    {
        await using var store = Open();
        Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Append(Head(), 0, "m1"), None));
        _proxy.CutNext(cut);

        // Nothing but the chain tells: no message id.
        Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Append(Head(), 1), None));

        Assert.Equal(1, _proxy.Cuts);
        Assert.Equal([1, 2], (await store.ReadAsync("s1", None)).Select(e => e.Version));
        Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Append(Head(), 2), None));
        var audit = new PostgresAuditLog(store);
        var chain = Assert.Single(await audit.ChainsAsync(None));
        Assert.Equal([1L, 2L, 3L], (await audit.ReadAsync(chain, 0, 10, None)).Select(l => AuditEntry.Read(l.Content).From));
    }

    private PostgresSessionStore Open(string? database = null)
    {
        var settings = new Npgsql.NpgsqlConnectionStringBuilder(database ?? PostgresCluster.Shared.CreateDatabase())
        {
            Host = "127.0.0.1",
            Port = _proxy.Port,
            SslMode = Npgsql.SslMode.Disable,
        };
        return PostgresSessionStore.Open(PostgresAddress.Read(settings.ConnectionString));
    }
}
