using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Discord.Interactions;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Discord;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Discord.Delivery;

/// <summary>What only one person is to see in a channel goes by whichever of their interactions is still being answered.</summary>
public sealed class LiveInteractionsTests : IDisposable
{
    private static readonly Snowflake Alice = new(DiscordBench.Alice);

    private readonly ScriptedServer _rest = new();
    private readonly TimersByHand _time = new();
    private readonly LiveInteractions _live = new();
    private readonly List<InteractionSession> _sessions = [];

    public void Dispose() => _sessions.ForEach(s => s.Dispose());

    [Fact]
    public async Task The_one_at_hand_is_taken_before_another()
    {
        var (one, other) = (await DeferredAsync(), await DeferredAsync());
        await using var here = _live.Enter(Alice, one);
        await using var there = await EnterElsewhereAsync(other);
        Assert.True(await SayAsync("words"));
        Assert.Equal((true, false), (one.HasSpoken, other.HasSpoken));
    }

    [Fact]
    public async Task When_one_of_two_is_over_the_other_still_leads_there()
    {
        var (one, other) = (await DeferredAsync(), await DeferredAsync());
        await using var here = _live.Enter(Alice, one);
        await using (await EnterElsewhereAsync(other)) { }
        Assert.True(await SayAsync("words"));
        Assert.Equal((true, false), (one.HasSpoken, other.HasSpoken));
    }

    [Fact]
    public async Task One_that_may_still_open_a_form_is_left_to_itself()
    {
        var unanswered = Session();
        await using var there = await EnterElsewhereAsync(unanswered);
        Assert.False(await SayAsync("words"));
        Assert.False(unanswered.IsAnswered);
    }

    [Fact]
    public async Task One_that_is_too_old_makes_way_for_another()
    {
        var old = await DeferredAsync();
        _time.Advance(TimeSpan.FromMinutes(14));
        var young = await DeferredAsync();
        await using var here = _live.Enter(Alice, old);
        await using var there = await EnterElsewhereAsync(young);
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await SayAsync("words"));
        Assert.Equal((false, true), (old.HasSpoken, young.HasSpoken));
    }

    [Fact]
    public async Task It_is_over_only_when_what_is_being_said_there_has_been_said()
    {
        var session = await DeferredAsync();
        var here = _live.Enter(Alice, session);
        var way = new TaskCompletionSource();
        _rest.Before = _ => way.Task;
        var saying = SayAsync("words");
        var leaving = here.DisposeAsync().AsTask();
        Assert.False(leaving.IsCompleted);
        Assert.False(await SayAsync("too late"));
        way.SetResult();
        Assert.True(await saying);
        await leaving;
    }

    [Fact]
    public async Task Nobody_who_has_left_is_here()
    {
        await using (_live.Enter(Alice, await DeferredAsync())) { }
        Assert.False(await SayAsync("words"));
        Assert.Empty(_rest.FollowUps);
    }

    private Task<bool> SayAsync(string text) => _live.TrySayAsync(Alice, [new DrawnMessage(new MessageDraft { Content = text }, [])], default);

    /// <summary>An interaction that other work is about.</summary>
    private async Task<IAsyncDisposable> EnterElsewhereAsync(InteractionSession session)
    {
        await Task.Yield();
        return _live.Enter(Alice, session);
    }

    private async Task<InteractionSession> DeferredAsync()
    {
        var session = Session();
        Assert.Equal(AnswerOutcome.Delivered, await session.DeferMessageAsync(ephemeral: true, default));
        return session;
    }

    private InteractionSession Session()
    {
        var session = new InteractionSession(
            new Interaction { Id = _rest.NewId(), ApplicationId = ScriptedServer.ApplicationId, Type = InteractionType.Command, Token = "tok", GuildId = ScriptedServer.GuildId },
            _rest,
            _time
        );
        _sessions.Add(session);
        return session;
    }
}
