using RecruitBot.EndToEnd.Discord.Support;
using static RecruitBot.EndToEnd.Conversations.CandidateScript;
using static RecruitBot.EndToEnd.Discord.Lost.LostPlay;

namespace RecruitBot.EndToEnd.Discord.Lost;

/// <summary>After any downtime every open conversation is read from where it was, once.</summary>
public sealed class CatchUpTests
{
    [Fact]
    public async Task Several_hundred_messages_are_read_in_order()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench);
        await bench.KillBotAsync();
        // Words of the team take no part in the questions, and stand in the record as they were written.
        var words = Enumerable.Range(1, 320).Select(i => $"Note {i} of the team.").ToList();
        foreach (var note in words.Take(300))
            await play.Robin.SayAsync(play.Thread.Id, note);
        await play.Alex.SayAsync(play.Thread.Id, FirstAnswer);
        foreach (var note in words.Skip(300))
            await play.Robin.SayAsync(play.Thread.Id, note);
        await play.Alex.SayAsync(play.Thread.Id, Probe);
        await bench.StartBotAsync();
        await play.Thread.HearAsync("Question 2 of 2");
        Assert.Equal([FirstAnswer, Probe], await play.AnswersAsync());
        Assert.Equal(words, (await play.ApplicationAsync()).All<Core.Sessions.StaffWrote>().Select(s => s.Text));
    }

    [Fact]
    public async Task Of_several_shards_one_asks_for_a_conversation()
    {
        await using var bench = await DiscordBench.OpenAsync();
        bench.Folder.Environment["Discord__Shards"] = "4";
        await bench.StartBotAsync();
        var play = await InThreadAsync(bench);
        await bench.KillBotAsync();
        await play.Alex.SayAsync(play.Thread.Id, FirstAnswer);
        var before = (await AskedAsync(bench, play.Thread), await AskedAsync(bench, play.Direct));
        await bench.StartBotAsync();
        await play.Thread.HearAsync("How did you measure the effect?");
        await AnswerAsync(play.Direct, QuestionBetween, "32 hours");
        await Eventually.BeAsync(async () => await AskedAsync(bench, play.Direct) > before.Item2, () => Task.FromResult("Direct messages were not asked for."));
        // A second time for what was changed meanwhile.
        await Eventually.BeAsync(async () => await AskedAsync(bench, play.Thread) > before.Item1 + 1, () => Task.FromResult("Changed answers were not looked for."));
        Assert.Equal((before.Item1 + 2, before.Item2 + 1), (await AskedAsync(bench, play.Thread), await AskedAsync(bench, play.Direct)));
        Assert.Equal([FirstAnswer], await play.AnswersAsync());
    }

    [Fact]
    public async Task A_candidates_first_direct_message_is_read_also_when_it_was_written_while_the_bot_was_down()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await new Play(bench).JoinAsync();
        foreach (var step in Script.Applying.Skip(1).Take(6))
            await step.PlayAsync(play);
        await bench.KillBotAsync();
        var asked = await play.Alex.SayAsync(play.Direct.Id, QuestionBetween);
        await bench.StartBotAsync();
        await play.Direct.HearAsync("32 hours", asked.Id);
        await play.Direct.HearAsync("Question 1 of 2", asked.Id);
    }

    private static Task<int> AskedAsync(DiscordBench bench, Room room) => bench.Control.CountAsync($"GET /channels/{room.Id}/messages?");
}
