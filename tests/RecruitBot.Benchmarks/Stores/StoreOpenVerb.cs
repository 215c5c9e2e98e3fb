using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Benchmarks.Stores;

/// <summary>
/// <c>store-open --engine E --sessions N [--path P]</c>: how long it takes to open a store of many sessions and resume one of them, as a bot does
/// after a restart: version, log and state. Before each round the files are dropped from the system's cache, as far as it lets go.
/// </summary>
internal static partial class StoreOpenVerb
{
    private const int Rounds = 15;
    private const int Writers = 256;

    public static async Task<int> Run(string[] args)
    {
        var arguments = new Arguments(args);
        var engine = arguments.Text("engine", "sqlite");
        var sessions = arguments.Number("sessions", 1_000_000);
        var folder = Directory.CreateTempSubdirectory("recruitbot-store-open-");
        try
        {
            var path = arguments.Text("path", Path.Combine(folder.FullName, "store"));
            var watch = Stopwatch.StartNew();
            var ids = await FillAsync(engine, path, sessions);
            var filled = watch.Elapsed;
            var (cold, warm) = (new List<double>(), new List<double>());
            var random = new Random(1);
            for (var round = 0; round < 2 * Rounds; round++)
            {
                var isCold = round % 2 == 0;
                if (isCold)
                    Forget(path);
                // The first two compile.
                var took = await OpenAsync(engine, path, ids[random.Next(ids.Length)]);
                if (round > 1)
                    (isCold ? cold : warm).Add(took);
            }
            var bytes = folder.EnumerateFiles().Sum(f => f.Length);
            Console.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        engine,
                        sessions,
                        fillSeconds = Math.Round(filled.TotalSeconds, 1),
                        storeMb = Math.Round(bytes / 1048576.0),
                        coldMs = Math.Round(cold.Median(), 1),
                        coldMaxMs = Math.Round(cold.Max(), 1),
                        warmMs = Math.Round(warm.Median(), 1),
                        warmMaxMs = Math.Round(warm.Max(), 1),
                    },
                    JsonSerializerOptions.Web
                )
            );
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string[]> FillAsync(string engine, string path, int sessions)
    {
        var ids = Enumerable.Range(0, sessions).Select(_ => SessionIds.New()).ToArray();
        await using var store = StoreEngine.Open(engine, path);
        var next = -1;
        await Task.WhenAll(
            Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
            {
                while (Interlocked.Increment(ref next) is var i && i < ids.Length)
                    await store.Sessions.AppendAsync(SampleAppends.Make("event", ids[i], 0), CancellationToken.None);
            }))
        );
        return ids;
    }

    private static async Task<double> OpenAsync(string engine, string path, string id)
    {
        var watch = Stopwatch.StartNew();
        await using var store = StoreEngine.Open(engine, path);
        var version = await store.Sessions.VersionAsync(id, CancellationToken.None);
        var log = await store.Sessions.ReadAsync(id, CancellationToken.None);
        var head = await store.Sessions.FindAsync(new SessionQuery { CandidateId = "discord:" + id }, CancellationToken.None);
        if (version != 1 || log.Count != 1 || head.Count != 1)
            throw new InvalidOperationException("The session is not there.");
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void Forget(string path)
    {
        const int DontNeed = 4;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
        {
            using var handle = File.OpenHandle(file);
            if (OperatingSystem.IsLinux() && Advise(handle, 0, 0, DontNeed) != 0)
                throw new IOException("The system did not take the advice.");
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(SafeFileHandle file, long offset, long length, int advice);
}
