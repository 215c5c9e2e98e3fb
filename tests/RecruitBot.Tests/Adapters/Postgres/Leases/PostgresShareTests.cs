using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.Postgres;
using RecruitBot.Adapters.Postgres.Leases;
using RecruitBot.Core.Conversations.Leases;
using RecruitBot.Tests.Shared.Postgres;
using Xunit.Abstractions;

namespace RecruitBot.Tests.Adapters.Postgres.Leases;

/// <summary>How processes share the work by locks of a real server.</summary>
public sealed class PostgresShareTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly string[] Keys = [.. Enumerable.Range(0, 500).Select(i => (1_000_000_000_000_000_000ul + ((ulong)i * 4_194_304)).ToString(System.Globalization.CultureInfo.InvariantCulture)), IWorkShare.Lead];
    private readonly Lazy<string> _connection = new(PostgresCluster.Shared.CreateDatabase);
    private readonly List<PostgresShare> _shares = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var share in _shares)
            await EndAsync(share);
    }

    [PostgresFact]
    public async Task A_process_alone_has_everything_from_its_start()
    {
        var one = await BeginAsync();
        Assert.All(Keys, k => Assert.True(one.Holds(k)));
        Assert.True(one.Leads);
    }

    [PostgresFact]
    public async Task Processes_have_equal_parts_and_no_key_is_anybody_elses_too()
    {
        var shares = new List<PostgresShare>();
        foreach (var count in Enumerable.Range(1, 4))
        {
            shares.Add(await BeginAsync());
            await EventuallyAsync(() => Keys.All(k => shares.Count(s => s.Holds(k)) == 1) && shares.TrueForAll(s => Keys.Count(s.Holds) > Keys.Length / count / 2));
        }
        Assert.Single(shares, s => s.Leads);
    }

    [PostgresFact]
    public async Task What_a_dead_process_had_another_has_within_seconds()
    {
        var (one, two) = (await BeginAsync(), await BeginAsync());
        await DividedAsync(one, two);
        var gained = 0;
        two.Gained += keys => gained += Keys.Count(k => keys(k));
        var before = Keys.Count(two.Holds);

        // What the server sees of a kill: a connection that is gone.
        var died = Stopwatch.GetTimestamp();
        await EndAsync(one);
        await EventuallyAsync(() => Keys.All(two.Holds));
        output.WriteLine($"taken over after {Stopwatch.GetElapsedTime(died).TotalMilliseconds:0} ms");

        Assert.Equal(Keys.Length - before, gained);
        Assert.True(two.Leads);
    }

    [PostgresFact]
    public async Task A_process_whose_connection_is_cut_has_nothing_until_it_has_asked_anew()
    {
        var one = await BeginAsync();
        var seen = false;
        using var stop = new CancellationTokenSource(Limit);
        var watching = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested && !seen)
                seen = !one.Leads;
        });
        Terminate();
        await watching;
        Assert.True(seen);
        await EventuallyAsync(() => Keys.All(one.Holds));
    }

    [PostgresFact]
    public async Task Whoever_has_a_key_is_woken_and_nobody_else()
    {
        var (one, two) = (await BeginAsync(), await BeginAsync());
        await DividedAsync(one, two);
        var (woken, others) = (0, 0);
        one.Woken += () => Interlocked.Increment(ref others);
        two.Woken += () => Interlocked.Increment(ref woken);
        await one.WakeAsync(Keys.First(two.Holds), None);
        await EventuallyAsync(() => Volatile.Read(ref woken) == 1);
        Assert.Equal(0, Volatile.Read(ref others));
    }

    [PostgresFact]
    public async Task Waking_somebody_waits_for_nothing_and_never_fails_also_when_all_has_stopped()
    {
        var one = await BeginAsync();
        Assert.True(one.WakeAsync(Keys[0], None).AsTask().IsCompletedSuccessfully);
        await EndAsync(one);
        Assert.True(one.WakeAsync(Keys[0], None).AsTask().IsCompletedSuccessfully);
    }

    [PostgresFact]
    public async Task What_a_process_gives_back_is_nobodys_until_it_has_finished()
    {
        var one = await BeginAsync();
        var finished = new TaskCompletionSource();
        one.Leaving = () => finished.Task;
        var two = await BeginAsync();
        await EventuallyAsync(() => Keys.Any(k => !one.Holds(k)));
        Assert.DoesNotContain(Keys, two.Holds);
        finished.SetResult();
        await DividedAsync(one, two);
    }

    private async Task<PostgresShare> BeginAsync()
    {
        var share = new PostgresShare(PostgresAddress.Read(_connection.Value), TimeProvider.System, NullLogger<PostgresShare>.Instance);
        _shares.Add(share);
        await share.StartAsync(None);
        return share;
    }

    private static Task DividedAsync(PostgresShare one, PostgresShare two) => EventuallyAsync(() => Keys.Any(two.Holds) && Keys.All(k => one.Holds(k) ^ two.Holds(k)));

    private static async Task EndAsync(PostgresShare share)
    {
        await share.StopAsync(None);
        share.Dispose();
    }

    private void Terminate() =>
        PostgresCluster.Shared.Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", new Npgsql.NpgsqlConnectionStringBuilder(_connection.Value).Database!);

    private static async Task EventuallyAsync(Func<bool> holds)
    {
        for (var since = Stopwatch.GetTimestamp(); !holds(); await Task.Delay(10))
            Assert.True(Stopwatch.GetElapsedTime(since) < Limit, "What was waited for did not come.");
    }
}
