using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using RecruitBot.Benchmarks.Stores;

namespace RecruitBot.EndToEnd.Stores.PowerLoss;

/// <summary>Screenings on a new store, closed and opened again in between, with every system call that touched a file, and when candidates were told what.</summary>
public sealed partial class TracedScreenings
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<TracedScreenings>>> Taken = new(StringComparer.Ordinal);

    private TracedScreenings(string folder, IReadOnlyList<SystemCall> calls)
    {
        Folder = folder;
        Calls = calls;
        Acknowledged =
        [
            .. calls
                .Where(c => c.Name == "write" && c.Path.StartsWith("pipe:", StringComparison.Ordinal))
                .SelectMany(c => Line().Matches(Encoding.UTF8.GetString(c.Data)).Select(m => (c.Begin, m.Groups[1].Value, int.Parse(m.Groups[2].ValueSpan)))),
        ];
    }

    /// <summary>Where the store was; it is gone.</summary>
    public string Folder { get; }

    /// <summary>The calls.</summary>
    public IReadOnlyList<SystemCall> Calls { get; }

    /// <summary>What candidates were told is saved: when the telling began, who, and which step.</summary>
    public IReadOnlyList<(int At, string Candidate, int Step)> Acknowledged { get; }

    /// <summary>The calls to the files of the store.</summary>
    public IEnumerable<SystemCall> OnStore => Calls.Where(c => c.Path == Folder || Path.GetDirectoryName(c.Path) == Folder);

    /// <summary>The screenings on an engine, traced once for all tests.</summary>
    internal static Task<TracedScreenings> On(string engine) => Taken.GetOrAdd(engine, e => new(() => TraceAsync(e))).Value;

    private static async Task<TracedScreenings> TraceAsync(string engine)
    {
        var folder = Directory.CreateTempSubdirectory("recruitbot-traced-").FullName;
        var store = Directory.CreateDirectory(Path.Combine(folder, "store")).FullName;
        try
        {
            List<string> lines = [];
            for (var life = 0; life < 2; life++)
            {
                var log = Path.Combine(folder, $"calls{life}");
                string[] strace = ["strace", "-f", "-y", "-xx", "-s", "10000000", "-e", "trace=" + StraceLog.Traced, "-e", "signal=none", "-o", log];
                var from = string.Join(' ', Enumerable.Range(0, 6).Select(slot => $"{slot}-{life}:0"));
                using var process = new StoreProcess(["candidates", "--engine", engine, "--path", Path.Combine(store, "store.db"), "--from", from, "--finish", "1"], strace);
                Assert.Equal(0, await process.EndAsync());
                // The second life goes on behind the first: no file of the first is open any more.
                lines.AddRange(File.ReadLines(log));
            }
            return new TracedScreenings(store, StraceLog.Read(lines));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"^(\S+) (\d+) \.$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
