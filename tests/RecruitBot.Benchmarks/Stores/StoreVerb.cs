using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Benchmarks.Stores;

/// <summary>
/// <c>store --engine E --writers W --seconds T [--path FOLDER] [--connection C]</c>: durable appends a second, beside the floor that the disk sets: the same
/// bytes appended to a bare file, each followed by a flush to the disk. Slices of both alternate, so that a disk that changes its mood
/// does so for both; the medians of the slices are given.
/// </summary>
internal static class StoreVerb
{
    private const int Slices = 5;
    private const int AppendsInASession = 40;

    public static async Task<int> Run(string[] args)
    {
        var arguments = new Arguments(args);
        var writers = arguments.Number("writers", 1);
        var slice = TimeSpan.FromSeconds(arguments.Number("seconds", 10) / (2.0 * Slices));
        var folder = Directory.CreateTempSubdirectory("recruitbot-store-").FullName;
        if (arguments.Text("path", "") is { Length: > 0 } elsewhere)
            folder = Directory.CreateDirectory(Path.Combine(elsewhere, Path.GetFileName(folder))).FullName;
        var store = StoreEngine.Open(arguments.Text("engine", "sqlite"), arguments.Text("connection", Path.Combine(folder, "store.db")));
        using var bare = File.OpenHandle(Path.Combine(folder, "bare"), FileMode.CreateNew, FileAccess.Write);
        var (commits, floor, latencies) = (new List<double>(), new List<double>(), new ConcurrentBag<double>());

        // A first slice that does not count: compiling, and the file's first growth.
        await StoreSliceAsync(store, writers, TimeSpan.FromSeconds(0.5), []);
        for (var i = 0; i < Slices; i++)
        {
            commits.Add(await StoreSliceAsync(store, writers, slice, latencies));
            floor.Add(FloorSlice(bare, slice));
        }

        await StoreEngine.CloseAsync(store);
        bare.Close();
        Directory.Delete(folder, recursive: true);
        var sorted = latencies.Order().ToList();
        var result = new
        {
            CommitsPerSecond = Math.Round(Median(commits)),
            FloorPerSecond = Math.Round(Median(floor)),
            Ratio = Math.Round(Median(commits) / Median(floor), 2),
            P50Ms = Math.Round(sorted[sorted.Count / 2], 2),
            P99Ms = Math.Round(sorted[sorted.Count * 99 / 100], 2),
        };
        Console.WriteLine(JsonSerializer.Serialize(result, JsonSerializerOptions.Web));
        return 0;
    }

    private static async Task<double> StoreSliceAsync(ISessionStore store, int writers, TimeSpan slice, ConcurrentBag<double> latencies)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(
            Enumerable.Range(0, writers).Select(_ => Task.Run(() => WriteAsync(store, watch, slice, latencies)))
        );
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    private static async Task<int> WriteAsync(ISessionStore store, Stopwatch watch, TimeSpan slice, ConcurrentBag<double> latencies)
    {
        var count = 0;
        var session = "";
        while (watch.Elapsed < slice)
        {
            if (count % AppendsInASession == 0)
                session = Guid.NewGuid().ToString("N");
            var before = Stopwatch.GetTimestamp();
            var outcome = await store.AppendAsync(Append(session, count % AppendsInASession * 3), CancellationToken.None);
            latencies.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
            if (outcome != AppendOutcome.Appended)
                throw new InvalidOperationException($"An append was answered with {outcome}.");
            count++;
        }
        return count;
    }

    private static double FloorSlice(Microsoft.Win32.SafeHandles.SafeFileHandle bare, TimeSpan slice)
    {
        var bytes = Append("0123456789abcdef", 0).Events.SelectMany(e => Encoding.UTF8.GetBytes(SessionJson.Write(e))).ToArray();
        var watch = Stopwatch.StartNew();
        var count = 0;
        for (var end = RandomAccess.GetLength(bare); watch.Elapsed < slice; end += bytes.Length)
        {
            RandomAccess.Write(bare, bytes, end);
            RandomAccess.FlushToDisk(bare);
            count++;
        }
        return count / watch.Elapsed.TotalSeconds;
    }

    // One turn as the product writes it: what came in, what it means, and the reply that is to be delivered.
    private static SessionAppend Append(string session, long version)
    {
        var now = TimeProvider.System.GetUtcNow();
        var place = new Place("bench", session);
        var message = $"{session}:{version}";
        const string Words = "We moved the nightly job to a queue, measured it for two weeks, and the failures went from nine to none.";
        var reply = new Reply("Thank you. What did you do yourself, and how did you know that it had worked?") { To = ReplyTo.Candidate };
        return new SessionAppend(
            version,
            [
                new TurnReceived(new TextTurn(message, now, new Person("bench:" + session, "Candidate"), place, Words)),
                new AnswerGiven(ScriptItem.Main("reliability"), message, Words),
                new BotSaid([reply]),
            ],
            now,
            new SessionHead(
                session,
                version + 3,
                "bench:" + session,
                "Candidate",
                "role",
                SessionPurpose.Application,
                Stage.Screening,
                IsOpen: true,
                place,
                now,
                now
            ),
            message,
            [new Delivery(session, version + 3, 0, place, reply)]
        );
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
