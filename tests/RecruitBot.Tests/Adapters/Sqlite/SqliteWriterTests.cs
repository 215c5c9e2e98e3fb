using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Tests.Support;
using static SQLitePCL.raw;

namespace RecruitBot.Tests.Adapters.Sqlite;

/// <summary>Steps that share a transaction: what each may rely on, whatever its neighbours do.</summary>
public sealed class SqliteWriterTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();
    private readonly ManualResetEventSlim _go = new();
    private SqliteWriter _writer = null!;
    private SqliteConnection _reader = null!;
    private int _commits;
    private Func<bool> _mayCommit = () => true;

    public async Task InitializeAsync()
    {
        var file = new SqliteFile(_folder["store.db"], TimeSpan.FromSeconds(1));
        file.Create();
        _writer = new SqliteWriter(file, file.OpenWriter());
        _reader = file.OpenReader();
        await _writer.AloneAsync(
            connection =>
            {
                connection.Execute("CREATE TABLE t (x INTEGER PRIMARY KEY)");
                sqlite3_commit_hook(
                    connection.Handle,
                    _ =>
                    {
                        _commits++;
                        return _mayCommit() ? 0 : 1;
                    },
                    null
                );
                return true;
            },
            None
        );
        _commits = 0;
    }

    public async Task DisposeAsync()
    {
        _go.Set();
        await _writer.DisposeAsync();
        await _reader.DisposeAsync();
        _go.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Steps_that_wait_at_the_same_moment_share_one_commit()
    {
        var steps = Waiting(Enumerable.Range(0, 20).Select(i => Insert(i)));

        Assert.Equal(Enumerable.Range(0, 20), await Task.WhenAll(steps));

        Assert.Equal(Enumerable.Range(0, 20), Rows());
        Assert.Equal(1, _commits);
    }

    [Fact]
    public async Task Nobody_is_told_before_the_shared_commit()
    {
        var told = -1;
        List<Task<int>> steps = [];
        _mayCommit = () =>
        {
            told = steps.Count(s => s.IsCompleted);
            return true;
        };
        steps = Waiting(Enumerable.Range(0, 5).Select(i => Insert(i)));

        await Task.WhenAll(steps);

        Assert.Equal(0, told);
    }

    [Fact]
    public async Task A_commit_that_fails_fails_everybody_and_leaves_nothing()
    {
        _mayCommit = () => false;
        var steps = Waiting(Enumerable.Range(0, 3).Select(i => Insert(i)));

        foreach (var step in steps)
            await Assert.ThrowsAsync<SqliteException>(() => step);

        Assert.Empty(Rows());
        _mayCommit = () => true;
        Assert.Equal(7, await _writer.InTransactionAsync(Insert(7), None));
        Assert.Equal([7], Rows());
    }

    [Fact]
    public async Task A_step_that_fails_takes_no_neighbour_with_it()
    {
        var steps = Waiting([Insert(0), c => Insert(1)(c) + int.Parse("no number"), Insert(2), Insert(2), Insert(3)]);

        await Assert.ThrowsAsync<FormatException>(() => steps[1]);
        await Assert.ThrowsAsync<SqliteException>(() => steps[3]);
        Assert.Equal(5, (await Task.WhenAll(steps[0], steps[2], steps[4])).Sum());

        Assert.Equal([0, 2, 3], Rows());
    }

    [Fact]
    public async Task A_step_that_makes_the_database_roll_back_takes_no_neighbour_with_it()
    {
        await _writer.InTransactionAsync(Insert(9), None);
        var steps = Waiting([Insert(0), c => c.Execute("INSERT OR ROLLBACK INTO t VALUES (9)"), Insert(2)]);

        await Assert.ThrowsAsync<SqliteException>(() => steps[1]);
        await Task.WhenAll(steps[0], steps[2]);

        Assert.Equal([0, 2, 9], Rows());
    }

    [Fact]
    public async Task A_step_sees_what_those_before_it_wrote()
    {
        var steps = Waiting(Enumerable.Range(0, 6).Select(i => new Func<SqliteConnection, int>(c => Count(c) + 0 * Insert(i)(c))));

        Assert.Equal(Enumerable.Range(0, 6), await Task.WhenAll(steps));
    }

    [Fact]
    public async Task A_step_may_be_given_up_until_its_turn()
    {
        using var given = new CancellationTokenSource();
        var first = Block();
        var kept = _writer.InTransactionAsync(Insert(1), None).AsTask();
        var givenUp = _writer.InTransactionAsync(Insert(2), given.Token).AsTask();
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp);
        _go.Set();

        await Task.WhenAll(first, kept);
        Assert.Equal([1], Rows());

        using var late = new CancellationTokenSource();
        Assert.Equal(
            3,
            await _writer.InTransactionAsync(
                c =>
                {
                    late.Cancel();
                    return Insert(3)(c);
                },
                late.Token
            )
        );
        Assert.Equal([1, 3], Rows());
    }

    [Fact]
    public async Task A_step_alone_has_its_place_in_the_queue_and_no_company()
    {
        var first = Block();
        var before = Enumerable.Range(0, 3).Select(i => _writer.InTransactionAsync(Insert(i), None).AsTask()).ToList();
        var alone = _writer.AloneAsync(c => (Rows: Rows().Count, sqlite3_get_autocommit(c.Handle)), None).AsTask();
        var after = Enumerable.Range(3, 3).Select(i => _writer.InTransactionAsync(Insert(i), None).AsTask()).ToList();
        _go.Set();

        Assert.Equal((3, 1), await alone);
        await Task.WhenAll([first, .. before, .. after]);
        Assert.Equal(6, Rows().Count);
        Assert.Equal(2, _commits);
    }

    [Fact]
    public async Task Large_steps_do_not_wait_for_each_other()
    {
        var first = Block();
        var steps = Enumerable.Range(0, 4).Select(i => _writer.InTransactionAsync(Insert(i), None, bytes: 700_000).AsTask()).ToList();
        _go.Set();

        await Task.WhenAll([first, .. steps]);

        Assert.Equal(4, _commits);
    }

    [Fact]
    public async Task Those_who_wait_when_another_program_holds_the_file_are_told_together()
    {
        using var other = new SqliteConnection($"Data Source={_folder["store.db"]};Pooling=False");
        other.Open();
        other.Execute("BEGIN IMMEDIATE");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var steps = Waiting(Enumerable.Range(0, 20).Select(i => Insert(i)));

        foreach (var step in steps)
            await Assert.ThrowsAsync<SqliteException>(() => step);

        // Not one after the other, each with the patience of one second.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
        other.Execute("ROLLBACK");
        Assert.Equal(1, await _writer.InTransactionAsync(Insert(1), None));
    }

    [Fact]
    public async Task What_still_waits_when_the_writer_is_closed_is_told()
    {
        var first = Block();
        var before = _writer.InTransactionAsync(Insert(1), None).AsTask();
        var closed = _writer.DisposeAsync().AsTask();
        var after = _writer.InTransactionAsync(Insert(2), None).AsTask();
        _go.Set();

        await Task.WhenAll(first, before, closed);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => after);
        Assert.Equal([1], Rows());
    }

    /// <summary>Holds the writer until all of these wait behind it, then lets go.</summary>
    private List<Task<int>> Waiting(IEnumerable<Func<SqliteConnection, int>> steps)
    {
        _ = Block();
        var tasks = steps.Select(s => _writer.InTransactionAsync(s, None).AsTask()).ToList();
        _go.Set();
        return tasks;
    }

    private Task Block()
    {
        using var begun = new ManualResetEventSlim();
        // A thread of its own: whoever comes first is served where they stand.
        var task = Task.Factory.StartNew(
            () => _writer.AloneAsync(
                _ =>
                {
                    begun.Set();
                    return _go.Wait(TimeSpan.FromSeconds(30));
                },
                None
            ).AsTask(),
            None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        ).Unwrap();
        begun.Wait();
        return task;
    }

    private static Func<SqliteConnection, int> Insert(int x) =>
        connection =>
        {
            connection.Execute("INSERT INTO t VALUES (@x)", new { x });
            return x;
        };

    private static int Count(SqliteConnection connection) => connection.ExecuteScalar<int>("SELECT count(*) FROM t");

    private List<int> Rows() => _reader.Query<int>("SELECT x FROM t ORDER BY x").ToList();
}
