using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Conversations;

/// <summary>Facts: by button and in words, asked again when unclear, and never a reason for the bot to end anything.</summary>
public sealed class FactsTests : IDisposable
{
    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task What_stands_beside_a_choice_and_was_not_asked_for_is_sealed()
    {
        await _office.BeginAsync(Alice);
        await _office.PressAsync(Alice, "Yes");
        await _office.SayAsync(Alice, "4");
        await _office.SayAsync(Alice, "employee, because I am pregnant");
        var state = await _office.StateAsync(Alice);
        Assert.Equal("employee", state.Facts["contract"].Value);
        Assert.DoesNotContain("pregnant", state.Sealed.ForPeople(state.Facts["contract"].Quote), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_can_be_pressed()
    {
        await _office.BeginAsync(Alice);
        var heard = await _office.PressAsync(Alice, "Yes");
        Assert.Contains("Fact 2 of 3\nHow many nights a week can you bake?", heard.Text, StringComparison.Ordinal);
        Assert.Equal(("yes", true), Fact(await _office.StateAsync(Alice), "permit"));
    }

    [Theory]
    [InlineData("yes", "yes")]
    [InlineData("Yep!", "yes")]
    [InlineData("I am", "yes")]
    [InlineData("Yes, I am.", "yes")]
    [InlineData("no", "no")]
    [InlineData("No, I am not.", "no")]
    public async Task A_fact_can_be_said(string words, string value)
    {
        await _office.BeginAsync(Alice);
        await _office.SayAsync(Alice, words);
        var state = await _office.StateAsync(Alice);
        Assert.Equal((value, value == "yes"), Fact(state, "permit"));
        Assert.Equal(words, state.Facts["permit"].Quote);
    }

    [Theory]
    [InlineData("maybe")]
    [InlineData("It depends")]
    [InlineData("I would rather explain that in person")]
    public async Task What_is_unclear_is_kept_and_asked_again(string words)
    {
        await _office.BeginAsync(Alice);
        var heard = await _office.SayAsync(Alice, words);
        Assert.Contains("I need a plain yes or no", heard.Text, StringComparison.Ordinal);
        Assert.Contains("Are you legally allowed to work in this town?", heard.Text, StringComparison.Ordinal);
        var events = await _office.EventsAsync(Alice);
        Assert.Contains(events, e => e.Event is CandidateWrote w && w.Text == words);
        Assert.Empty(SessionFold.Fold(events)!.Facts);
    }

    [Fact]
    public async Task A_number_is_asked_for_as_a_number_and_a_choice_as_one_of_its_names()
    {
        await _office.BeginAsync(Alice);
        await _office.PressAsync(Alice, "Yes");
        Assert.Contains("one number", (await _office.SayAsync(Alice, "most of them")).Text, StringComparison.Ordinal);
        Assert.True((await _office.SayAsync(Alice, "about 3 nights")).Here[^1].Text.Contains("contract", StringComparison.Ordinal));
        Assert.Contains("employee, contractor, either", (await _office.SayAsync(Alice, "both are fine")).Text, StringComparison.Ordinal);
        await _office.PressAsync(Alice, "contractor");
        var state = await _office.StateAsync(Alice);
        Assert.Equal(("3", true), Fact(state, "nights"));
        Assert.Equal(("contractor", false), Fact(state, "contract"));
    }

    [Fact]
    public async Task A_failed_fact_goes_on_and_stands_on_the_card_for_a_person()
    {
        await _office.BeginAsync(Alice);
        var heard = await _office.PressAsync(Alice, "No");
        Assert.Contains("The town hall checks it.", heard.Text, StringComparison.Ordinal);
        Assert.Contains("does not end your application", heard.Text, StringComparison.Ordinal);
        Assert.Contains("Fact 2 of 3", heard.Text, StringComparison.Ordinal);
        await _office.SayAsync(Alice, "1");
        await _office.SayAsync(Alice, "either");
        await _office.SayAsync(Alice, Paths.WholeStory);
        await _office.SayAsync(Alice, Paths.HygieneStory);
        var card = Heard.Words((await _office.PressAsync(Alice, "Hand in")).Reviewers);
        Assert.Contains("permit: DOES NOT MEET, \u201cno\u201d", card, StringComparison.Ordinal);
        Assert.Contains("nights: DOES NOT MEET, \u201c1\u201d", card, StringComparison.Ordinal);
        Assert.Contains("contract: meets, \u201ceither\u201d", card, StringComparison.Ordinal);
        Assert.Equal(Stage.Submitted, (await _office.StateAsync(Alice)).Stage);
    }

    [Fact]
    public async Task A_skipped_fact_is_not_stated_rather_than_failed()
    {
        await _office.BeginAsync(Alice);
        await _office.PressAsync(Alice, "Skip");
        await _office.SayAsync(Alice, "5");
        await _office.SayAsync(Alice, "employee");
        await _office.SayAsync(Alice, Paths.WholeStory);
        await _office.SayAsync(Alice, Paths.HygieneStory);
        var card = Heard.Words((await _office.PressAsync(Alice, "Hand in")).Reviewers);
        Assert.Contains("permit: not stated", card, StringComparison.Ordinal);
        Assert.DoesNotContain("DOES NOT MEET", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_at_a_fact_is_answered_and_the_fact_put_again()
    {
        await _office.BeginAsync(Alice);
        var heard = await _office.SayAsync(Alice, "Where does the flour come from?");
        Assert.Contains(ScriptedAnswerer.Quote, heard.Here[0].Text, StringComparison.Ordinal);
        Assert.Contains("Fact 1 of 3\nAre you legally allowed to work in this town?", heard.Here[1].Text, StringComparison.Ordinal);
        Assert.Empty((await _office.StateAsync(Alice)).Facts);
    }

    private static (string Value, bool? Passed) Fact(SessionState state, string id) => (state.Facts[id].Value, state.Facts[id].Passed);
}
