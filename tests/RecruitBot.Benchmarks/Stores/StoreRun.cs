using System.Diagnostics;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Benchmarks.Stores;

/// <summary>What an engine did.</summary>
/// <param name="Engine">Which.</param>
/// <param name="Writers">How many sessions were written to at a time, each waiting for its append before the next.</param>
/// <param name="CommitsPerSecond">Durable appends in a second: median of the slices.</param>
/// <param name="EventsPerSecond">Events in them.</param>
/// <param name="FloorPerSecond">See <see cref="Floor"/>.</param>
/// <param name="Ratio">Appends for each flush of the floor.</param>
/// <param name="P50Ms">Half of the appends took no longer, in milliseconds.</param>
/// <param name="P99Ms">Of a hundred, all but one took no longer.</param>
/// <param name="BytesPerEvent">Size of the closed store's files for each event in it; null when it is not in files here.</param>
internal sealed record StoreResult(
    string Engine,
    int Writers,
    double CommitsPerSecond,
    double EventsPerSecond,
    double FloorPerSecond,
    double Ratio,
    double P50Ms,
    double P99Ms,
    double? BytesPerEvent
);

/// <summary>Writers that append to an engine's store in slices of time.</summary>
internal sealed class StoreRun(string engine, string path, string kind, int writers)
{
    private const int AppendsInASession = 40;
    private readonly OpenStore _store = StoreEngine.Open(engine, path);
    private readonly List<double> _perSecond = [];
    private readonly List<double> _latencies = [];
    private long _events;

    /// <summary>Appends for a while.</summary>
    public async Task SliceAsync(TimeSpan length, bool counts)
    {
        var watch = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => WriteAsync(watch, length))));
        if (!counts)
            return;
        _perSecond.Add(latencies.Sum(l => l.Count) / watch.Elapsed.TotalSeconds);
        _latencies.AddRange(latencies.SelectMany(l => l));
    }

    /// <summary>Closes the store and gives what was measured.</summary>
    public async Task<StoreResult> EndAsync(double floor)
    {
        await _store.DisposeAsync();
        _latencies.Sort();
        var folder = new DirectoryInfo(Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".");
        var bytes = folder.Exists ? folder.EnumerateFiles(Path.GetFileName(path) + "*").Sum(f => f.Length) : 0;
        var perSecond = _perSecond.Median();
        return new(
            engine,
            writers,
            Math.Round(perSecond),
            Math.Round(perSecond * SampleAppends.EventsOf(kind)),
            Math.Round(floor),
            Math.Round(perSecond / floor, 2),
            _latencies.Percentile(.5),
            _latencies.Percentile(.99),
            bytes == 0 ? null : Math.Round(bytes / (double)_events)
        );
    }

    private async Task<List<double>> WriteAsync(Stopwatch watch, TimeSpan length)
    {
        var latencies = new List<double>();
        var (session, version) = ("", 0L);
        while (watch.Elapsed < length)
        {
            if (latencies.Count % AppendsInASession == 0)
                (session, version) = (SessionIds.New(), 0);
            var append = SampleAppends.Make(kind, session, version);
            version = append.Head.Version;
            var before = Stopwatch.GetTimestamp();
            var outcome = await _store.Sessions.AppendAsync(append, CancellationToken.None);
            latencies.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
            if (outcome != AppendOutcome.Appended)
                throw new InvalidOperationException($"An append was answered with {outcome}.");
        }
        Interlocked.Add(ref _events, (long)latencies.Count * SampleAppends.EventsOf(kind));
        return latencies;
    }
}
