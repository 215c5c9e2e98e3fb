using RecruitBot.EndToEnd.Discord.Support;
using Xunit.Abstractions;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>kill -9 of the bot at any moment of a step: what was taken is finished after the next start, what was not is taken then.</summary>
public sealed class KilledInBetweenTests(ITestOutputHelper output)
{
    private const int Kills = 20;

    [Fact]
    public async Task After_a_kill_at_a_random_moment_of_a_step_all_is_as_if_nothing_had_happened()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var bench = await DiscordBench.RunningAsync();
        var play = await new Play(bench).JoinAsync();
        var steps = Script.Applying.Concat(Script.Deciding).ToList();
        // The very first words are spared: until a bot has heard them it cannot know that those direct messages exist, and Discord lists none.
        var killed = steps.Skip(1).OrderBy(_ => random.Next()).Take(Kills).ToHashSet();
        try
        {
            foreach (var step in steps)
                if (killed.Contains(step))
                    await KillDuringAsync(play, step, TimeSpan.FromMilliseconds(random.Next(0, 200)));
                else
                    await step.PlayAsync(play);
            (await UndisturbedPlay.RecordAsync()).Matches(await Record.OfAsync(play));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidOperationException($"Seed {seed}: {e.Message}", e);
        }
    }

    /// <summary>Whoever clicked and saw nothing come of it clicks again; whoever wrote does not write again.</summary>
    private static async Task KillDuringAsync(Play play, ScriptStep step, TimeSpan moment)
    {
        play.Since = await step.TakeAsync(play);
        // The moment itself is what is tried: no condition marks it.
        await Task.Delay(moment);
        await play.Bench.KillBotAsync();
        var again = !step.IsMessage && !await step.IsDone(play) && !await play.IsRecordedAsync(play.Since);
        await play.Bench.StartBotAsync();
        if (again)
            await step.TakeAsync(play);
        await play.DoneAsync(step);
    }
}
