using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Conversations;

/// <summary>A plain yes or no belongs to what was asked last, never to the question underneath.</summary>
public sealed class YesAndNoTests : IDisposable
{
    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Theory]
    [InlineData("yes")]
    [InlineData("YES please")]
    public async Task Yes_to_withdrawing_withdraws(string words)
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "withdraw");
        await _office.SayAsync(Alice, words);
        Assert.Equal(Stage.Withdrawn, (await _office.StateAsync(Alice)).Stage);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("no thanks")]
    public async Task No_to_withdrawing_goes_on_and_is_no_answer(string words)
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "withdraw");
        await _office.SayAsync(Alice, words);
        var state = await _office.StateAsync(Alice);
        Assert.Equal((Stage.Screening, 0), (state.Stage, state.AnswersTo("rescue").Main.Count));
    }

    [Fact]
    public async Task Yes_in_a_break_ends_the_break_and_is_no_answer()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "pause");
        await _office.SayAsync(Alice, "yes");
        var state = await _office.StateAsync(Alice);
        Assert.Equal((false, 0), (state.IsPaused, state.AnswersTo("rescue").Main.Count));
    }
}
