using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;
using static RecruitBot.Tests.Support.ThreadPlaces;

namespace RecruitBot.Tests.Conversations;

/// <summary>A conversation goes on where its candidate is, and finds a new place when its own is gone.</summary>
public sealed class MovingTests : IDisposable
{
    private readonly ThreadPlaces _places = new();
    private readonly Office _office;

    public MovingTests() => _office = Server.Open(_places);

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task From_a_thread_to_direct_messages_and_back()
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        var direct = await _office.SayAsync(Alice, Paths.WholeStory, Direct(Alice));
        Assert.Contains("Question 2 of 2", Assert.Single(direct.At(Direct(Alice))).Text, StringComparison.Ordinal);
        var state = await _office.StateAsync(Alice);
        Assert.Equal((Direct(Alice), Direct(Alice)), (state.Place, state.ToHead().Place));

        var back = await _office.SayAsync(Alice, Paths.HygieneStory, Thread(1));
        Assert.Contains("That was everything", Assert.Single(back.At(Thread(1))).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await _office.EventsAsync(Alice)).Count(e => e.Event is SessionMoved));
    }

    [Fact]
    public async Task What_the_candidate_is_told_later_goes_to_the_new_place()
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        await _office.SayAsync(Alice, "pause", Direct(Alice));
        var heard = await _office.SlashAsync(Rita, null, "claim", ("session", "Alice"));
        Assert.Contains("Rita", Assert.Single(heard.At(Direct(Alice))).Text, StringComparison.Ordinal);
        Assert.Empty(heard.At(Thread(1)));
    }

    [Fact]
    public async Task Coming_back_to_a_place_means_the_application_that_left_it()
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        await _office.SayAsync(Alice, "pause", Direct(Alice));
        await _office.PanelAsync(Alice, ActionId.Of("apply", "miller"));
        var heard = await _office.SayAsync(Alice, "continue", Thread(1));
        Assert.Contains("Question 1 of 2: Rescuing dough", Assert.Single(heard.At(Thread(1))).Text, StringComparison.Ordinal);
        Assert.Equal((Thread(1), Thread(2)), ((await _office.StateAsync(Alice)).Place, (await _office.StateAsync(Alice, "miller")).Place));
    }

    [Fact]
    public async Task Nobody_elses_turn_moves_it_and_neither_does_the_review_channel()
    {
        await _office.ToFirstQuestionInThreadAsync(Rita, Thread(1));
        var session = (await _office.StateAsync(Rita)).Id;
        await _office.PressAtAsync(Rita, Reviewers, ActionId.Of("claim", session));
        await _office.PressAtAsync(Sam, Direct(Sam), ActionId.Of("transcript", session));
        Assert.Equal(Thread(1), (await _office.StateAsync(Rita)).Place);
    }

    [Fact]
    public async Task An_application_whose_thread_is_gone_goes_on_in_a_new_one()
    {
        var open = await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        _places.Gone.Add(Thread(1));
        var heard = await _office.PanelAsync(Alice, ActionId.Of("apply", "baker"));
        Assert.Equal("It goes on in the new ch:2.", Assert.Single(heard.Shown).Text);
        Assert.Equal(open.At(Thread(1))[^1].Text, Assert.Single(heard.At(Thread(2))).Text);
        Assert.Equal(Thread(2), (await _office.StateAsync(Alice)).Place);
        Assert.Contains("Question 2 of 2", (await _office.SayAsync(Alice, Paths.WholeStory, Thread(2))).Text, StringComparison.Ordinal);
        Assert.Empty((await _office.Replay.RunAsync(await _office.EventsAsync(Alice), CancellationToken.None)).Differences);
    }

    [Fact]
    public async Task No_place_is_made_for_an_application_that_is_not_opened()
    {
        await _office.PanelAsync(Alice, ActionId.Of("apply", "closed-role"));
        await _office.PanelAsync(Alice, ActionId.Of("apply", "nosuchrole"));
        Assert.Equal(0, _places.Opened);
        await _office.PanelAsync(Alice, ActionId.Of("apply", "baker"));
        await _office.PanelAsync(Alice, ActionId.Of("apply", "baker"));
        Assert.Equal(1, _places.Opened);
    }

    [Fact]
    public async Task A_platform_without_room_says_what_to_do_and_nothing_is_opened()
    {
        _places.IsFull = true;
        var heard = await _office.PanelAsync(Alice, ActionId.Of("apply", "baker"));
        Assert.Equal("No thread can be opened here; write to me directly.", Assert.Single(heard.All).Text);
        Assert.Empty(await _office.HeadsAsync(Alice));
    }

    [Fact]
    public async Task Applying_where_the_application_is_held_says_nothing_about_where()
    {
        var heard = await _office.SlashAsync(Alice, Direct(Alice), "apply", ("role", "baker"));
        Assert.Empty(heard.Shown);
        Assert.Contains("an AI", Assert.Single(heard.At(Direct(Alice))).Text, StringComparison.Ordinal);
    }
}
