using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.Leases;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Conversations.Leases;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Discord;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Adapters.Discord.DiscordBench;

namespace RecruitBot.Tests.Adapters.Discord.Leases;

/// <summary>Two processes over one store and one server: both hear everything, one looks after somebody at a time.</summary>
public sealed class SeveralProcessesTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly string OfAlice = Alice.ToString(System.Globalization.CultureInfo.InvariantCulture);
    private readonly ScriptedServer _server = new();
    private readonly PartShare _firstShare = new();
    private readonly PartShare _secondShare = new();
    private readonly DiscordBench _first;
    private readonly DiscordBench _second;
    private readonly LeaseService _service;

    public SeveralProcessesTests()
    {
        foreach (var person in new[] { Alice, Bob })
            _server.Join(person);
        var (store, notes) = (new InMemorySessionStore(), new InMemoryPlatformNotes());
        _first = new DiscordBench(null, notes, store, _server, _firstShare);
        _second = new DiscordBench(null, notes, store, _server, _secondShare);
        _service = new LeaseService(_secondShare, _second.FrontEnd, _second.Outbox, _second.Time);
    }

    public void Dispose()
    {
        _service.Dispose();
        _first.Dispose();
        _second.Dispose();
    }

    [Fact]
    public async Task A_message_is_handled_by_the_process_that_looks_after_its_writer()
    {
        await BeginAsync();
        _firstShare.Give(OfAlice);
        await TellAsync(Question("Is there a car park?"), _first, _second);
        Assert.Single(await HandledAsync());
        Assert.Equal(0, await _second.DeliverAsync());
    }

    [Fact]
    public async Task What_a_process_that_died_did_not_handle_its_successor_handles_once()
    {
        await BeginAsync();
        var question = Question("Is there a car park?");
        // The first has her and never hears of it.
        await TellAsync(question, _second);
        Assert.Empty(await HandledAsync());

        _secondShare.Give(OfAlice);
        await _second.FrontEnd.IdleAsync();

        Assert.Single(await HandledAsync());
        await TellAsync(question, _second);
        Assert.Single(await HandledAsync());
    }

    [Fact]
    public async Task What_waited_for_long_in_a_process_that_died_is_handled_before_what_came_last()
    {
        await BeginAsync();
        _firstShare.Give(OfAlice);
        await TellAsync(Question("Is there a car park?"), _first, _second);
        // The first is at work on that and dies; what came behind it is too long ago to be remembered.
        await TellAsync(Question("And a canteen?"), _second);
        _second.Time.Advance(TimeSpan.FromSeconds(30));
        await TellAsync(Question("And a gym?"), _second);

        _secondShare.Give(OfAlice);
        await _second.FrontEnd.IdleAsync();

        Assert.Equal(["Is there a car park?", "And a canteen?", "And a gym?"], (await HandledAsync()).OfType<TextTurn>().Select(t => t.Text));
    }

    [Fact]
    public async Task Who_writes_for_the_first_time_while_conversations_are_taken_over_is_answered_when_they_are()
    {
        await BeginAsync();
        _second.Notes.Fails = true;
        _secondShare.Give(OfAlice);
        await _second.FrontEnd.HandleAsync(Question("Is there a car park?"), None);
        Assert.Empty(await HandledAsync());

        _second.Notes.Fails = false;
        await _second.Time.PassAsync(5, 0.5);
        await _second.FrontEnd.IdleAsync();

        Assert.Single(await HandledAsync());
    }

    [Fact]
    public async Task An_erasure_that_died_with_its_process_is_finished_by_whoever_has_that_person_next()
    {
        await BeginAsync();
        _firstShare.Give(OfAlice);
        _firstShare.Give(new Snowflake(Bob).ToString());
        var thread = await _first.ToFirstQuestionAsync(Alice);
        await _first.ToFirstQuestionAsync(Bob);
        foreach (var person in new[] { Alice, Bob })
            await _first.Traces.BeginAsync(new Snowflake(person), None);

        _secondShare.Give(OfAlice);
        await _second.FrontEnd.IdleAsync();

        Assert.False(_server.Channels.ContainsKey(thread));
        // The other's is left to who looks after him, and may be at work on it.
        Assert.Equal(DiscordPlaceName + ":" + Bob, Assert.Single(await _first.Store.FindAsync(new SessionQuery(), None)).CandidateId);
        Assert.Equal([new Snowflake(Bob)], await _second.Traces.UnfinishedAsync(waitingOnly: false, None));
    }

    [Fact]
    public async Task What_was_written_in_a_thread_that_another_process_opened_is_read_by_its_successor()
    {
        await BeginAsync();
        _firstShare.Give(OfAlice);
        var thread = await _first.ToFirstQuestionAsync(Alice);
        var state = await _first.StateAsync(Alice);
        // Written while nobody looks after her: the second has never heard of the thread.
        await TellAsync(new MessageCreated(_server.Write(Alice, thread, Paths.WholeStory, true)), _second);
        Assert.Equal(state.Version, (await _first.StateAsync(Alice)).Version);

        _secondShare.Give(OfAlice);
        await _second.FrontEnd.IdleAsync();

        Assert.Contains(await HandledAsync(), t => t is TextTurn { Text: Paths.WholeStory });
    }

    [Fact]
    public async Task An_interaction_is_acknowledged_by_one_process_and_by_its_successor_while_there_is_time()
    {
        await BeginAsync();
        var command = _first.Command(Alice, "status");
        await TellAsync(new InteractionCreated(command), _second);
        Assert.DoesNotContain(_server.Calls, c => c.StartsWith("Respond", StringComparison.Ordinal));
        _second.Time.Advance(TimeSpan.FromSeconds(1));

        _secondShare.Give(OfAlice);
        await _second.FrontEnd.IdleAsync();

        Assert.Single(_server.Calls, c => c.StartsWith("Respond", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_interaction_that_another_process_has_acknowledged_is_left_to_it()
    {
        await BeginAsync();
        _server.Refuse("Respond", ApiErrorCode.AlreadyAcknowledged, times: 1);
        var apply = _first.Press(Alice, ActionId.Of("apply", "baker"));
        await TellAsync(new InteractionCreated(apply), _second);

        _secondShare.Give(OfAlice);
        await _second.FrontEnd.IdleAsync();

        Assert.Null(await _first.Store.FindMessageAsync(apply.Id.ToString(), None));
        Assert.Empty(_server.FollowUps);
    }

    [Fact]
    public async Task An_interaction_that_nobody_acknowledged_in_time_is_nobodys()
    {
        await BeginAsync();
        await TellAsync(new InteractionCreated(_first.Command(Alice, "status")), _second);
        _second.Time.Advance(TimeSpan.FromSeconds(3));
        _secondShare.Give(OfAlice);
        await _second.FrontEnd.IdleAsync();
        Assert.DoesNotContain(_server.Calls, c => c.StartsWith("Respond", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_process_records_for_somebody_elses_place_is_delivered_by_whoever_looks_after_it()
    {
        await BeginAsync();
        _firstShare.Give(OfAlice);
        await _first.ToFirstQuestionAsync(Alice);
        _firstShare.Take(OfAlice);
        // Still at work on what it had begun.
        await _first.WriteAsync(Alice, _first.ThreadOf(Alice), Paths.WholeStory, inGuild: true);
        Assert.Contains(OfAlice, _firstShare.Told);
        var waiting = await _first.Store.PendingAsync(DiscordPlaceName, null, None);
        Assert.NotEmpty(waiting);

        _secondShare.Give(OfAlice);
        await _second.FrontEnd.IdleAsync();
        Assert.Equal(waiting.Count, await _second.DeliverAsync());
    }

    [Fact]
    public async Task What_the_clock_asks_for_is_done_by_the_process_that_leads()
    {
        using var service = new DueService(_second.Rounds, _second.Outbox, _second.Time, NullLogger<DueService>.Instance, _secondShare);
        await service.StartAsync(None);
        Assert.Equal(0, _second.Store.Calls);
        _secondShare.Give(IWorkShare.Lead);
        _second.Time.Advance(TimeSpan.FromMinutes(5));
        for (var since = System.Diagnostics.Stopwatch.StartNew(); _second.Store.Calls == 0 && since.Elapsed < TimeSpan.FromSeconds(20); await Task.Delay(5))
            _second.Time.Advance(TimeSpan.FromMinutes(5));
        await service.StopAsync(None);
        Assert.NotEqual(0, _second.Store.Calls);
    }

    private const string DiscordPlaceName = RecruitBot.Adapters.Discord.DiscordPlace.Platform;

    private async Task BeginAsync()
    {
        await _service.StartAsync(None);
        foreach (var bench in new[] { _first, _second })
        {
            await bench.BeginAsync();
            await bench.FrontEnd.IdleAsync();
        }
        _server.Calls.Clear();
    }

    private MessageCreated Question(string text) => new(_server.Write(Alice, ScriptedServer.DirectOf(Alice), text));

    private static async Task TellAsync(GatewayEvent e, params DiscordBench[] processes)
    {
        foreach (var process in processes)
        {
            await process.FrontEnd.HandleAsync(e, None);
            await process.FrontEnd.IdleAsync();
        }
    }

    /// <summary>The turns in all of Alice's sessions.</summary>
    private async Task<List<Turn>> HandledAsync()
    {
        var turns = new List<Turn>();
        foreach (var head in await _first.Store.FindAsync(new SessionQuery { CandidateId = "discord:" + OfAlice }, None))
            turns.AddRange((await _first.Store.ReadAsync(head.SessionId, None)).Select(e => (e.Event as TurnReceived)?.Turn).OfType<TextTurn>());
        return turns;
    }
}
