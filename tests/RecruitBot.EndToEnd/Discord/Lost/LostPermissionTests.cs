using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Discord.Support;
using static RecruitBot.EndToEnd.Conversations.CandidateScript;
using static RecruitBot.EndToEnd.Discord.Lost.LostPlay;

namespace RecruitBot.EndToEnd.Discord.Lost;

/// <summary>Permissions taken away in the middle of an application: it goes on, the team reads what to click, and given back they are used again.</summary>
public sealed class LostPermissionTests
{
    private const string Mended = "All that was missing in this server is there again";

    [Fact]
    public async Task Without_writing_in_threads_the_answer_comes_by_direct_message()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench);
        await bench.Control.DenyAsync("apply", Permissions.SendMessagesInThreads);
        var said = await play.Alex.SayAsync(play.Thread.Id, FirstAnswer);
        await play.Direct.HearAsync("How did you measure the effect?", said.Id);
        await play.ToldAsync("I may not write in their private thread");
        await play.Review.HearAsync("The bot lacks Send Messages in Threads in #apply");

        await bench.Control.AllowInAsync("apply", Permissions.SendMessagesInThreads);
        await play.Review.HearAsync(Mended);
        await AnswerAsync(play.Thread, Probe, "Question 2 of 2");
        Assert.Equal([FirstAnswer, Probe], await play.AnswersAsync());
    }

    [Theory]
    [InlineData(Permissions.CreatePrivateThreads, "Create Private Threads")]
    [InlineData(Permissions.ManageThreads, "Manage Threads")]
    [InlineData(Permissions.EmbedLinks, "Embed Links")]
    [InlineData(Permissions.AttachFiles, "Attach Files")]
    [InlineData(Permissions.SendMessages, "Send Messages")]
    public async Task Without_what_its_thread_does_not_need_the_application_goes_on_in_it(Permissions denied, string called)
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench);
        await bench.Control.DenyAsync("apply", denied);
        await play.Review.HearAsync($"The bot lacks {called} in #apply");
        await AnswerAsync(play.Thread, FirstAnswer, "How did you measure the effect?");
        await bench.Control.AllowInAsync("apply", denied);
        await play.Review.HearAsync(Mended);
        Assert.Equal(0, await play.CountAsync(Whose));
    }

    [Fact]
    public async Task Without_seeing_its_channel_the_bot_hears_nothing_and_reads_it_all_when_it_sees_it_again()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench);
        await bench.Control.DenyAsync("apply", Permissions.ViewChannel);
        await play.Review.HearAsync("and no thread below it is heard");
        await play.Alex.SayAsync(play.Thread.Id, FirstAnswer);
        await bench.Control.AllowInAsync("apply", Permissions.ViewChannel);
        await play.Thread.HearAsync("How did you measure the effect?");
        await play.Review.HearAsync(Mended);
        Assert.Equal([FirstAnswer], await play.AnswersAsync());
    }

    [Fact]
    public async Task Without_the_history_whoever_wrote_meanwhile_is_asked_to_send_it_again()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench);
        await bench.KillBotAsync();
        await bench.Control.DenyAsync("apply", Permissions.ReadMessageHistory);
        await play.Alex.SayAsync(play.Thread.Id, FirstAnswer);
        await bench.StartBotAsync();
        await play.Thread.HearAsync("please send it again");
        await play.ToldAsync("allow Read Message History");
        await AnswerAsync(play.Thread, FirstAnswer, "How did you measure the effect?");
        Assert.Equal([FirstAnswer], await play.AnswersAsync());
    }

    [Theory]
    [InlineData(Permissions.SendMessages, "Send Messages")]
    [InlineData(Permissions.EmbedLinks, "Embed Links")]
    [InlineData(Permissions.ViewChannel, "View Channel")]
    public async Task Without_writing_to_the_team_its_cards_wait_and_the_log_says_what_to_click(Permissions denied, string called)
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench, Script.Applying.Count - 1);
        await bench.Control.DenyAsync("recruiting-review", denied);
        await bench.LoggedAsync($"The bot lacks {called} in #recruiting-review");
        await Play.PressAsync(play.Thread, "Hand in");
        await play.Thread.HearAsync("Handed in");
        Assert.Null(await play.CardAsync());
        await bench.Control.AllowInAsync("recruiting-review", denied);
        await Eventually.SeeAsync(play.CardAsync, () => Task.FromResult($"There is no card.\n{bench.Bot.Error}"));
    }
}
