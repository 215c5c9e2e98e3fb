using RecruitBot.Core.Conversations;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Conversations;

/// <summary>What cannot be done is refused with a sentence that says what to do.</summary>
public sealed class RefusalsTests : IDisposable
{
    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task An_unknown_command_is_named_and_help_offered() =>
        Assert.Equal("There is no command /dance. Type /help to see them all.", Assert.Single((await _office.TypeAsync(Alice, "dance")).Shown).Text);

    [Fact]
    public async Task A_missing_option_is_named_with_the_usage()
    {
        var heard = await _office.TypeAsync(Alice, "ask", ("question", "  "));
        Assert.Equal("/ask needs question: Your question. Usage: /ask question", Assert.Single(heard.Shown).Text);
        Assert.Empty(await _office.EverythingAsync());
    }

    [Fact]
    public async Task A_message_that_is_too_long_is_refused_and_nothing_of_it_kept()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var before = (await _office.StateAsync(Alice)).Version;
        var heard = await _office.SayAsync(Alice, new string('x', TurnRouter.MostCharacters + 1));
        Assert.Contains("at most 16,000 characters", heard.Text, StringComparison.Ordinal);
        Assert.Equal(before, (await _office.StateAsync(Alice)).Version);
        await _office.SayAsync(Alice, new string('x', TurnRouter.MostCharacters));
        Assert.Equal(TurnRouter.MostCharacters, (await _office.StateAsync(Alice)).AnswersTo("rescue").Texts[0].Length);
    }

    [Fact]
    public async Task Options_fields_and_menu_entries_count_too()
    {
        var longest = new string('x', TurnRouter.MostCharacters + 1);
        Assert.Contains("too long", (await _office.TypeAsync(Alice, "ask", ("question", longest))).Text, StringComparison.Ordinal);
        Assert.Contains("too long", (await _office.FillAsync(Alice, "rb:answer:x", ("text", longest))).Text, StringComparison.Ordinal);
        Assert.Contains("too long", (await _office.SendAsync(Alice, "rb:apply", longest)).Text, StringComparison.Ordinal);
        Assert.Empty(await _office.EverythingAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\n\t\u00a0")]
    public async Task An_empty_message_says_that_it_was_empty(string words)
    {
        Assert.Contains("That message was empty", (await _office.SayAsync(Alice, words)).Text, StringComparison.Ordinal);
        Assert.Empty(await _office.EverythingAsync());
    }

    [Fact]
    public async Task Symbols_alone_outside_an_application_are_answered_without_fault() =>
        Assert.NotEmpty((await _office.SayAsync(Alice, "!!! ??? \ud83d")).Here);

    [Fact]
    public async Task A_button_that_is_none_of_ours_does_nothing_any_more()
    {
        foreach (var action in new[] { "", "rb", "rb:", "rb:dance", "hello", "rb:skip:\u0000", new string('r', 5000), "RB:jobs", "rb:skip::x" })
            Assert.Contains("does nothing any more", (await _office.SendAsync(Alice, action)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_what_the_asker_may_do_and_nothing_else()
    {
        var alice = (await _office.SayAsync(Alice, "help")).Text;
        var rita = (await _office.TypeAsync(Rita, "help")).Text;
        foreach (var command in _office.Catalog.Commands)
        {
            var line = $"\n{Core.Commands.CommandCatalog.Usage(command)}: ";
            Assert.Equal(command.Requires == Authority.Candidate, alice.Contains(line, StringComparison.Ordinal));
            Assert.Contains(line, rita, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Roles_in_draft_are_seen_by_recruiters_only()
    {
        Assert.DoesNotContain("Draft Carter", (await _office.TypeAsync(Alice, "roles")).Text, StringComparison.Ordinal);
        Assert.Contains("Draft Carter", (await _office.TypeAsync(Rita, "roles")).Text, StringComparison.Ordinal);
        Assert.Contains("I don't know the role", (await _office.TypeAsync(Alice, "roles", ("role", "draft-role"))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Draft Carter", (await _office.TypeAsync(Alice, "jobs")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_knowledge_fails_nothing_is_kept_and_the_conversation_can_go_on()
    {
        using var office = new Office(new FailingAnswerer());
        await office.ToFirstQuestionAsync(Alice);
        var before = (await office.StateAsync(Alice)).Version;
        var heard = await office.SayAsync(Alice, "Where does the flour come from?");
        Assert.Contains("nothing of what you just sent was kept; please send it again", Assert.Single(heard.All).Text, StringComparison.Ordinal);
        var logged = Assert.Single(office.Log.Lines).Text;
        Assert.Contains(nameof(HttpRequestException), logged, StringComparison.Ordinal);
        Assert.DoesNotContain("flour", logged, StringComparison.Ordinal);
        Assert.DoesNotContain("no route", logged, StringComparison.Ordinal);
        Assert.Equal(before, (await office.StateAsync(Alice)).Version);
        Assert.Contains("Question 2 of 2", (await office.SayAsync(Alice, Paths.WholeStory)).Text, StringComparison.Ordinal);
    }
}
