using System.Text.Json;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Benchmarks.Stores;

/// <summary>What became of acknowledged appends.</summary>
/// <param name="Kills">How often the writer was killed.</param>
/// <param name="Acknowledged">Appends it had acknowledged.</param>
/// <param name="Lost">Of those, not in the store, or behind a gap.</param>
/// <param name="Doubled">Events that are there more than once.</param>
/// <param name="Stuck">Starts after which the writer could not append.</param>
internal sealed record CrashResult(int Kills, int Acknowledged, int Lost, int Doubled, int Stuck);

/// <summary><c>crash --engine E --kills N [--seed S] [--connection C]</c>: kills a writing process again and again, then looks what is there.</summary>
internal static class CrashVerb
{
    private const int Writers = 4;

    public static async Task<int> Run(string[] args)
    {
        var arguments = new Arguments(args);
        var folder = Directory.CreateTempSubdirectory("recruitbot-crash-");
        try
        {
            var path = arguments.Text("connection", Path.Combine(folder.FullName, "store.db"));
            var random = new Random(arguments.Number("seed", 1));
            var result = await KillAsync(arguments.Text("engine", "sqlite"), path, arguments.Number("kills", 20), random);
            Console.WriteLine(JsonSerializer.Serialize(result, JsonSerializerOptions.Web));
            return result is { Lost: 0, Doubled: 0, Stuck: 0 } ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Kills a writer at random moments, every second time without waiting until it works, and checks what it left.</summary>
    public static async Task<CrashResult> KillAsync(string engine, string path, int kills, Random random)
    {
        var acknowledged = new List<(string Session, long Version)>();
        var stuck = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            using var writer = new StoreProcess(engine, path, "w", Writers);
            if (kill % 2 == 0 && !await writer.WorksAsync(TimeSpan.FromSeconds(20)))
                stuck++;
            await Task.Delay(random.Next(400));
            await writer.KillAsync();
            acknowledged.AddRange(writer.Acknowledged);
        }

        using (var last = new StoreProcess(engine, path, "w", Writers, appends: 5))
        {
            if (await last.EndAsync() != 0)
                stuck++;
            acknowledged.AddRange(last.Acknowledged);
        }
        var (lost, doubled) = await CheckAsync(engine, path, acknowledged);
        return new CrashResult(kills, acknowledged.Count, lost, doubled, stuck);
    }

    /// <summary>Counts what was acknowledged and is not there, and what is there twice.</summary>
    public static async Task<(int Lost, int Doubled)> CheckAsync(
        string engine,
        string path,
        List<(string Session, long Version)> acknowledged
    )
    {
        var store = StoreEngine.Open(engine, path);
        var (lost, doubled) = (acknowledged.Count - acknowledged.Distinct().Count(), 0);
        foreach (var session in acknowledged.GroupBy(a => a.Session, StringComparer.Ordinal))
        {
            var events = await store.ReadAsync(session.Key, CancellationToken.None);
            var messages = events.Select(e => ((CandidateWrote)e.Event).MessageId).ToList();
            doubled += messages.Count - messages.Distinct(StringComparer.Ordinal).Count();
            foreach (var (_, version) in session)
            {
                var isThere =
                    version <= events.Count
                    && events[(int)version - 1].Version == version
                    && messages[(int)version - 1] == StoreWriterVerb.MessageId(session.Key, version)
                    && await store.FindMessageAsync(messages[(int)version - 1], CancellationToken.None) == session.Key;
                lost += isThere ? 0 : 1;
            }
        }
        await StoreEngine.CloseAsync(store);
        return (lost, doubled);
    }
}
