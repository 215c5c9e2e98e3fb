using RecruitBot.Core.Sessions;
using RecruitBot.EndToEnd.Discord.Lost;
using RecruitBot.EndToEnd.Discord.Support;
using RecruitBot.EndToEnd.Support;
using static RecruitBot.EndToEnd.Conversations.CandidateScript;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>People write in pieces, change what they wrote and delete it: their answers follow, and nothing is lost.</summary>
public sealed class CorrectionsTests
{
    [Fact]
    public async Task Answers_follow_messages_that_are_changed_or_deleted()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await LostPlay.InThreadAsync(bench);
        var first = await play.Alex.SayAsync(play.Thread.Id, FirstAnswer);
        await play.Thread.HearAsync("How did you measure the effect?", first.Id);
        await play.Alex.EditAsync(first, FirstAnswer + " That was in March.");
        await play.Thread.HearAsync("your answer to question 1 now reads as you changed it", first.Id);

        // After a restart the message is known still, and a deletion asks first.
        await bench.KillBotAsync();
        await bench.StartBotAsync();
        await play.Alex.DeleteAsync(first);
        var asked = await play.Thread.HearAsync("A message with your answer to question 1 was deleted here", first.Id);
        var application = await play.ApplicationAsync();
        Assert.Equal(FirstAnswer + " That was in March.", application.State.AnswerTo(MainOf(application))!.Text);
        await play.Alex.PressAsync(asked, "Take it back");
        await play.Thread.HearAsync("Taken back", asked.Id);

        application = await play.ApplicationAsync();
        Assert.Null(application.State.AnswerTo(MainOf(application)));
        Assert.Single(application.All<AnswerGiven>());
        Assert.Single(application.All<AnswerChanged>());
    }

    [Fact]
    public async Task What_is_written_in_pieces_while_the_bot_is_away_is_one_answer()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await LostPlay.InThreadAsync(bench);
        var last = await play.Alex.SayAsync(play.Thread.Id, FirstAnswer);
        await play.Thread.HearAsync("How did you measure the effect?", last.Id);
        await bench.KillBotAsync();
        await play.Alex.SayAsync(play.Thread.Id, Probe);
        last = await play.Alex.SayAsync(play.Thread.Id, "And it stayed that way.");
        await bench.StartBotAsync();
        await play.Thread.HearAsync("I have added that to your answer to question 1.", last.Id);
        await LostPlay.AnswerAsync(play.Thread, SecondAnswer, "Please look your answers over");
        var application = await play.ApplicationAsync();
        var state = application.State;
        Assert.Equal([FirstAnswer, $"{Probe}\nAnd it stayed that way."], state.AnswersTo(MainOf(application).Id).Texts);
        Assert.Equal(SecondAnswer, state.AnswersTo(state.Role!.Criteria[1].Id).Texts[0]);
    }

    private static ScriptItem MainOf(StoredSession application) => ScriptItem.Main(application.State.Role!.Criteria[0].Id);
}
