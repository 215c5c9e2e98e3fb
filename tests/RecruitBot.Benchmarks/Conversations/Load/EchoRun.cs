using System.Diagnostics;
using System.Text.Json;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Acting;

namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>The peer: as many people at the same pace through the same simulator, with a bot on the same client that keeps nothing and decides nothing.</summary>
internal sealed class EchoRun(LoadPlan plan)
{
    private const int Messages = 5;

    /// <summary>What came of it. Times in milliseconds.</summary>
    internal sealed record Outcome(double P50Ms, double P99Ms, double BotMsPerTurn, double SimulatorMsPerTurn, double BotPeakMb);

    /// <summary>Runs it.</summary>
    public async Task<Outcome> RunAsync()
    {
        await using var simulator = await SimulatorProcess.StartAsync();
        using var link = new SimulatorLink(simulator.Page);
        await link.PostAsync("control/limits", new { Messages = int.MaxValue, Others = int.MaxValue, Global = int.MaxValue });
        using var echo = Process.Start(new ProcessStartInfo("dotnet", [typeof(EchoRun).Assembly.Location, "echo", "--api", simulator.Api.ToString()]))!;
        try
        {
            while (!(await link.GetAsync<JsonElement>("world")).GetProperty("bot").GetProperty("online").GetBoolean())
                await Task.Delay(50);
            var people = new List<PersonLink>();
            for (var n = 0; n < plan.Candidates; n++)
                people.Add(new PersonLink(link, await link.AddPersonAsync($"candidate{n}", Candidate.NameOf(n))));
            await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (p, _) => await p.ListenAsync());
            var (before, simulatorBefore) = (ProcessUse.Of(echo), simulator.Use);
            var times = (await Task.WhenAll(people.Select(p => TalkAsync(link, p)))).SelectMany(t => t).Order().ToList();
            var (after, simulatorAfter) = (ProcessUse.Of(echo), simulator.Use);
            foreach (var person in people)
                await person.DisposeAsync();
            return new Outcome(
                times.Percentile(.5),
                times.Percentile(.99),
                Math.Round((after.Processor - before.Processor).TotalMilliseconds / times.Count, 2),
                Math.Round((simulatorAfter.Processor - simulatorBefore.Processor).TotalMilliseconds / times.Count, 2),
                after.PeakMb
            );
        }
        finally
        {
            echo.Kill();
        }
    }

    private async Task<List<double>> TalkAsync(SimulatorLink link, PersonLink person)
    {
        var random = new Random(unchecked((plan.Seed * 1_000_003) + (int)(person.Id.Value >> 4)));
        var channel = Snowflake.Parse((await link.PostAsync($"as/{person.Id}/dm", new { }))!.Value.GetProperty("id").GetString()!);
        var times = new List<double>();
        for (var n = 0; n < Messages; n++)
        {
            await Task.Delay(plan.Think * (2 * random.NextDouble()));
            var at = Stopwatch.GetTimestamp();
            var said = await person.SayAsync(channel, "What does a senior earn?");
            SeenEvent seen;
            do
                seen = await person.Events.ReadAsync();
            while (seen is not { Type: "message", Message: { Author.Bot: true } reply } || reply.Id < said);
            times.Add(Stopwatch.GetElapsedTime(at, seen.At).TotalMilliseconds);
        }
        return times;
    }
}
