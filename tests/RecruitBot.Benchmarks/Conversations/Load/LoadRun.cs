using System.Diagnostics;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Roles;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Acting;

namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>One run: a simulator, a bot and the candidates, each side in a process of its own; troubles and kills in between; then the audit.</summary>
internal sealed class LoadRun(LoadPlan plan, Action<string> tell)
{
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(10);

    /// <summary>At most five seconds, as Discord has it, and what beginning a session takes.</summary>
    private static readonly TimeSpan SessionPause = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    private readonly List<Outage> _outages = [];
    private readonly List<double> _restarts = [];

    /// <summary>Runs it.</summary>
    public async Task<LoadResult> RunAsync(IReadOnlyList<Role> roles)
    {
        await using var simulator = await SimulatorProcess.StartAsync();
        using var link = new SimulatorLink(simulator.Page);
        await link.PostAsync("control/limits", new { plan.ActiveThreads });
        if (!plan.RealLimits)
        {
            await link.PostAsync("control/limits", new { Messages = int.MaxValue, Others = int.MaxValue, Global = int.MaxValue });
            // Whoever finds no thread left is screened in direct messages, more of them than a bot may usually open in ten minutes.
            await link.PostAsync("control/quotas", new { NewDirects = int.MaxValue });
        }
        await using var bot = await BotProcess.StartAsync(simulator.Api, [.. Settings()]);
        var toReady = bot.ToReadyMs;
        var candidates = await GatherAsync(link, roles);
        var troubles = new Troubles(plan, link);
        tell($"{plan.Candidates} candidates are there; load {Load()}");
        var (botBefore, simulatorBefore) = (bot.Use, simulator.Use);
        var began = Stopwatch.GetTimestamp();
        await PlayAsync(candidates, troubles, link, bot);
        var wall = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await SettleAsync(bot);
        var (botUse, simulatorUse) = (bot.Use, simulator.Use);
        var load = Load();
        tell("played; comparing");
        if (plan.Keep is { } keep)
            bot.CopyTo(keep);
        var audit = new Audit(link);
        await audit.CompareAsync(candidates, await bot.ExportAsync());
        var turns = candidates.SelectMany(c => c.Sent).ToList();
        var figures = Figures(turns, []);
        List<Outage> pauses = [.. troubles.SessionsEnded.Select(at => new Outage(at, at + (long)(SessionPause.TotalSeconds * Stopwatch.Frequency)))];
        var inSession = Figures(turns, pauses).Alive;
        foreach (var candidate in candidates)
            await candidate.Person.DisposeAsync();
        return new LoadResult
        {
            Candidates = plan.Candidates,
            Turns = turns.Count,
            Lost = audit.Lost,
            Doubled = audit.Doubled,
            Misplaced = audit.Misplaced,
            Stuck = audit.Stuck,
            AnswersCompared = audit.Answers,
            BotMessagesCompared = audit.Said,
            InDirectMessages = audit.InDirectMessages,
            P50Ms = figures.Alive.Percentile(.5),
            P99Ms = figures.Alive.Percentile(.99),
            MaxMs = figures.Alive.Percentile(1),
            SessionP99Ms = inSession.Percentile(.99),
            TurnsWithoutSession = figures.Alive.Count - inSession.Count,
            NotResponded = turns.Count(t => t.Failed && !_outages.Concat(pauses).Any(o => o.Touches(t))),
            NotRespondedWithoutSession = turns.Count(t => t.Failed && !_outages.Exists(o => o.Touches(t)) && pauses.Exists(o => o.Touches(t))),
            TurnsWhileDead = figures.Dead.Count,
            WhileDeadP50Ms = figures.Dead.Percentile(.5),
            WhileDeadMaxMs = figures.Dead.Percentile(1),
            RestartToReadyMs = _restarts,
            WallSeconds = Math.Round(wall, 1),
            TurnsPerSecond = Math.Round(turns.Count / wall, 1),
            BotMsPerTurn = PerTurn(botUse.Processor - botBefore.Processor, turns.Count),
            SimulatorMsPerTurn = PerTurn(simulatorUse.Processor - simulatorBefore.Processor, turns.Count),
            BotPeakMb = botUse.PeakMb,
            SimulatorPeakMb = simulatorUse.PeakMb,
            DatabaseKbPerCandidate = Math.Round(SizeOf(bot.Database) / 1024.0 / plan.Candidates, 1),
            ToReadyMs = toReady,
            Faults = troubles.Made,
            LoadAverage = load,
            Details = audit.Details,
        };
    }

    private IEnumerable<(string, string)> Settings()
    {
        if (!plan.RealLimits)
            yield return ("Discord__RequestsPerSecond", "10000");
        if (plan.Knowledge is { } knowledge)
            yield return ("Knowledge__Path", knowledge);
    }

    /// <summary>Everybody is a member of the server before anybody begins.</summary>
    private async Task<List<Candidate>> GatherAsync(SimulatorLink link, IReadOnlyList<Role> roles)
    {
        var people = new List<PersonLink>();
        for (var n = 0; n < plan.Candidates; n++)
            people.Add(new PersonLink(link, await link.AddPersonAsync($"candidate{n}", Candidate.NameOf(n))));
        var view = await link.GetAsync<PersonView>("as/alex/view");
        var panel = (await link.MessagesAsync("alex", view.Channels.First(c => c.Name == "apply").Id)).Last(m => SimulatedPerson.Parts(m.Components).Any(p => p.Label == "Apply"));
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (p, _) => await p.ListenAsync());
        return [.. people.Select((p, n) => new Candidate(plan, p, roles[n % roles.Count], panel, n))];
    }

    private async Task PlayAsync(List<Candidate> candidates, Troubles troubles, SimulatorLink link, BotProcess bot)
    {
        using var end = new CancellationTokenSource();
        var trouble = troubles.RunAsync(end.Token);
        var killing = KillAsync(candidates, troubles, link, bot, end.Token);
        var watching = WatchAsync(candidates, end.Token);
        await Task.WhenAll(candidates.Select(c => c.RunAsync(CancellationToken.None)));
        await end.CancelAsync();
        await Task.WhenAll(trouble, killing, watching);
    }

    /// <summary>Says now and then how far everybody is and who waits longest, so that a run that does not end can be understood.</summary>
    private async Task WatchAsync(List<Candidate> candidates, CancellationToken ct)
    {
        using var beat = new PeriodicTimer(Beat);
        try
        {
            while (await beat.WaitForNextTickAsync(ct))
            {
                var waits = candidates.Where(c => c.Waiting is not null).Select(c => (c.Name, Wait: c.Waiting!.Value)).OrderBy(w => w.Wait.Since).ToList();
                var longest = string.Join(", ", waits.Take(3).Select(w => $"{w.Name} at {w.Wait.Key} {Stopwatch.GetElapsedTime(w.Wait.Since).TotalSeconds:0} s"));
                tell($"{candidates.Count(c => c.HasEnded)} have ended, {candidates.Sum(c => c.Sent.Count)} turns; {waits.Count} wait: {longest}; load {Load()}");
            }
        }
        catch (OperationCanceledException)
        {
            // Everybody has ended.
        }
    }

    /// <summary>Kills it when a share of the work is done, and starts it at once.</summary>
    private async Task KillAsync(List<Candidate> candidates, Troubles troubles, SimulatorLink link, BotProcess bot, CancellationToken ct)
    {
        const double TurnsEach = 10;
        try
        {
            for (var kill = 1; kill <= plan.Kills; kill++)
            {
                while (candidates.Sum(c => c.Sent.Count) < plan.Candidates * TurnsEach * kill / (plan.Kills + 1))
                    await Task.Delay(50, ct);
                var killed = Stopwatch.GetTimestamp();
                troubles.IsPaused = true;
                await bot.KillAsync();
                await link.ForgetFaultsAsync();
                await bot.StartAgainAsync();
                troubles.IsPaused = false;
                _outages.Add(new Outage(killed, Stopwatch.GetTimestamp()));
                _restarts.Add(bot.ToReadyMs);
                tell($"killed, and ready again after {bot.ToReadyMs} ms");
            }
        }
        catch (OperationCanceledException)
        {
            // Everybody was faster.
        }
    }

    /// <summary>Until nothing waits to be delivered.</summary>
    private static async Task SettleAsync(BotProcess bot)
    {
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < Settling && Pending(bot.Database) > 0)
            await Task.Delay(100);
    }

    private static long Pending(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM deliveries";
        return (long)command.ExecuteScalar()!;
    }

    private (List<double> Alive, List<double> Dead) Figures(List<SentTurn> turns, List<Outage> leftOut)
    {
        var (alive, dead) = (new List<double>(), new List<double>());
        foreach (var turn in turns.Where(t => t.Acknowledged is not null && !leftOut.Exists(o => o.Touches(t))))
            if (_outages.FindLast(o => o.Touches(turn)) is { } outage)
                dead.Add(Stopwatch.GetElapsedTime(Math.Max(turn.At, outage.Ready), Math.Max(turn.Acknowledged!.Value, outage.Ready)).TotalMilliseconds);
            else
                alive.Add(Stopwatch.GetElapsedTime(turn.At, turn.Acknowledged!.Value).TotalMilliseconds);
        alive.Sort();
        dead.Sort();
        return (alive, dead.Count > 0 ? dead : [0]);
    }

    private static double PerTurn(TimeSpan processor, int turns) => Math.Round(processor.TotalMilliseconds / turns, 2);

    private static long SizeOf(string database) => new FileInfo(database).Length + (File.Exists(database + "-wal") ? new FileInfo(database + "-wal").Length : 0);

    /// <summary>What else the machine does, as Linux puts it.</summary>
    private static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "not known";
}
