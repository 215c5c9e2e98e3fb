using System.Globalization;
using System.Text.Json;

namespace RecruitBot.Benchmarks.Stores;

/// <summary>
/// <c>store --engine E[,E] --writers W[,W] --seconds T [--append event|turn] [--path FOLDER]</c>: durable appends a second, beside the floor that
/// the disk sets: 512 bytes appended to a bare file and flushed, again and again. Slices of all engines and the floor alternate, so that a
/// disk that changes its mood does so for all; the medians of the slices are given. One JSON line for each engine and number of writers.
/// </summary>
internal static class StoreVerb
{
    private const int Slices = 5;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<int> Run(string[] args)
    {
        var arguments = new Arguments(args);
        var engines = List(arguments.Text("engine", "sqlite"));
        var kind = arguments.Text("append", "event");
        var slice = TimeSpan.FromSeconds(arguments.Number("seconds", 10) / (2.0 * Slices));
        foreach (var writers in List(arguments.Text("writers", "1")).Select(w => int.Parse(w, CultureInfo.InvariantCulture)))
        {
            var folder = Directory.CreateTempSubdirectory("recruitbot-store-").FullName;
            if (arguments.Text("folder", "") is { Length: > 0 } elsewhere)
                folder = Directory.CreateDirectory(Path.Combine(elsewhere, Path.GetFileName(folder))).FullName;
            try
            {
                foreach (var result in await MeasureAsync(engines, arguments.Text("path", ""), folder, kind, writers, slice))
                    Console.WriteLine(JsonSerializer.Serialize(result, Json));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        return 0;
    }

    private static async Task<IEnumerable<StoreResult>> MeasureAsync(string[] engines, string path, string folder, string kind, int writers, TimeSpan slice)
    {
        using var floor = new Floor(Path.Combine(folder, "floor"));
        var runs = engines.Select(e => new StoreRun(e, path.Length > 0 ? path : Path.Combine(folder, e, "store"), kind, writers)).ToList();
        // A slice that does not count: compiling, and the files' first growth.
        foreach (var run in runs)
            await run.SliceAsync(slice, counts: false);
        for (var i = 0; i < Slices; i++)
        {
            foreach (var run in runs)
                await run.SliceAsync(slice, counts: true);
            floor.Slice(slice);
        }
        var results = new List<StoreResult>();
        foreach (var run in runs)
            results.Add(await run.EndAsync(floor.PerSecond));
        return results;
    }

    private static string[] List(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
