using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.Discord.Turns;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
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
