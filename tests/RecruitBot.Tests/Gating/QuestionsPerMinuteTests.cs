using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gating;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Gating;

/// <summary>How much may be asked in a minute; what is an answer is never counted.</summary>
public sealed class QuestionsPerMinuteTests : IDisposable
{
    private const string Question = "Where does the flour come from?";

    private readonly Office _office = new() { Rules = new GateRules { QuestionsPerMinute = 2 } };

    public QuestionsPerMinuteTests() => _office.Restart();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task One_too_many_is_not_kept_and_told_when_to_ask_again()
    {
        await RouteAsync(Alice, Question);
        await RouteAsync(Alice, Question);
        var before = (await _office.StateAsync(Alice, "")).Version;
        _office.Time.Advance(TimeSpan.FromSeconds(18));
        var refused = Assert.Single(await RouteAsync(Alice, "What about flour and my secret?"));
        Assert.Equal("That was more than 2 questions in a minute; please wait 42 seconds and ask again. I did not keep this one.", refused.Text);
        Assert.Equal((before, 2), ((await _office.StateAsync(Alice, "")).Version, _office.Answerer.Questions.Count));

        Assert.Empty(await RouteAsync(Bob, Question));
        _office.Time.Advance(TimeSpan.FromSeconds(42));
        Assert.Empty(await RouteAsync(Alice, Question));
        Assert.Equal(4, _office.Answerer.Questions.Count);
    }

    [Fact]
    public async Task Commands_count_and_so_do_questions_in_between()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await RouteAsync(Alice, Question);
        var at = _office.Time.GetUtcNow();
        await _office.Router.HandleAsync(
            new CommandTurn(_office.NewMessage(), at, Alice, PlaceOf(Alice), "ask", new Dictionary<string, string> { ["question"] = Question }),
            CancellationToken.None
        );
        Assert.Contains("more than 2 questions", Assert.Single(await RouteAsync(Alice, Question)).Text, StringComparison.Ordinal);
        Assert.Equal("q.rescue", (await _office.StateAsync(Alice)).Pending!.Item.ToString());
    }

    [Fact]
    public async Task Answers_are_never_limited()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await RouteAsync(Alice, Question);
        await RouteAsync(Alice, Question);
        for (var i = 0; i < 8; i++)
        {
            Assert.Empty(await RouteAsync(Alice, i % 2 == 0 ? Paths.WholeStory : "go back"));
        }
        Assert.Equal(4, (await _office.EventsAsync(Alice)).Count(e => e.Event is AnswerGiven));
    }

    [Fact]
    public void A_question_is_forgotten_after_a_minute_and_so_is_who_asked()
    {
        var time = new HandAdvancedTime();
        var window = new QuestionWindow(1, time);
        for (var i = 0; i < 9_999; i++)
            Assert.Null(window.Count("p" + i));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(window.Count("late"));
        Assert.Equal(TimeSpan.FromSeconds(30), window.Count("p7"));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(window.Count("one more"));
        Assert.Equal(2, window.People);
        Assert.Equal(TimeSpan.FromSeconds(30), window.Count("late"));
    }

    [Fact]
    public void However_many_ask_at_once_memory_stays_bounded()
    {
        var window = new QuestionWindow(1, new HandAdvancedTime());
        for (var i = 0; i < 25_000; i++)
            window.Count("p" + i);
        Assert.InRange(window.People, 1, 10_000);
    }

    private Task<IReadOnlyList<Reply>> RouteAsync(Person who, string text) =>
        _office.Router.HandleAsync(new TextTurn(_office.NewMessage(), _office.Time.GetUtcNow(), who, PlaceOf(who), text), CancellationToken.None);
}
