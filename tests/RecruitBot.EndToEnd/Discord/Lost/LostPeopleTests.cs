using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Discord.Support;
using static RecruitBot.EndToEnd.Conversations.CandidateScript;
using static RecruitBot.EndToEnd.Discord.Lost.LostPlay;

namespace RecruitBot.EndToEnd.Discord.Lost;

/// <summary>Candidates who close their direct messages, or leave and come back.</summary>
public sealed class LostPeopleTests
{
    private const string Waits = "they take no direct messages and I can open no private thread";
    private const string Arrived = "what waited has arrived";

    [Fact]
    public async Task Whoever_closes_their_direct_messages_goes_on_in_a_private_thread_and_the_team_knows()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InDirectAsync(bench);
        await bench.Control.ChangeAsync("alex", new { dms_open = false });
        await play.Alex.SayAsync(play.Direct.Id, FirstAnswer);
        var thread = await play.NewThreadAsync();
        await thread.HearAsync("How did you measure the effect?");
        await play.ToldAsync("they take no direct messages any more");
        await AnswerAsync(thread, Probe, "Question 2 of 2");
        // The conversation is there now: it is not tried in direct messages first.
        var tried = await bench.Control.CountAsync($"POST /channels/{play.Direct.Id}/messages");
        await AnswerAsync(thread, SecondAnswer, "Please look your answers over");
        Assert.Equal(tried, await bench.Control.CountAsync($"POST /channels/{play.Direct.Id}/messages"));
        Assert.Equal([FirstAnswer, Probe, SecondAnswer], await play.AnswersAsync());
    }

    [Fact]
    public async Task What_can_be_said_nowhere_waits_over_a_restart_without_haste_and_arrives_when_its_reader_uses_the_bot()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InDirectAsync(bench);
        await bench.Control.AllowAsync("RecruitBot", p => p & ~Permissions.CreatePrivateThreads);
        await play.Review.HearAsync("The bot lacks Create Private Threads in #apply");
        await bench.Control.ChangeAsync("alex", new { dms_open = false });
        await play.Alex.SayAsync(play.Direct.Id, FirstAnswer);
        await play.ToldAsync(Waits);

        // What others do is no reason to try again at once; nor does it hold them up.
        var tried = await bench.Control.CountAsync($"POST /channels/{play.Direct.Id}/messages");
        var sam = await bench.JoinAsync("sam");
        var samDirect = new Room(sam, (await sam.DirectAsync()).Id);
        for (var i = 0; i < 3; i++)
            await AnswerAsync(samDirect, QuestionBetween, "32 hours");
        Assert.Equal(tried, await bench.Control.CountAsync($"POST /channels/{play.Direct.Id}/messages"));
        await bench.KillBotAsync();
        await bench.StartBotAsync();
        await Eventually.BeAsync(
            async () => await bench.Control.CountAsync($"POST /channels/{play.Direct.Id}/messages") > tried,
            () => Task.FromResult("It is not tried again after a restart.")
        );
        Assert.Equal(1, await play.CountAsync(Waits));

        await bench.Control.ChangeAsync("alex", new { dms_open = true });
        await play.Alex.CommandAsync(play.Panel.Id, "status");
        await play.Direct.HearAsync("How did you measure the effect?");
        await play.ToldAsync(Arrived);
        Assert.Equal(0, await play.CountAsync(Waits));
        Assert.Equal([FirstAnswer], await play.AnswersAsync());
    }

    [Fact]
    public async Task What_is_decided_about_somebody_who_has_left_reaches_them_when_they_are_back()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench, Script.Applying.Count);
        await bench.Control.ChangeAsync("alex", new { member = false });
        await Play.PressAsync(play.Review, "Advance");
        await play.ToldAsync("they have left the server");
        Assert.Equal(Stage.Advanced, (await play.ApplicationAsync()).Head.Stage);

        await bench.Control.ChangeAsync("alex", new { member = true });
        await play.Alex.CommandAsync(play.Panel.Id, "status");
        await Eventually.SeeAsync(play.FindThreadAsync, () => Task.FromResult("Alex was not let into the thread."));
        await play.Thread.HearAsync("next step");
        await play.ToldAsync(Arrived);
    }

    [Fact]
    public async Task Whoever_closes_their_direct_messages_goes_back_to_the_thread_that_their_application_has()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench);
        await AnswerAsync(play.Direct, QuestionBetween, "32 hours");
        await bench.Control.ChangeAsync("alex", new { dms_open = false });
        var said = await play.Alex.SayAsync(play.Direct.Id, FirstAnswer);
        await play.Thread.HearAsync("How did you measure the effect?", said.Id);
        Assert.Equal(play.Thread.Id, (await play.FindThreadAsync())!.Id);
    }

    [Fact]
    public async Task Whoever_left_and_writes_directly_is_said_to_have_left()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InDirectAsync(bench);
        await bench.Control.ChangeAsync("alex", new { member = false });
        await play.Alex.SayAsync(play.Direct.Id, FirstAnswer);
        await play.ToldAsync("they have left the server");
        await bench.Control.ChangeAsync("alex", new { member = true });
        await play.Alex.CommandAsync(play.Panel.Id, "status");
        await play.Direct.HearAsync("How did you measure the effect?");
        await play.ToldAsync(Arrived);
    }

    [Fact]
    public async Task A_candidate_who_left_in_the_middle_and_comes_back_goes_on_where_they_were()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench);
        await bench.Control.ChangeAsync("alex", new { member = false });
        await bench.Control.ChangeAsync("alex", new { member = true });
        var since = await Play.PressAsync(play.Panel, "Apply");
        await play.Panel.HearAsync("Your application goes on in its private thread.", since);
        await play.Thread.HearAsync("Question 1 of 2", since);
        await AnswerAsync(play.Thread, FirstAnswer, "How did you measure the effect?");
    }
}
