using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;
using static RecruitBot.Tests.Support.ThreadPlaces;

namespace RecruitBot.Tests.Conversations;

/// <summary>Several people in the place of one conversation: its candidate, the team, and others.</summary>
public sealed class ThreadTests : IDisposable
{
    private readonly Office _office = Server.Open(new ThreadPlaces());

    public void Dispose() => _office.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_team_writes_in_the_thread_is_recorded_and_not_said_again(bool claimed)
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        if (claimed)
            await _office.SlashAsync(Rita, Thread(1), "claim", ("session", "Alice"));
        var heard = await _office.SayAsync(Rita, "Hello Alice, where does the flour come from?", Thread(1));
        Assert.Empty(heard.All);
        Assert.Contains(await _office.EventsAsync(Alice), e => e.Event is StaffWrote { By.Id: "test:rita" });
        Assert.Empty(await _office.HeadsAsync(Rita));
        Assert.Empty(_office.Answerer.Questions);
    }

    [Fact]
    public async Task A_thread_stays_its_own_applications_when_that_one_no_longer_asks()
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        await _office.PressAtAsync(Alice, Thread(1), ActionId.Of("withdraw-now", (await _office.StateAsync(Alice)).Id));
        await _office.PanelAsync(Alice, ActionId.Of("apply", "miller"));
        var other = await _office.StateAsync(Alice, "miller");
        var heard = await _office.SayAsync(Alice, "Continue with AI scoring", Thread(1));
        Assert.Empty(heard.At(Thread(2)));
        Assert.Equal((other.Version, Thread(2)), ((await _office.StateAsync(Alice, "miller")).Version, other.Place));
    }

    [Fact]
    public async Task What_others_write_in_the_thread_is_left_alone()
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        var before = (await _office.EverythingAsync()).Select(s => s.Head).ToList();
        Assert.Empty((await _office.SayAsync(Bob, "Where does the flour come from?", Thread(1))).All);
        Assert.Equal(before, (await _office.EverythingAsync()).Select(s => s.Head));
    }

    [Fact]
    public async Task The_conversation_that_the_speaker_has_comes_first_then_the_open_one()
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        await _office.SlashAsync(Alice, Thread(1), "apply", ("role", "miller"));
        var (baker, miller) = ((await _office.StateAsync(Alice)).Id, (await _office.StateAsync(Alice, "miller")).Id);
        await _office.SlashAsync(Rita, Thread(1), "claim", ("session", baker));
        await _office.SayAsync(Rita, "To the baker.", Thread(1));
        Assert.Contains(await _office.EventsAsync(Alice), e => e.Event is StaffWrote { Text: "To the baker." });

        await _office.SlashAsync(Rita, Thread(1), "release");
        await _office.PressAtAsync(Alice, Thread(1), ActionId.Of("withdraw-now", baker));
        await _office.SayAsync(Sam, "To what is open.", Thread(1));
        Assert.Contains(await _office.Store.ReadAsync(miller, CancellationToken.None), e => e.Event is StaffWrote { Text: "To what is open." });
    }

    [Fact]
    public async Task A_claim_in_direct_messages_is_spoken_through_from_there()
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        await _office.SlashAsync(Rita, Direct(Rita), "claim", ("session", "Alice"));
        var heard = await _office.SayAsync(Rita, "Hello Alice.", Direct(Rita));
        Assert.Equal("Rita (recruiting team): Hello Alice.", Assert.Single(heard.At(Thread(1))).Text);
    }

    [Fact]
    public async Task What_the_candidate_writes_in_the_thread_is_read_there()
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        await _office.SlashAsync(Rita, Direct(Rita), "claim", ("session", "Alice"));
        Assert.Empty((await _office.SayAsync(Alice, "Hello Rita.", Thread(1))).All);
        Assert.Contains(await _office.EventsAsync(Alice), e => e.Event is CandidateWrote { Text: "Hello Rita." });
        // A command's words are not posted in the thread.
        var heard = await _office.SlashAsync(Alice, Thread(1), "ask", ("question", "Are you there?"));
        Assert.Contains("Are you there?", Assert.Single(heard.At(Direct(Rita))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_candidate_writes_directly_reaches_the_claimer_where_they_claimed()
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        await _office.SayAsync(Alice, "human", Direct(Alice));
        await _office.SlashAsync(Rita, Direct(Rita), "claim", ("session", "Alice"));
        var heard = await _office.SayAsync(Alice, "Hello Rita.", Direct(Alice));
        var told = Assert.Single(heard.Delivered);
        Assert.Equal((Direct(Rita), ReplyTo.Claimer), (told.Place, told.Reply.To));
        Assert.EndsWith("Hello Rita.", told.Reply.Text, StringComparison.Ordinal);
        Assert.Single(Transcript.Of(await _office.EventsAsync(Alice)), l => l.Text.Contains("Hello Rita.", StringComparison.Ordinal));

        await _office.SlashAsync(Rita, Direct(Rita), "release");
        Assert.Null((await _office.StateAsync(Alice)).ClaimedFrom);
    }

    [Fact]
    public async Task Handing_back_in_a_thread_hands_back_the_conversation_held_there()
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        await _office.ToFirstQuestionInThreadAsync(Bob, Thread(2));
        foreach (var name in new[] { "Alice", "Bob" })
            await _office.SlashAsync(Rita, Direct(Rita), "claim", ("session", name));
        await _office.SlashAsync(Rita, Thread(1), "release");
        Assert.Null((await _office.StateAsync(Alice)).ClaimedBy);
        Assert.Equal(Rita.Id, (await _office.StateAsync(Bob)).ClaimedBy!.Id);
    }

    [Fact]
    public async Task A_recruiter_who_applies_is_a_candidate_in_their_own_thread()
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        await _office.SlashAsync(Sam, Direct(Sam), "claim", ("session", "Alice"));
        await _office.ToFirstQuestionInThreadAsync(Sam, Thread(2));
        await _office.SayAsync(Sam, Paths.WholeStory, Thread(2));
        Assert.Contains(await _office.EventsAsync(Sam), e => e.Event is AnswerGiven { Text: Paths.WholeStory });
        Assert.DoesNotContain(await _office.EventsAsync(Alice), e => e.Event is StaffWrote);
    }
}
