using Microsoft.Extensions.Logging;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Conversations;

/// <summary>Delivery when places fail or are slow.</summary>
public sealed class DelivererTests : IDisposable
{
    private readonly InMemorySessionStore _store = new();
    private readonly StubbornPlatform _platform = new();
    private readonly CollectedLog<Deliverer> _log = new();
    private readonly Deliverer _deliverer;

    private readonly HandAdvancedTime _time = new();

    public DelivererTests() => _deliverer = new(_store, _platform, Office.WhereaboutsOf(_store, _time), _time, _log);

    public void Dispose() => _deliverer.Dispose();

    public static TheoryData<Exception> Faults => [new DeliveryException("channel 1 is gone"), new HttpRequestException("GET with a secret"), new TaskCanceledException("timed out")];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_place_that_fails_keeps_its_replies_and_holds_up_no_other(Exception fault)
    {
        await SayAsync("a", "one", "two");
        await SayAsync("b", "three");
        _platform.Fails["dm-a"] = fault;

        Assert.Equal(1, await _deliverer.DeliverAsync(null, default));
        Assert.Equal(["three"], _platform.Shown);
        Assert.Equal(["one", "two"], (await _store.PendingAsync("console", null, default)).Select(d => d.Reply.Text));

        _platform.Fails.Clear();
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await _deliverer.DeliverAsync(null, default));
        Assert.Equal(["three", "one", "two"], _platform.Shown);
    }

    [Fact]
    public async Task A_failure_is_logged_once_and_without_anybodys_words()
    {
        await SayAsync("a", "my secret words");
        _platform.Fails["dm-a"] = new HttpRequestException("my secret words");
        for (var i = 0; i < 3; i++)
            Assert.Equal(0, await _deliverer.DeliverAsync("dm-a", default));
        var line = Assert.Single(_log.Lines);
        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.Contains(nameof(HttpRequestException), line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line.Text, StringComparison.Ordinal);

        _platform.Fails.Clear();
        await _deliverer.DeliverAsync("dm-a", default);
        await SayAsync("a2", "again");
        _platform.Fails["dm-a2"] = new DeliveryException("channel 2 is gone");
        await _deliverer.DeliverAsync("dm-a2", default);
        Assert.Contains("channel 2 is gone", _log.Lines[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_the_store_is_the_callers()
    {
        await SayAsync("a", "one");
        _platform.Fails["dm-a"] = new StoreException("The disk is full.");
        await Assert.ThrowsAsync<StoreException>(() => _deliverer.DeliverAsync("dm-a", default));
    }

    [Fact]
    public async Task A_place_that_somebody_has_to_mend_is_tried_ever_more_seldom_at_least_every_hour_and_at_once_when_asked()
    {
        await SayAsync("a", "one");
        _platform.Fails["dm-a"] = new DeliveryException("closed") { Advice = "open it.", Lasts = true };
        await _deliverer.DeliverAsync(null, default);
        var tries = new List<int>();
        var last = 0;
        for (var minute = 1; minute <= 300; minute++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            var before = _platform.Tries;
            await _deliverer.DeliverAsync(null, default);
            if (_platform.Tries > before)
            {
                tries.Add(minute - last);
                last = minute;
            }
        }
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60], tries);
        var tried = _platform.Tries;
        await _deliverer.DeliverAsync("dm-a", default);
        _deliverer.TryAllAgain();
        await _deliverer.DeliverAsync(null, default);
        Assert.Equal(tried + 2, _platform.Tries);
    }

    [Fact]
    public async Task A_fault_that_passes_is_tried_every_minute_and_no_more_often()
    {
        await SayAsync("a", "one");
        _platform.Fails["dm-a"] = new DeliveryException("out of reach");
        for (var minute = 0; minute < 10; minute++)
        {
            for (var signal = 0; signal < 5; signal++)
                await _deliverer.DeliverAsync(null, default);
            Assert.Equal(minute + 1, _platform.Tries);
            _time.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.True(_deliverer.Fails("dm-a"));
        _platform.Fails.Clear();
        await _deliverer.DeliverAsync(null, default);
        Assert.False(_deliverer.Fails("dm-a"));
    }

    [Fact]
    public async Task A_slow_place_does_not_hold_up_another()
    {
        await SayAsync("a", "one", "two");
        await SayAsync("b", "three");
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _platform.Waits["dm-a"] = gate.Task;
        var slow = _deliverer.DeliverAsync("dm-a", default);
        var all = _deliverer.DeliverAsync(null, default);
        Assert.Equal(["three"], _platform.Shown);
        gate.SetResult();
        Assert.Equal(3, await slow + await all);
        Assert.Equal(["three", "one", "two"], _platform.Shown);
    }

    [Fact]
    public async Task A_round_leaves_a_place_alone_that_fails_while_it_waits_there()
    {
        await SayAsync("a", "one");
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _platform.Waits["dm-a"] = gate.Task;
        _platform.Fails["dm-a"] = new DeliveryException("closed") { Advice = "open it.", Lasts = true };
        var turn = _deliverer.DeliverAsync("dm-a", default);
        var round = _deliverer.DeliverAsync(null, default);
        gate.SetResult();
        Assert.Equal(0, await turn + await round);
        Assert.Equal(1, _platform.Tries);
    }

    [Fact]
    public async Task Two_callers_deliver_each_reply_once_and_in_order()
    {
        await SayAsync("a", [.. Enumerable.Range(0, 30).Select(i => $"{i}")]);
        var counts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _deliverer.DeliverAsync("dm-a", default))));
        Assert.Equal(30, counts.Sum());
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"{i}"), _platform.Shown);
    }

    [Fact]
    public async Task Stopping_is_no_failure()
    {
        await SayAsync("a", "one");
        using var stop = new CancellationTokenSource();
        _platform.Waits["dm-a"] = new TaskCompletionSource().Task;
        var waiting = _deliverer.DeliverAsync("dm-a", stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Empty(_log.Lines);
    }

    private async Task SayAsync(string who, params string[] texts)
    {
        var head = Head("s-" + who, who);
        var said = Say(head, 0, texts);
        var opened = new SessionOpened(head.SessionId, new Person(head.CandidateId, head.CandidateName), head.Place, SessionPurpose.Enquiry, null, null);
        Assert.Equal(AppendOutcome.Appended, await _store.AppendAsync(said with { Events = [opened, said.Events[^1]] }, CancellationToken.None));
    }

    /// <summary>Shows what it is told, where a test lets it.</summary>
    private sealed class StubbornPlatform : IChatPlatform
    {
        private readonly List<string> _shown = [];
        private int _tries;

        public int Tries => _tries;

        public string Name => "console";

        public Dictionary<string, Exception> Fails { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, Task> Waits { get; } = new(StringComparer.Ordinal);

        public IReadOnlyList<string> Shown
        {
            get
            {
                lock (_shown)
                    return [.. _shown];
            }
        }

        public async Task<Detour?> DeliverAsync(Place place, Reply reply, string nonce, CancellationToken cancellationToken)
        {
            if (Waits.TryGetValue(place.Id, out var until))
                await until.WaitAsync(cancellationToken);
            Interlocked.Increment(ref _tries);
            if (Fails.TryGetValue(place.Id, out var fault))
                throw fault;
            lock (_shown)
                _shown.Add(reply.Text);
            return null;
        }
    }
}
