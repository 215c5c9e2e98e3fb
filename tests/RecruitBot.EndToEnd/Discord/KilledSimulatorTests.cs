using RecruitBot.EndToEnd.Discord.Support;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>kill -9 of the simulator: it comes back with all that it had acknowledged, and the bot comes back to it by itself.</summary>
public sealed class KilledSimulatorTests
{
    private const int Plays = 3;

    [Fact]
    public async Task After_a_kill_at_each_step_all_is_as_if_nothing_had_happened()
    {
        var undisturbed = await UndisturbedPlay.RecordAsync();
        // They mostly wait for the bot to try again.
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Plays),
            new ParallelOptions { MaxDegreeOfParallelism = Plays },
            async (turn, _) =>
            {
                try
                {
                    undisturbed.Matches(await PlayAsync(turn));
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    throw new InvalidOperationException($"Play {turn}: {e.Message}", e);
                }
            }
        );
    }

    /// <summary>Each step has its kill in one of the plays.</summary>
    private static async Task<Record> PlayAsync(int turn)
    {
        await using var bench = await DiscordBench.WithSimulatorProgramAsync();
        var play = await new Play(bench).JoinAsync();
        var steps = Script.Applying.Concat(Script.Deciding).ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            await steps[i].PlayAsync(play);
            if (i % Plays == turn)
            {
                await bench.RestartSimulatorAsync();
                // A page that is open is loaded again as well.
                await play.JoinAsync();
            }
            else if (i % Plays == (turn + 1) % Plays)
            {
                // The bot's pauses double while no connection holds for a minute; a fresh one does not wait for minutes at the last kills.
                await bench.KillBotAsync();
                await bench.StartBotAsync();
            }
        }
        return await Record.OfAsync(play);
    }
}
