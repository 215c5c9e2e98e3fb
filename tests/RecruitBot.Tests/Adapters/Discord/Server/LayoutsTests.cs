using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Configuration;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Discord.Server;

/// <summary>The layout that is known: as new as it must be, asked for as seldom as it may be.</summary>
public sealed class LayoutsTests : IDisposable
{
    private readonly ScriptedServer _rest = new();
    private readonly HandAdvancedTime _time = new();
    private readonly Layouts _layouts;

    public LayoutsTests() => _layouts = new(new LayoutReader(_rest, new DiscordSettings()), _time, NullLogger<Layouts>.Instance);

    public void Dispose() => _layouts.Dispose();

    [Fact]
    public async Task Whoever_asks_while_a_changed_server_is_being_looked_at_gets_it_as_it_is_now()
    {
        Assert.NotNull((await _layouts.GetAsync(default)).Review);
        _time.Advance(TimeSpan.FromSeconds(5));
        _rest.Channels.Remove(ScriptedServer.Review);
        _layouts.Stale();
        var looking = new TaskCompletionSource();
        _rest.Before = _ => looking.Task;
        var first = _layouts.GetAsync(default).AsTask();
        var second = _layouts.GetAsync(default).AsTask();
        Assert.False(second.IsCompleted);
        looking.SetResult();
        Assert.Null((await first).Review);
        Assert.Null((await second).Review);
    }

    [Fact]
    public async Task What_changes_while_it_is_looked_at_is_looked_at_again()
    {
        var looking = new TaskCompletionSource();
        _rest.Before = _ => looking.Task;
        var first = _layouts.GetAsync(default).AsTask();
        _layouts.Stale();
        looking.SetResult();
        await first;
        Assert.True(_layouts.IsStale);
        _rest.Channels.Remove(ScriptedServer.Review);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Null((await _layouts.GetAsync(default)).Review);
        Assert.False(_layouts.IsStale);
    }

    [Fact]
    public async Task Many_changes_and_many_who_ask_cost_one_look_every_two_seconds()
    {
        for (var i = 0; i < 20; i++)
        {
            _layouts.Stale();
            await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _layouts.GetAsync(default).AsTask()));
            _time.Advance(TimeSpan.FromMilliseconds(500));
        }
        Assert.Equal(5, _rest.Count("GetApplication"));
    }

    [Fact]
    public async Task Who_looks_sees_it_as_it_is_and_the_others_after_that()
    {
        var looks = 0;
        _layouts.OnLook = () => looks++;
        Assert.Single((await _layouts.GetAsync(default)).Problems);
        // No event tells of it, since the bot has not the intent for members.
        _rest.Join(DiscordBench.Rita, ScriptedServer.Recruiter);
        Assert.Single((await _layouts.GetAsync(default)).Problems);
        Assert.Equal(0, looks);
        Assert.Empty((await _layouts.LookAsync(default)).Problems);
        Assert.Equal(1, looks);
        Assert.Empty((await _layouts.GetAsync(default)).Problems);
    }

    [Fact]
    public async Task While_discord_is_out_of_reach_what_was_seen_last_holds_and_stays_in_doubt()
    {
        var seen = await _layouts.GetAsync(default);
        _layouts.Stale();
        _rest.Refuse("Get", 0);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Same(seen, await _layouts.GetAsync(default));
        Assert.True(_layouts.IsStale);
        _rest.RefuseNothing();
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.NotSame(seen, await _layouts.GetAsync(default));
    }
}
