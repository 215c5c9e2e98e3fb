using RecruitBot.Benchmarks.Conversations.Load;
using Xunit.Abstractions;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>Whole screenings at once while everything fails that can: the load benchmark, small.</summary>
public sealed class ManyCandidatesTests(ITestOutputHelper output)
{
    private const int Threads = 15;

    [Fact]
    public async Task Of_many_screenings_at_once_nothing_is_lost_or_doubled_and_nobody_is_stuck_whatever_fails()
    {
        var plan = new LoadPlan
        {
            Candidates = 25,
            Seed = Random.Shared.Next(),
            Think = TimeSpan.FromMilliseconds(700),
            Arrival = TimeSpan.FromSeconds(2),
            FaultsPerSecond = 3,
            EveryFault = true,
            Kills = 1,
            ActiveThreads = Threads,
            PressAgain = TimeSpan.FromSeconds(8),
            Patience = TimeSpan.FromSeconds(60),
            Knowledge = Path.Combine(AppContext.BaseDirectory, "Data", "knowledge"),
        };
        output.WriteLine($"seed {plan.Seed}");
        var result = await new LoadRun(plan, output.WriteLine).RunAsync(LoadVerb.Roles(plan.Knowledge));
        output.WriteLine(string.Join('\n', result.Details));
        Assert.Equal((0, 0, 0, 0), (result.Lost, result.Doubled, result.Misplaced, result.Stuck));
        // So many were compared, some after another start, and in direct messages those for whom there was no room for a thread.
        Assert.True(result.AnswersCompared >= 2 * plan.Candidates, $"Only {result.AnswersCompared} answers were compared.");
        Assert.Single(result.RestartToReadyMs);
        Assert.InRange(result.InDirectMessages, plan.Candidates - Threads, plan.Candidates);
    }
}
