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
        await play.ToldAsync("there is nothing left to do");
        await AnswerAsync(play.Thread, Probe, "Question 2 of 2");
        Assert.Equal([FirstAnswer, Probe], await play.AnswersAsync());

        await bench.Control.DenyAsync("apply", Permissions.SendMessagesInThreads);
        await play.Alex.SayAsync(play.Thread.Id, SecondAnswer);
        await play.Direct.HearAsync("Please look your answers over");
        await play.ToldAsync("I may not write in their private thread");
    }

    [Fact]
    public async Task Without_the_message_content_intent_the_question_is_put_with_its_button_and_what_was_written_is_read_when_it_is_back()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench);
        await bench.KillBotAsync();
        await bench.Control.PostAsync("control/application", new { message_content = false });
        await bench.StartBotAsync();
        foreach (var words in new[] { FirstAnswer, Probe })
        {
            var said = await play.Alex.SayAsync(play.Thread.Id, words);
            await play.Thread.HearAsync("I cannot read plain messages", said.Id);
            await play.Thread.WithButtonAsync("Write an answer", said.Id);
        }
        await play.ToldAsync("switch on Message Content Intent");

        await bench.KillBotAsync();
        await bench.Control.PostAsync("control/application", new { message_content = true });
        await bench.StartBotAsync();
        await play.Thread.HearAsync("Question 2 of 2");
        await play.ToldAsync("there is nothing left to do");
        Assert.Equal([FirstAnswer, Probe], await play.AnswersAsync());
    }

    [Fact]
    public async Task Without_deleting_threads_an_erasure_waits_for_the_team_and_finishes_by_itself()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench);
        await bench.Control.DenyAsync("apply", Permissions.ManageThreads);
        await play.Review.HearAsync("The bot lacks Manage Threads in #apply");
        await play.Alex.CommandAsync(play.Panel.Id, "erase");
        await Play.PressAsync(play.Panel, "Yes, delete everything");
        await play.Panel.HearAsync("The recruiting team has been told what to allow");
        await play.ToldAsync("they asked to have everything about them erased");

        await bench.Control.AllowInAsync("apply", Permissions.ManageThreads);
        await play.Direct.HearAsync("Done: everything that was stored about you is deleted");
        Assert.Null(await play.FindThreadAsync());
        Assert.Equal(0, await play.CountAsync(Whose));
    }

    [Theory]
    [InlineData(Permissions.CreatePrivateThreads, "Create Private Threads")]
    [InlineData(Permissions.ManageThreads, "Manage Threads")]
    [InlineData(Permissions.EmbedLinks, "Embed Links")]
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
