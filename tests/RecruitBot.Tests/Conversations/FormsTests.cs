using RecruitBot.Core.Conversations;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Conversations;

/// <summary>Answering by a form, where the bot cannot read plain messages; and which turns may bring a form back.</summary>
public sealed class FormsTests : IDisposable
{
    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task Only_what_buttons_cannot_answer_comes_with_a_form()
    {
        Assert.Null((await _office.BeginAsync(Alice)).Here[^1].Written);
        Assert.NotNull((await _office.PressAsync(Alice, "Yes")).Here[^1].Written);
        Assert.Null((await _office.SayAsync(Alice, "4")).Here[^1].Written);
        var form = (await _office.SayAsync(Alice, "employee")).Here[^1].Written!;
        var session = (await _office.StateAsync(Alice)).Id;
        Assert.Equal(ActionId.Of("answer", session, "q.rescue"), form.Action);
        var field = Assert.Single(form.Fields);
        Assert.Equal((ScreeningReplies.AnswerField, true, true, 4000), (field.Id, field.Long, field.Required, field.MaxLength));
        DiscordFit.Check(new Reply("") { Form = form });
    }

    [Fact]
    public async Task The_whole_screening_can_be_answered_by_buttons_and_forms()
    {
        await _office.BeginAsync(Alice);
        await _office.PressAsync(Alice, "Yes");
        await WriteAsync("4");
        await _office.PressAsync(Alice, "either");
        await WriteAsync(Paths.WholeStory);
        Assert.Contains("That was everything", (await WriteAsync(Paths.HygieneStory)).Text, StringComparison.Ordinal);
        await _office.PressAsync(Alice, "Hand in");
        Assert.Equal(Stage.Submitted, (await _office.StateAsync(Alice)).Stage);
    }

    [Fact]
    public async Task A_form_with_words_for_a_number_says_what_is_needed()
    {
        await _office.BeginAsync(Alice);
        await _office.PressAsync(Alice, "Yes");
        var heard = await WriteAsync("as many as you like");
        Assert.Contains("I need one number here", heard.Text, StringComparison.Ordinal);
        Assert.Equal("k.nights", (await _office.StateAsync(Alice)).Pending!.Item.ToString());
    }

    [Fact]
    public async Task The_form_of_an_earlier_question_or_of_somebody_else_is_not_shown()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var session = (await _office.StateAsync(Alice)).Id;
        var before = (await _office.EverythingAsync()).Select(s => s.Head).ToList();
        foreach (var item in new[] { "k.nights", "q.hygiene", "q.nosuch", "" })
            Assert.Contains("belongs to an earlier step", Assert.Single((await _office.SendAsync(Alice, "rb:write:" + session + (item.Length > 0 ? ":" + item : ""))).Shown).Text, StringComparison.Ordinal);
        Assert.Contains("not for you", Assert.Single((await _office.SendAsync(Bob, ActionId.Of("write", session, "q.rescue"))).Shown).Text, StringComparison.Ordinal);
        Assert.Equal(before, (await _office.EverythingAsync()).Select(s => s.Head));
        await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        var claimed = Assert.Single((await _office.SendAsync(Alice, ActionId.Of("write", session, "q.rescue"))).Shown);
        Assert.Null(claimed.Form);
        Assert.Contains("Rita", claimed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_may_bring_a_form_back_is_known_before()
    {
        bool Press(string action) => _office.Catalog.MayOpenForm(new PressTurn("m", default, Rita, PlaceOf(Rita), action));
        bool Command(string name, params (string, string)[] options) =>
            _office.Catalog.MayOpenForm(
                new CommandTurn("m", default, Rita, PlaceOf(Rita), name, options.ToDictionary(o => o.Item1, o => o.Item2, StringComparer.Ordinal))
            );
        Assert.True(Press("rb:decide:s:decline"));
        Assert.True(Press("rb:write:s:q.rescue"));
        Assert.True(Command("decline", ("session", "s")));
        Assert.True(Command("decline", ("session", "s"), ("reason", " ")));
        Assert.False(Command("decline", ("session", "s"), ("reason", "because")));
        Assert.False(Command("advance", ("session", "s")));
        Assert.False(Press("rb:decide:s:advance"));
        Assert.False(Press("rb:nosuchverb"));
        Assert.False(Press("nonsense"));
        Assert.False(_office.Catalog.MayOpenForm(new TextTurn("m", default, Rita, PlaceOf(Rita), "decline")));
    }

    [Fact]
    public async Task No_turn_brings_a_form_back_that_was_not_said_to()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            using var office = new Office();
            var talk = await new RandomTalk(office, seed).BeginAsync();
            await talk.TalkAsync(
                80,
                turn =>
                {
                    // A form in answer to a form comes only from a client that forges one.
                    if (turn is not FormTurn && talk.Heard[^1].All.Any(r => r.Form is not null))
                        Assert.True(office.Catalog.MayOpenForm(turn), turn.ToString());
                    return Task.CompletedTask;
                }
            );
        }
    }

    /// <summary>Presses the button that a platform draws for the open question, and sends the form that comes back.</summary>
    private async Task<Heard> WriteAsync(string words)
    {
        var written = _office.Platform.All.Last(d => d.Reply.Written is not null).Reply.Written!;
        var shown = await _office.SendAsync(Alice, ScreeningReplies.WriteButton(written).Action);
        var form = Assert.Single(shown.All).Form!;
        Assert.Equal(written.Action, form.Action);
        return await _office.FillAsync(Alice, form.Action, (form.Fields[0].Id, words));
    }
}
