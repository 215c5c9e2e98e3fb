using System.Text.Json;

namespace RecruitBot.Benchmarks.Stores.Crash;

/// <summary><c>crash --engine E --kills N [--seed S] [--path P]</c>: kills a process that screens candidates at random moments, and looks what is there.</summary>
internal static class CrashVerb
{
    public static async Task<int> Run(string[] args)
    {
        var arguments = new Arguments(args);
        var folder = Directory.CreateTempSubdirectory("recruitbot-crash-");
        try
        {
            var path = arguments.Text("path", Path.Combine(folder.FullName, "store.db"));
            var result = await new CrashRun(arguments.Text("engine", "sqlite"), path, new Random(arguments.Number("seed", 1))).RunAsync(arguments.Number("kills", 20));
            Console.WriteLine(JsonSerializer.Serialize(result, JsonSerializerOptions.Web));
            return result is { Lost: 0, Doubled: 0, Stuck: 0, Broken: 0 } ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
