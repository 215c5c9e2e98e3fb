using RecruitBot.EndToEnd.Discord.Support;
using static RecruitBot.EndToEnd.Conversations.CandidateScript;
using static RecruitBot.EndToEnd.Discord.Lost.LostPlay;

namespace RecruitBot.EndToEnd.Discord.Lost;

/// <summary>A thread that is gone, locked or asleep: the application goes on, the candidate sees where, and the team is told once.</summary>
public sealed class LostThreadTests
{
    private const string Deleted = "their private thread was deleted";

    [Fact]
    public async Task A_thread_that_is_deleted_is_replaced_by_itself_and_the_team_told_once()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench);
        await bench.Control.DeleteThreadAsync(play.Thread.Id);
        var thread = await play.NewThreadAsync();
        await thread.HearAsync("The thread we were in was deleted, so we go on here.");
        await thread.HearAsync("Question 1 of 2");
        Assert.Contains("Query Gardener", (await play.FindThreadAsync())!.Name, StringComparison.Ordinal);
        await play.ToldAsync(Deleted);
        await AnswerAsync(thread, FirstAnswer, "How did you measure the effect?");

        // Another start says nothing again, and the next deletion leads to direct messages rather than to threads without end.
        await bench.KillBotAsync();
        await bench.StartBotAsync();
        Assert.Equal(1, await play.CountAsync(Deleted));
        await bench.Control.DeleteThreadAsync(thread.Id);
        await play.Direct.HearAsync("The thread we were in was deleted, so we go on here.");
        await AnswerAsync(play.Direct, Probe, "Question 2 of 2");
        Assert.Equal([FirstAnswer, Probe], await play.AnswersAsync());
    }

    [Fact]
    public async Task A_thread_that_is_deleted_while_the_bot_is_down_is_replaced_when_it_returns()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench);
        await bench.KillBotAsync();
        await bench.Control.DeleteThreadAsync(play.Thread.Id);
        await bench.StartBotAsync();
        var thread = await play.NewThreadAsync();
        await thread.HearAsync("Question 1 of 2");
        await AnswerAsync(thread, FirstAnswer, "How did you measure the effect?");
        await play.ToldAsync(Deleted);
        Assert.Equal([FirstAnswer], await play.AnswersAsync());
    }

    [Fact]
    public async Task An_application_whose_thread_is_locked_goes_on_in_direct_messages_and_in_the_thread_when_it_is_unlocked()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench);
        await bench.Control.PostAsync($"control/channel/{play.Thread.Id}", new { locked = true });
        await play.Direct.HearAsync("The thread we were in is locked, so we go on here.");
        await play.Direct.HearAsync("Question 1 of 2");
        await play.ToldAsync("Unlock Thread");
        await AnswerAsync(play.Direct, FirstAnswer, "How did you measure the effect?");

        await bench.Control.PostAsync($"control/channel/{play.Thread.Id}", new { locked = false });
        await play.ToldAsync("there is nothing left to do");
        await AnswerAsync(play.Thread, Probe, "Question 2 of 2");

        // Locked again, all are told again.
        var since = (await play.Direct.AllAsync())[^1].Id;
        await bench.Control.PostAsync($"control/channel/{play.Thread.Id}", new { locked = true });
        await play.Direct.HearAsync("The thread we were in is locked, so we go on here.", since);
        await play.Direct.HearAsync("Question 2 of 2", since);
        await play.ToldAsync("Unlock Thread");
        Assert.Equal([FirstAnswer, Probe], await play.AnswersAsync());
    }

    [Fact]
    public async Task A_thread_that_is_locked_while_the_bot_is_down_is_noticed_when_it_returns()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench);
        await bench.KillBotAsync();
        await bench.Control.PostAsync($"control/channel/{play.Thread.Id}", new { locked = true });
        await bench.StartBotAsync();
        await play.Direct.HearAsync("Question 1 of 2");
        await play.ToldAsync("Unlock Thread");
    }

    [Fact]
    public async Task A_thread_that_went_to_the_archive_goes_on_where_it_was()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench);
        await bench.Control.PostAsync($"control/channel/{play.Thread.Id}", new { archived = true });
        await AnswerAsync(play.Thread, FirstAnswer, "How did you measure the effect?");
        await bench.KillBotAsync();
        await bench.Control.PostAsync($"control/channel/{play.Thread.Id}", new { archived = true });
        await bench.StartBotAsync();
        await AnswerAsync(play.Thread, Probe, "Question 2 of 2");
        Assert.Equal(0, await play.CountAsync(Whose));
    }

    [Fact]
    public async Task When_the_channel_above_the_threads_is_deleted_all_go_on_and_the_team_is_told_what_to_create()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench);
        await bench.Control.DeleteChannelAsync("apply");
        await play.Direct.HearAsync("Question 1 of 2");
        await play.ToldAsync(Deleted);
        await play.Review.HearAsync("There is no text channel called apply");
        await AnswerAsync(play.Direct, FirstAnswer, "How did you measure the effect?");

        await bench.Control.CreateChannelAsync("apply");
        await play.Review.HearAsync("All that was missing in this server is there again");
        await play.Alex.ViewAsync();
        var panel = new Room(play.Alex, (await bench.Control.ChannelAsync("apply")).Id);
        await panel.WithButtonAsync("Apply");
        Assert.Equal([FirstAnswer], await play.AnswersAsync());
    }
}
