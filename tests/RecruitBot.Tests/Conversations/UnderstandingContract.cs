using Microsoft.Extensions.AI;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Conversations;

/// <summary>Loosely worded wishes and questions, with a model beside, whichever orchestrator asks it: it helps, acts for nobody, and is on the log.</summary>
public abstract class UnderstandingContract : IDisposable
{
    private const string Loose = "I reckon this could be something for me, so what now?";
    private const string Doubtful = "Is caching a thing there?";

    private static readonly LiveKnowledge Shipped = LiveKnowledge.Open(Path.Combine(AppContext.BaseDirectory, "knowledge"));

    private readonly Office _office;

    /// <summary>With an orchestrator.</summary>
    protected UnderstandingContract(OrchestratorOver over) => _office = new Office { Knowledge = Shipped, Orchestrates = over };

    public void Dispose()
    {
        _office.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_wish_to_apply_is_offered_and_begun_only_by_the_candidates_own_press()
    {
        Use((_, _) => Tool("start_applying", ("role", "baker")));
        var heard = await _office.SayAsync(Alice, Loose);
        Assert.Contains(heard.All, r => r.Text.StartsWith("Do you want to apply for Night Baker?", StringComparison.Ordinal));
        Assert.Empty(await _office.HeadsAsync(Alice, "baker"));
        await _office.PressAsync(Alice, "Apply");
        Assert.Equal(Stage.Consent, (await _office.StateAsync(Alice)).Stage);
        await ReplaysAsync("");
    }

    [Theory]
    [InlineData("ask_person", "Do you want to talk to a person")]
    [InlineData("withdraw", "type /withdraw")]
    [InlineData("small_talk", "Hello! Ask me about our roles")]
    public async Task Other_wishes_are_offered_too_and_nothing_is_done(string tool, string expected)
    {
        Use((_, _) => Tool(tool));
        var heard = await _office.SayAsync(Alice, Loose);
        Assert.Contains(heard.All, r => r.Text.Contains(expected, StringComparison.Ordinal));
        var state = await _office.StateAsync(Alice, "");
        Assert.Equal((false, Stage.Enquiry), (state.WantsPerson, state.Stage));
        await ReplaysAsync("");
    }

    [Fact]
    public async Task Who_asks_loosely_where_they_stand_is_shown_it()
    {
        await _office.HandInAsync(Alice);
        Use((_, _) => Tool("show_status"));
        var heard = await _office.SayAsync(Alice, "so has anything come of my thing from last week");
        Assert.Contains(heard.Shown, r => r.Text.Contains("Night Baker", StringComparison.Ordinal) && r.Text.Contains("waiting for review", StringComparison.Ordinal));
        await ReplaysAsync("");
    }

    [Fact]
    public async Task An_answer_that_a_model_chose_is_quoted_recorded_and_runs_again_without_it()
    {
        var model = Use((asked, _) => new ChatMessage(ChatRole.Assistant, First(asked)));
        var heard = await _office.SayAsync(Alice, Doubtful);
        var question = (await _office.EventsAsync(Alice, "")).Select(e => e.Event).OfType<QuestionAnswered>().Single();
        Assert.True(question.Answer is { Answered: true, Mode: "model" });
        Assert.All(question.Answer.Citations, c => Assert.True(CitationCheck.Holds(c, Shipped.Current.Base)));
        Assert.Contains(heard.All, r => r.Text.Contains("[1] ", StringComparison.Ordinal));
        var turn = (await _office.EventsAsync(Alice, "")).Select(e => e.Event).OfType<TurnReceived>().Select(t => t.Turn).OfType<TextTurn>().Single();
        Assert.Single(turn.Understood!.Calls);
        model.IsGone = true;
        await ReplaysAsync("");
    }

    [Fact]
    public async Task In_a_screening_only_questions_are_shown_to_a_model_and_never_an_answer()
    {
        var model = Use((asked, _) => new ChatMessage(ChatRole.Assistant, First(asked)));
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, Paths.WholeStory);
        Assert.Empty(model.Calls);
        await _office.SayAsync(Alice, Doubtful);
        Assert.Contains(Doubtful, Assert.Single(model.Calls).User, StringComparison.Ordinal);
        Assert.Equal(Stage.Screening, (await _office.StateAsync(Alice)).Stage);
        var answer = (await _office.EventsAsync(Alice)).Select(e => e.Event).OfType<QuestionAnswered>().Single().Answer;
        Assert.Single(answer.Calls!);
        model.IsGone = true;
        await ReplaysAsync("baker");
    }

    [Fact]
    public async Task Who_chose_people_alone_is_shown_to_no_model_wherever_they_write()
    {
        var model = Use((asked, _) => new ChatMessage(ChatRole.Assistant, First(asked)));
        await _office.ToFirstQuestionAsync(Alice, Paths.HumanOnly);
        await _office.SayAsync(Alice, Doubtful);
        await _office.TypeAsync(Alice, "ask", ("question", Doubtful));
        await _office.SayAsync(Alice, Paths.WholeStory);
        await _office.SayAsync(Alice, Paths.HygieneStory);
        await _office.PressAsync(Alice, "Hand in");
        await _office.SayAsync(Alice, Doubtful);
        await _office.TypeAsync(Alice, "ask", ("question", Doubtful));
        await _office.RateAsync();
        Assert.Empty(model.Calls);
        Assert.All((await _office.EverythingAsync()).SelectMany(s => s.Events).Select(e => e.Event).OfType<QuestionAnswered>(), q => Assert.Null(q.Answer.Calls));
        // Somebody else's choice is their own.
        await _office.SayAsync(Bob, Doubtful);
        Assert.Single(model.Calls);
    }

    [Theory]
    [InlineData(ModelFault.Unavailable)]
    [InlineData(ModelFault.TimedOut)]
    [InlineData(ModelFault.OutOfBudget)]
    [InlineData(ModelFault.Refused)]
    [InlineData(ModelFault.Misconfigured)]
    public async Task Without_its_help_the_answer_is_that_of_fixed_rules(ModelFault fault)
    {
        using var plain = new Office { Knowledge = Shipped };
        plain.Restart();
        await plain.ArriveAsync(Alice);
        var expected = (await plain.SayAsync(Alice, Doubtful)).All.Select(r => r.Text).ToList();
        Use((_, _) => throw new ModelException(fault, "x"));
        Assert.Equal(expected, (await _office.SayAsync(Alice, Doubtful)).All.Select(r => r.Text));
        Assert.NotEmpty((await _office.SayAsync(Alice, Loose)).All);
        await ReplaysAsync("");
    }

    [Fact]
    public async Task What_is_volunteered_of_a_trait_in_a_question_is_shown_to_no_model()
    {
        var model = Use((asked, _) => new ChatMessage(ChatRole.Assistant, First(asked)));
        await _office.SayAsync(Alice, "I'm pregnant, due in May. " + Doubtful);
        Assert.DoesNotContain("pregnant", Assert.Single(model.Calls).User, StringComparison.Ordinal);
        Assert.Contains(Doubtful, model.Calls.Single().User, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_found_nothing_is_not_asked_again_in_the_same_turn()
    {
        var model = Use((_, _) => new ChatMessage(ChatRole.Assistant, """{"passages":[]}"""));
        await _office.SayAsync(Alice, Doubtful);
        Assert.Single(model.Calls);
    }

    [Fact]
    public async Task A_model_that_has_no_room_is_not_asked_again_in_the_same_turn()
    {
        var model = Use((_, _) => throw new InvalidOperationException());
        model.IsFull = true;
        Assert.NotEmpty((await _office.SayAsync(Alice, Doubtful)).All);
        Assert.Single(model.Calls);
    }

    [Fact]
    public async Task The_first_words_of_a_newcomer_are_shown_to_no_model()
    {
        var model = Use((_, _) => new ChatMessage(ChatRole.Assistant, """{"passages":[]}"""));
        var carol = new Person("test:carol", "Carol");
        var heard = await _office.SayAsync(carol, Doubtful);
        Assert.Contains(heard.All, r => r.Text.Contains("an AI, not a person", StringComparison.Ordinal));
        Assert.Empty(model.Calls);
        await _office.SayAsync(carol, Doubtful);
        Assert.Single(model.Calls);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("thank you")]
    public async Task A_greeting_needs_no_model(string words)
    {
        var model = Use((_, _) => Tool("show_status"));
        Assert.NotEmpty((await _office.SayAsync(Alice, words)).All);
        Assert.Empty(model.Calls);
    }

    [Fact]
    public async Task Words_among_others_are_shown_to_no_model()
    {
        var model = Use((_, _) => new ChatMessage(ChatRole.Assistant, """{"passages":[]}"""));
        await _office.TakeAsync(new TextTurn(_office.NewMessage(), _office.Time.GetUtcNow(), Alice, new Place("test", "general"), Doubtful) { InPublic = true });
        Assert.Empty(model.Calls);
    }

    [Fact]
    public async Task Who_chose_people_alone_and_was_declined_is_shown_to_no_model_either()
    {
        var model = Use((_, _) => new ChatMessage(ChatRole.Assistant, """{"passages":[]}"""));
        await _office.HandInAsync(Alice, Paths.HumanOnly);
        await _office.TypeAsync(Rita, "decline", ("session", "Alice"), ("reason", "filled"), ("message", "Thank you."));
        await _office.SayAsync(Alice, Doubtful);
        Assert.Empty(model.Calls);
    }

    [Fact]
    public async Task A_question_during_which_somebody_else_writes_is_asked_of_a_model_once()
    {
        var model = Use((_, _) => new ChatMessage(ChatRole.Assistant, """{"passages":[]}"""));
        await _office.ToFirstQuestionAsync(Alice);
        var session = await _office.StateAsync(Alice);
        var disturbed = false;
        model.Meanwhile = async () =>
        {
            if (!disturbed)
                await _office.Whereabouts.NoteAsync(session.ToHead(), session.Place, "test", "it is in the way.", "Something is in the way.", CancellationToken.None);
            disturbed = true;
        };
        await _office.SayAsync(Alice, Doubtful);
        Assert.True(disturbed);
        Assert.Single(model.Calls);
        Assert.Single((await _office.EventsAsync(Alice)).Select(e => e.Event).OfType<QuestionAnswered>());
    }

    [Fact]
    public async Task Nobody_can_have_a_model_asked_without_end()
    {
        _office.Rules = new() { QuestionsPerMinute = 2 };
        var model = Use((asked, _) => new ChatMessage(ChatRole.Assistant, First(asked)));
        for (var i = 0; i < 6; i++)
            await _office.Router.HandleAsync(new TextTurn(_office.NewMessage(), _office.Time.GetUtcNow(), Alice, PlaceOf(Alice), Doubtful), CancellationToken.None);
        Assert.Equal(2, model.Calls.Count);
    }

    private async Task ReplaysAsync(string role) => Assert.Empty((await _office.Replay.RunAsync(await _office.EventsAsync(Alice, role), CancellationToken.None)).Differences);

    private ScriptedModel Use(Func<ModelAsked, int, ChatMessage> says)
    {
        _office.Model = new ScriptedModel((a, n) => Task.FromResult(says(a, n)));
        _office.Restart();
        Welcome(Alice, Bob);
        return _office.Model;
    }

    /// <summary>Who has read whose model it is.</summary>
    private void Welcome(params Person[] people)
    {
        foreach (var person in people)
            Assert.True(_office.ArriveAsync(person).IsCompletedSuccessfully);
    }

    private static ChatMessage Tool(string name, params (string Name, string Value)[] arguments) =>
        new(ChatRole.Assistant, [new FunctionCallContent("1", name, arguments.ToDictionary(a => a.Name, a => (object?)a.Value))]);

    /// <summary>Chooses the first passage that was shown.</summary>
    private static string First(ModelAsked asked)
    {
        var line = asked.User.Split('\n').First(l => l.StartsWith("> [1] ", StringComparison.Ordinal));
        return $$"""{"passages":[{"number":1,"quote":{{System.Text.Json.JsonSerializer.Serialize(line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..])}}}]}""";
    }
}
