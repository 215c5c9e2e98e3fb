using RecruitBot.Benchmarks.Conversations.Load;
using RecruitBot.Tests.Shared.Postgres;
using Xunit.Abstractions;

namespace RecruitBot.EndToEnd.Postgres;

/// <summary>Several processes of one bot over one Discord and one PostgreSQL: killed, and the server crashed, in the middle of screenings.</summary>
public sealed class SeveralBotsTests(ITestOutputHelper output)
{
    [PostgresFact]
    public Task Two_processes_lose_and_double_nothing_when_they_are_killed_and_the_server_crashes() => PlayAsync(workers: 2, candidates: 12, kills: 2);

    [PostgresFact]
    public Task Four_processes_lose_and_double_nothing_when_they_are_killed_and_the_server_crashes() => PlayAsync(workers: 4, candidates: 16, kills: 3);

    private async Task PlayAsync(int workers, int candidates, int kills)
    {
        using var cluster = new PostgresCluster();
        var plan = new LoadPlan
        {
            Candidates = candidates,
            Workers = workers,
            Connection = cluster.CreateDatabase(),
            RestartServer = () =>
                Task.Run(() =>
                {
                    cluster.Crash();
                    cluster.Start();
                }),
            Seed = Random.Shared.Next(),
            Think = TimeSpan.FromMilliseconds(700),
            Arrival = TimeSpan.FromSeconds(2),
            FaultsPerSecond = 0,
            Kills = kills,
            PressAgain = TimeSpan.FromSeconds(8),
            Patience = TimeSpan.FromSeconds(90),
            Knowledge = Path.Combine(AppContext.BaseDirectory, "Data", "knowledge"),
        };
        output.WriteLine($"seed {plan.Seed}");
        var result = await new LoadRun(plan, output.WriteLine).RunAsync(LoadVerb.Roles(plan.Knowledge));
        output.WriteLine($"{result.Turns} turns, {result.TurnsPerSecond}/s, p99 {result.P99Ms} ms; {result.TurnsWhileDead} met a kill or the restart and waited {result.WhileDeadP50Ms:0} ms, at most {result.WhileDeadMaxMs:0} ms");
        output.WriteLine(string.Join('\n', result.Details));
        Assert.Equal((0, 0, 0, 0), (result.Lost, result.Doubled, result.Misplaced, result.Stuck));
        Assert.True(result.AnswersCompared >= 2 * candidates, $"Only {result.AnswersCompared} answers were compared.");
    }
}
