using System.Globalization;

namespace RecruitBot.Benchmarks.Stores.Crash;

/// <summary>What became of acknowledged messages.</summary>
/// <param name="Kills">How often the process was killed.</param>
/// <param name="Acknowledged">Messages it had acknowledged.</param>
/// <param name="Lost">Of those, or of the answers they were, not in the store.</param>
/// <param name="Doubled">Messages or answers that are there more than once.</param>
/// <param name="Stuck">Starts that acknowledged nothing, candidates who could not hand in, and replies that were never delivered.</param>
/// <param name="Broken">Logs and entries of the audit chain that do not hold.</param>
/// <param name="Candidates">Candidates who were screened.</param>
internal sealed record CrashResult(int Kills, int Acknowledged, int Lost, int Doubled, int Stuck, int Broken, int Candidates);

/// <summary>Kills a process that screens candidates, starts it again, and again; then has it finish and looks what is there.</summary>
internal sealed class CrashRun(string engine, string path, Random random)
{
    private const int Slots = 8;
    private const int MostMillisecondsAtWork = 250;
    private const int MostMillisecondsOfStart = 1500;
    private readonly HashSet<(string Candidate, int Step)> _acknowledged = [];
    private readonly (int Generation, int Step)[] _next = new (int, int)[Slots];
    private int _stuck;

    /// <summary>Runs it.</summary>
    public async Task<CrashResult> RunAsync(int kills)
    {
        for (var kill = 0; kill < kills; kill++)
            await LiveAsync(kill);
        using (var last = Start(finish: true))
        {
            _stuck += await last.EndAsync() == 0 ? 0 : 1;
            Note(last);
        }
        await using var store = StoreEngine.Open(engine, path);
        var candidates = _acknowledged.Select(a => a.Candidate).Distinct(StringComparer.Ordinal).ToList();
        var findings = await CrashCheck.RunAsync(store, _acknowledged);
        _stuck += await CrashCheck.UnfinishedAsync(store, candidates);
        _stuck += (await store.Sessions.PendingAsync(CandidateTalk.Platform, null, CancellationToken.None)).Count;
        return new(kills, _acknowledged.Count, findings.Lost, findings.Doubled, _stuck, findings.Broken, candidates.Count);
    }

    /// <summary>One life: every third is killed without waiting until it works, so that starting and recovering are interrupted too.</summary>
    private async Task LiveAsync(int number)
    {
        using var process = Start(finish: false);
        var starting = number % 3 == 0;
        if (!starting && !await process.WorksAsync(TimeSpan.FromSeconds(60)))
            _stuck++;
        await Task.Delay(random.Next(starting ? MostMillisecondsOfStart : MostMillisecondsAtWork));
        await process.KillAsync();
        Note(process);
    }

    private StoreProcess Start(bool finish)
    {
        var from = string.Join(' ', _next.Select((n, slot) => string.Create(CultureInfo.InvariantCulture, $"{slot}-{n.Generation}:{n.Step}")));
        string[] arguments = ["candidates", "--engine", engine, "--path", path, "--seed", random.Next().ToString(CultureInfo.InvariantCulture), "--from", from];
        return new StoreProcess([.. arguments, .. finish ? (string[])["--finish", "1"] : []]);
    }

    /// <summary>What was acknowledged is not sent again; what was sent and not acknowledged is.</summary>
    private void Note(StoreProcess process)
    {
        foreach (var (candidate, step) in process.Acknowledged)
        {
            _acknowledged.Add((candidate, step));
            var parts = candidate.Split('-');
            var (slot, generation) = (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
            _next[slot] = step + 1 < CandidateTalk.Steps ? (generation, step + 1) : (generation + 1, 0);
        }
    }
}
