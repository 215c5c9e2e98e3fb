using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using RecruitBot.Core.Conversations.Leases;

namespace RecruitBot.Adapters.Postgres.Leases;

/// <summary>
/// A share of the work by advisory locks on a connection of its own: keys fall into slots, each process holds its part of them, and the server frees
/// them the moment a process is gone. Whoever finds slots free takes them, up to a fair part; whoever has more gives some back.
/// </summary>
public sealed class PostgresShare : BackgroundService, IWorkShare
{
    /// <summary>How often the locks are looked at: what bounds how long a dead process's conversations wait.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan FirstBeat = TimeSpan.FromSeconds(10);

    private readonly PostgresServer _server;
    private readonly string _channel;
    private readonly SlotLocks _locks;
    private readonly TimeProvider _time;
    private readonly ILogger<PostgresShare> _logger;
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, bool> _wakes = new(StringComparer.Ordinal);
    private volatile bool[] _held = new bool[Slots.Count];
    private bool _isAway;

    /// <summary>For the processes over one schema.</summary>
    public PostgresShare(PostgresAddress address, TimeProvider time, ILogger<PostgresShare> logger)
    {
        _server = new PostgresServer(address.ForLocks());
        _channel = $"{address.Schema}_work";
        _locks = new SlotLocks(address.Schema);
        (_time, _logger) = (time, logger);
    }

    /// <inheritdoc/>
    public Action<Predicate<string>>? Gained { get; set; }

    /// <inheritdoc/>
    public Action? Woken { get; set; }

    /// <inheritdoc/>
    public bool IsWhole => false;

    /// <inheritdoc/>
    public bool Leads => _held[0];

    /// <inheritdoc/>
    public Func<Task>? Leaving { get; set; }

    /// <inheritdoc/>
    public bool Holds(string key) => _held[Slots.Of(key)];

    /// <inheritdoc/>
    /// <remarks>Told with the next look at the locks, a quarter of a second later at most: a turn does not wait for it.</remarks>
    public ValueTask WakeAsync(string key, CancellationToken ct)
    {
        _wakes[key] = true;
        return ValueTask.CompletedTask;
    }

    /// <summary>Begins; returns when this process knows its share, or the server does not answer.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await Task.WhenAny(_begun.Task, Task.Delay(FirstBeat, _time, cancellationToken));
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await _server.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                await HoldAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // The server has freed what the connection held, or is about to: nothing is this process's until it is asked anew.
                _held = new bool[Slots.Count];
                if (!_isAway)
                    _logger.LogWarning("{Reason} Conversations wait until then.", PostgresFault.Of(fault, _server.Address).Message);
                _isAway = true;
                await Task.Delay(Again, _time, stoppingToken);
            }
    }

    private async Task HoldAsync(CancellationToken ct)
    {
        await using var connection = await _server.OpenAsync(ct);
        connection.Notification += (_, told) =>
        {
            if (Holds(told.Payload))
                Woken?.Invoke();
        };
        await _locks.EnterAsync(connection, _channel, ct);
        if (_isAway)
            _logger.LogInformation("The PostgreSQL server is there again");
        _isAway = false;
        while (true)
        {
            await BalanceAsync(connection, ct);
            _begun.TrySetResult();
            await TellAsync(connection, ct);
            // A notification ends the wait early; the locks are looked at all the same.
            await connection.WaitAsync(Beat, ct);
        }
    }

    /// <summary>Not in the transaction of an append: a notification makes commits wait for each other.</summary>
    private async Task TellAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var keys = _wakes.Keys.Where(k => _wakes.TryRemove(k, out _)).ToArray();
        if (keys.Length == 0)
            return;
        try
        {
            await using var notify = new NpgsqlCommand("SELECT pg_notify($1, key) FROM unnest($2) key", connection)
            {
                Parameters = { new() { Value = _channel }, new() { Value = keys } },
            };
            await notify.ExecuteNonQueryAsync(ct);
        }
        catch
        {
            // Told when the server is there again.
            foreach (var key in keys)
                _wakes[key] = true;
            throw;
        }
    }

    private async Task BalanceAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var (processes, mine, free) = await _locks.LookAsync(connection, ct);
        var fair = (Slots.Count + processes - 1) / processes;
        if (mine.Count > fair)
            await LeaveAsync(connection, mine.OrderDescending().Take(mine.Count - fair).ToList(), ct);
        else if (mine.Count < fair && free.Count > 0)
            Gain(await _locks.TakeAsync(connection, free.Order().Take(fair - mine.Count).ToArray(), ct));
    }

    private async Task LeaveAsync(NpgsqlConnection connection, List<int> slots, CancellationToken ct)
    {
        var left = (bool[])_held.Clone();
        foreach (var slot in slots)
            left[slot] = false;
        _held = left;
        if (Leaving is { } finish)
            await finish();
        await _locks.FreeAsync(connection, [.. slots], ct);
    }

    private void Gain(IReadOnlyCollection<int> slots)
    {
        if (slots.Count == 0)
            return;
        var held = (bool[])_held.Clone();
        foreach (var slot in slots)
            held[slot] = true;
        _held = held;
        // Before anything else: what comes for them now is to wait until what was written before it is being read.
        Gained?.Invoke(key => slots.Contains(Slots.Of(key)));
        _logger.LogInformation("Looks after {Count} of {All} parts of the conversations", held.Count(h => h), Slots.Count);
    }
}
