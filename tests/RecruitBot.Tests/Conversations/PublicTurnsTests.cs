using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;
using static RecruitBot.Tests.Support.ThreadPlaces;

namespace RecruitBot.Tests.Conversations;

/// <summary>Where others read along: questions are answered, and nothing of an application is said or taken.</summary>
public sealed class PublicTurnsTests : IDisposable
{
    private readonly Office _office = Server.Open(new ThreadPlaces());

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task A_question_in_public_is_answered_there_and_kept_in_the_enquiry()
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        var before = (await _office.StateAsync(Alice)).Version;
        var heard = await _office.MentionAsync(Alice, "Where does the flour come from?");
        Assert.Contains(ScriptedAnswerer.Quote, heard.At(Lobby)[^1].Text, StringComparison.Ordinal);
        Assert.Empty(heard.At(Thread(1)));
        Assert.Equal(before, (await _office.StateAsync(Alice)).Version);
        Assert.Contains(await _office.EventsAsync(Alice, ""), e => e.Event is QuestionAnswered);
    }

    [Fact]
    public async Task An_answer_in_public_is_no_answer()
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        await _office.MentionAsync(Alice, Paths.WholeStory);
        var state = await _office.StateAsync(Alice);
        Assert.Equal(("q.rescue", Thread(1)), (state.Pending!.Item.ToString(), state.Place));
        Assert.DoesNotContain(await _office.EventsAsync(Alice), e => e.Event is AnswerGiven);
    }

    [Theory]
    [InlineData("where do I stand?", "use /status.")]
    [InlineData("I want to withdraw my application", "use /withdraw.")]
    [InlineData("can I talk to someone", "use /human.")]
    [InlineData("pause", "write to me directly.")]
    [InlineData("hand in", "write to me directly.")]
    public async Task What_concerns_one_person_is_not_spoken_of_in_public(string words, string says)
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        var before = await _office.EverythingAsync();
        var heard = await _office.MentionAsync(Alice, words);
        var told = Assert.Single(heard.All);
        Assert.True(told.Private);
        Assert.StartsWith("I answer that in private:", told.Text, StringComparison.Ordinal);
        Assert.EndsWith(says, told.Text, StringComparison.Ordinal);
        Assert.Equal(before.Select(s => s.Head), (await _office.EverythingAsync()).Select(s => s.Head));
    }

    [Fact]
    public async Task Open_roles_and_help_are_no_secret()
    {
        Assert.Contains("Open roles", (await _office.MentionAsync(Alice, "which roles are open")).Shown[0].Text, StringComparison.Ordinal);
        Assert.Contains("/jobs", (await _office.MentionAsync(Alice, "help")).Shown[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I want to apply for the night baker")]
    [InlineData("@apply:baker")]
    public async Task The_wish_to_apply_opens_the_application_in_private(string words)
    {
        var heard = words[0] == '@' ? await _office.PanelAsync(Alice, ActionId.Of("apply", "baker")) : await _office.MentionAsync(Alice, words);
        Assert.Equal("It goes on in ch:1.", Assert.Single(heard.Shown).Text);
        Assert.Contains("an AI", Assert.Single(heard.At(Thread(1))).Text, StringComparison.Ordinal);
        Assert.Empty(heard.At(Lobby));
        Assert.Equal(Thread(1), (await _office.StateAsync(Alice)).Place);
    }

    [Fact]
    public async Task The_same_wish_again_puts_the_question_in_the_thread_and_says_where_that_is()
    {
        var open = await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        foreach (var again in new[] { "I want to apply for the night baker", "I want to apply" })
        {
            var heard = await _office.MentionAsync(Alice, again);
            Assert.Equal("Look at ch:1.", Assert.Single(heard.Shown).Text);
            Assert.Equal(open.At(Thread(1))[^1].Text, Assert.Single(heard.At(Thread(1))).Text);
            Assert.Empty(heard.At(Lobby));
        }
        Assert.DoesNotContain(await _office.EventsAsync(Alice), e => e.Event is AnswerGiven);
    }

    [Fact]
    public async Task A_command_in_public_speaks_to_the_application_where_it_is_held()
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        var heard = await _office.SlashAsync(Alice, null, "withdraw");
        Assert.Contains("Do you want to withdraw", Assert.Single(heard.At(Thread(1))).Text, StringComparison.Ordinal);
        Assert.Equal("Look at ch:1.", Assert.Single(heard.Shown).Text);
        Assert.Empty(heard.At(Lobby));
    }

    [Fact]
    public async Task Asking_by_command_in_public_leaves_the_application_alone()
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        var before = (await _office.StateAsync(Alice)).Version;
        var heard = await _office.SlashAsync(Alice, null, "ask", ("question", "Where does the flour come from?"));
        Assert.Contains(ScriptedAnswerer.Quote, heard.At(Lobby)[^1].Text, StringComparison.Ordinal);
        Assert.Equal(before, (await _office.StateAsync(Alice)).Version);
    }

    [Fact]
    public async Task A_recruiters_words_in_public_are_never_passed_on()
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        await _office.SlashAsync(Rita, null, "claim", ("session", "Alice"));
        var heard = await _office.MentionAsync(Rita, "Where does the flour come from?");
        Assert.Empty(heard.At(Thread(1)));
        Assert.Contains(ScriptedAnswerer.Quote, heard.At(Lobby)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_in_public_can_be_run_again()
    {
        await _office.ToFirstQuestionInThreadAsync(Alice, Thread(1));
        await _office.MentionAsync(Alice, "Where does the flour come from?");
        await _office.MentionAsync(Alice, "I want to apply for the night baker");
        await _office.SayAsync(Alice, Paths.WholeStory, Direct(Alice));
        await _office.SlashAsync(Alice, null, "withdraw");
        foreach (var (_, events) in await _office.EverythingAsync())
            Assert.Empty((await _office.Replay.RunAsync(events, CancellationToken.None)).Differences);
    }
}
