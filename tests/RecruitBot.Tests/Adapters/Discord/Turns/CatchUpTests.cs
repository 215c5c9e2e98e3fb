using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.Discord.Turns;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Discord;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Adapters.Discord.DiscordBench;

namespace RecruitBot.Tests.Adapters.Discord.Turns;

/// <summary>What was written while the bot was away, and the order in which things are done.</summary>
public sealed class CatchUpTests : IDisposable
{
    private static readonly Snowflake Direct = ScriptedServer.DirectOf(Alice);

    private readonly DiscordBench _bench = new();
    private readonly Lanes _lanes = new(NullLogger<Lanes>.Instance);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task More_than_a_hundred_messages_are_read_in_order()
    {
        var first = _bench.Rest.Write(Alice, Direct, "0");
        await _bench.Marks.BeginAsync(Direct, new Snowflake(first.Id.Value - 1), CancellationToken.None);
        for (var i = 1; i < 250; i++)
            _bench.Rest.Write(Alice, Direct, i.ToString());
        var read = new List<string>();
        await _bench.CatchUp.ReadAsync(
            Direct,
            m =>
            {
                read.Add(m.Content);
                return Task.CompletedTask;
            },
            CancellationToken.None
        );
        Assert.Equal(Enumerable.Range(0, 250).Select(i => i.ToString()), read);
    }

    [Fact]
    public async Task An_answer_given_while_the_bot_was_away_counts_in_its_thread()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        _bench.Rest.Write(Alice, thread, Paths.WholeStory);
        _bench.Rest.Write(Rita, thread, "Hello Alice");
        using var again = new DiscordBench(notes: _bench.Notes, store: _bench.Store, rest: _bench.Rest);
        await again.BeginAsync();
        await again.FrontEnd.IdleAsync();
        var events = (await _bench.Store.ReadAsync((await _bench.StateAsync(Alice)).Id, CancellationToken.None)).Select(e => e.Event).ToList();
        Assert.Equal(Paths.WholeStory, events.OfType<AnswerGiven>().Last().Text);
        Assert.Equal("Hello Alice", events.OfType<StaffWrote>().Single().Text);
    }

    [Fact]
    public async Task Many_histories_are_read_a_few_at_a_time_so_that_a_start_leaves_room_for_everything_else()
    {
        for (ulong n = 1; n <= 50; n++)
            await _bench.Marks.BeginAsync(ScriptedServer.DirectOf(5000 + n), Snowflake.At(_bench.Time.GetUtcNow()), CancellationToken.None);
        var (reading, most, read) = (0, 0, 0);
        var answer = new TaskCompletionSource();
        _bench.Rest.Before = async call =>
        {
            if (!call.StartsWith("GetMessages", StringComparison.Ordinal))
                return;
            lock (_lanes)
                most = Math.Max(most, ++reading);
            await answer.Task;
            lock (_lanes)
                (reading, read) = (reading - 1, read + 1);
        };
        await _bench.BeginAsync();
        await Eventually.TrueAsync(() => most > 1, "histories to be asked for");
        answer.SetResult();
        await _bench.FrontEnd.IdleAsync();
        Assert.Equal(50, read);
        Assert.InRange(most, 2, 16);
    }

    [Fact]
    public async Task A_conversation_that_is_gone_is_forgotten_and_a_closed_one_is_left()
    {
        await _bench.Marks.BeginAsync(Direct, new Snowflake(1), CancellationToken.None);
        _bench.Rest.Refuse("GetMessages", ApiErrorCode.MissingAccess, times: 1);
        await _bench.CatchUp.ReadAsync(Direct, _ => Task.CompletedTask, CancellationToken.None);
        Assert.True(_bench.Marks.TryGet(Direct, out _));
        _bench.Rest.Refuse("GetMessages", ApiErrorCode.UnknownChannel, times: 1);
        await _bench.CatchUp.ReadAsync(Direct, _ => Task.CompletedTask, CancellationToken.None);
        Assert.False(_bench.Marks.TryGet(Direct, out _));
        Assert.Empty(await _bench.Notes.ListAsync("discord", "read.", CancellationToken.None));
    }

    [Fact]
    public async Task Conversations_that_have_been_quiet_for_long_are_not_asked_about()
    {
        await _bench.Marks.BeginAsync(Direct, Snowflake.At(_bench.Time.GetUtcNow() - TimeSpan.FromDays(61)), CancellationToken.None);
        await _bench.Marks.BeginAsync(new Snowflake(77), Snowflake.At(_bench.Time.GetUtcNow() - TimeSpan.FromDays(59)), CancellationToken.None);
        Assert.Equal([new Snowflake(77)], await _bench.CatchUp.ChannelsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Of_an_open_application_the_thread_and_the_direct_messages_are_asked_about_however_long_it_was_quiet()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        await _bench.WriteAsync(Bob, ScriptedServer.DirectOf(Bob), "Where does the flour come from?");
        _bench.Time.Advance(TimeSpan.FromDays(365));
        Assert.Equal([thread], await _bench.CatchUp.ChannelsAsync(CancellationToken.None));
        Assert.Equal([Direct], await _bench.CatchUp.UnknownDirectsAsync(CancellationToken.None));
        Assert.Empty(await _bench.CatchUp.UnknownDirectsAsync(CancellationToken.None));
        Assert.Equal(new[] { thread, Direct }.Order(), (await _bench.CatchUp.ChannelsAsync(CancellationToken.None)).Order());
        // Remembered over a restart.
        var again = new RecruitBot.Adapters.Discord.Delivery.DirectChannels(_bench.Rest, _bench.Notes, _bench.Time);
        await again.LoadAsync(CancellationToken.None);
        Assert.True(again.TryGet(new Snowflake(Alice), out var channel) && channel == Direct);
    }

    [Fact]
    public async Task Marks_only_move_forward_and_outlast_a_restart()
    {
        await _bench.Marks.BeginAsync(Direct, new Snowflake(5), CancellationToken.None);
        await _bench.Marks.AdvanceAsync(Direct, new Snowflake(9), CancellationToken.None);
        await _bench.Marks.AdvanceAsync(Direct, new Snowflake(7), CancellationToken.None);
        await _bench.Marks.BeginAsync(Direct, new Snowflake(3), CancellationToken.None);
        var again = new ReadMarks(_bench.Notes);
        await again.LoadAsync(CancellationToken.None);
        Assert.Equal([(Direct, new Snowflake(9))], again.All);
    }

    [Fact]
    public async Task Within_a_channel_work_is_done_in_order_and_across_channels_side_by_side()
    {
        var (slow, done) = (new TaskCompletionSource(), new List<string>());
        _lanes.Enqueue(new Snowflake(1), () => slow.Task);
        _lanes.Enqueue(new Snowflake(1), () => Add("one"));
        _lanes.Enqueue(new Snowflake(1), () => throw new InvalidOperationException("a fault"));
        _lanes.Enqueue(new Snowflake(1), () => throw new OperationCanceledException());
        _lanes.Enqueue(new Snowflake(1), () => Add("two"));
        var other = new TaskCompletionSource();
        _lanes.Enqueue(
            new Snowflake(2),
            () =>
            {
                other.SetResult();
                return Task.CompletedTask;
            }
        );
        await other.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Empty(done);
        slow.SetResult();
        await _lanes.IdleAsync();
        Assert.Equal(["one", "two"], done);

        Task Add(string what)
        {
            done.Add(what);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Nothing_is_handled_before_it_is_known_which_threads_are_conversations()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        _bench.Rest.Write(Alice, thread, Paths.WholeStory);
        using var again = new DiscordBench(notes: _bench.Notes, store: _bench.Store, rest: _bench.Rest);
        again.Notes.Fails = true;
        var begin = again.BeginAsync();
        await again.Time.SeeWaitAsync(TimeSpan.FromSeconds(4.9), TimeSpan.FromSeconds(5.1));
        Assert.False(begin.IsCompleted);
        again.Notes.Fails = false;
        await again.Time.PassAsync(5, 0.1);
        await begin;
        await again.FrontEnd.IdleAsync();
        Assert.Contains((await _bench.Store.ReadAsync((await _bench.StateAsync(Alice)).Id, CancellationToken.None)).Select(e => e.Event).OfType<AnswerGiven>(), a => a.Text == Paths.WholeStory);
    }
}
