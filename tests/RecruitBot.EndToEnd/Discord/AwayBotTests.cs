using RecruitBot.Core.Sessions;
using RecruitBot.EndToEnd.Discord.Support;
using static RecruitBot.EndToEnd.Conversations.CandidateScript;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>What is written while the bot is away is handled once when it returns, in the order in which it was written.</summary>
public sealed class AwayBotTests
{
    [Fact]
    public async Task Messages_written_while_the_bot_is_down_are_taken_in_order_and_once()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await new Play(bench).JoinAsync();
        foreach (var step in Script.Applying.Take(5))
            await step.PlayAsync(play);
        await bench.KillBotAsync();

        var first = (await play.Alex.SayAsync(play.Thread.Id, "4")).Id;
        foreach (var words in (string[])["I live in Europe", FirstAnswer, Probe])
            await play.Alex.SayAsync(play.Thread.Id, words);
        await bench.StartBotAsync();
        await play.Thread.HearAsync("Question 2 of 2", first);

        await AssertTakenAsync(play);
        // Another start finds nothing left to do.
        await bench.KillBotAsync();
        var last = (await play.Alex.SayAsync(play.Direct.Id, "How many days of paid holidays do people get?")).Id;
        await bench.StartBotAsync();
        await play.Direct.HearAsync("Question 2 of 2", last);
        await AssertTakenAsync(play);
    }

    [Fact]
    public async Task Direct_messages_written_while_the_bot_is_down_are_answered_when_it_returns()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await new Play(bench).JoinAsync();
        await Script.Applying[0].PlayAsync(play);
        await bench.KillBotAsync();
        var asked = (await play.Alex.SayAsync(play.Direct.Id, QuestionBetween)).Id;
        await bench.StartBotAsync();
        await play.Direct.HearAsync("32 hours", asked);
    }

    private static async Task AssertTakenAsync(Play play)
    {
        var application = await play.ApplicationAsync();
        Assert.Equal(["yes", "4", "I live in Europe"], application.All<KnockoutAnswered>().Select(a => a.Quote));
        Assert.Equal([FirstAnswer, Probe], application.All<AnswerGiven>().Select(a => a.Text));
    }
}
