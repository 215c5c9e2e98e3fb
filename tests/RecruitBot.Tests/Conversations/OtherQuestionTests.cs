using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Conversations;

/// <summary>Words that say which question they are for, and words that only sound like it (Data/other-question.tsv).</summary>
public sealed class OtherQuestionTests : IDisposable
{
    private readonly Office _office = new();

    public static TheoryData<string> ForTheFirst => Read("1");

    public static TheoryData<string> ForTheOpenOne => Read("open");

    public void Dispose() => _office.Dispose();

    [Theory]
    [MemberData(nameof(ForTheFirst))]
    public async Task Words_that_name_another_question_go_to_its_answer(string words)
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, Paths.WholeStory);
        await _office.SayAsync(Alice, words);
        var state = await _office.StateAsync(Alice);
        Assert.Equal([Paths.WholeStory + "\n" + words], state.AnswersTo("rescue").Texts);
        Assert.Equal("q.hygiene", state.Pending!.Item.ToString());
    }

    [Theory]
    [MemberData(nameof(ForTheOpenOne))]
    public async Task The_ordinary_words_of_an_answer_stay_with_the_open_question(string words)
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, Paths.WholeStory);
        await _office.SayAsync(Alice, words);
        var state = await _office.StateAsync(Alice);
        Assert.Equal([Paths.WholeStory], state.AnswersTo("rescue").Texts);
        Assert.Equal(words, state.AnswersTo("hygiene").Texts[0]);
    }

    private static TheoryData<string> Read(string label) =>
        [
            .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Conversations", "Data", "other-question.tsv"))
                .Where(l => l.StartsWith(label + "\t", StringComparison.Ordinal))
                .Select(l => l[(label.Length + 1)..]),
        ];
}
