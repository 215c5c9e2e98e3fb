using RecruitBot.EndToEnd.Discord.Support;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>kill -9 of the bot after each step: the conversation goes on at the same question, with nothing lost and nothing said twice.</summary>
public sealed class KilledBotTests
{
    [Fact]
    public async Task After_a_kill_at_each_step_all_is_as_if_nothing_had_happened()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await new Play(bench).JoinAsync();
        foreach (var step in Script.Applying.Concat(Script.Deciding))
        {
            await step.PlayAsync(play);
            await bench.KillBotAsync();
            await bench.StartBotAsync();
        }
        (await UndisturbedPlay.RecordAsync()).Matches(await Record.OfAsync(play));
        foreach (var step in Script.Erasing)
        {
            await step.PlayAsync(play);
            await bench.KillBotAsync();
            await bench.StartBotAsync();
        }
        Assert.Empty(await bench.Folder.SessionsAsync());
        Assert.Null(await play.CardAsync());
        Assert.Null(await play.FindThreadAsync());
    }
}
