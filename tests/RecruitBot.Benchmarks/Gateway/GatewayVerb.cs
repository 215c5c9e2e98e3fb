using System.Globalization;
using System.Text.Json;

namespace RecruitBot.Benchmarks.Gateway;

/// <summary>
/// <c>gateway [--events N] [--sessions S] [--rounds R]</c>: a busy server's events over S sessions, plain and as zlib-stream, to clients that
/// take turns in one run, each a process of its own: the loop that reads nothing (<c>limit</c>), ours (<c>ours</c>), ours when it listens in
/// every channel (<c>all</c>), Discord.Net in builds that have it, and discord.js 14 when node and npm are there. Medians over the rounds; percentiles over all replies.
/// Processor time is that of the whole process while N events arrive as fast as they are taken; replies are timed at 2000 events a second.
/// </summary>
internal static class GatewayVerb
{
    public static async Task<int> Run(string[] args)
    {
        var arguments = new Arguments(args);
        var events = arguments.Number("events", 200_000);
        var sessions = arguments.Number("sessions", 1);
        var rounds = arguments.Number("rounds", 3);
        var only = arguments.Text("only", "limit,ours,all,discordNet,discordJs").Split(',');
        using var discordJs = only.Contains("discordJs") ? await DiscordJs.InstallAsync() : null;
        var outcomes = new SortedDictionary<string, List<Outcome>>(StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
            foreach (var compress in new[] { false, true })
                foreach (var name in only)
                {
                    var modules = compress ? discordJs?.Zlib : discordJs?.Plain;
                    if ((name == "discordJs" && modules is null) || (name == "discordNet" && ClientVerb.ByDiscordNet is null))
                        continue;
                    var outcome = await MeasureAsync(name, modules, compress, events, sessions);
                    var key = name + (compress ? "Zlib" : "");
                    (outcomes.TryGetValue(key, out var list) ? list : outcomes[key] = []).Add(outcome);
                    await Console.Error.WriteLineAsync(
                        $"{key}: {outcome.ProcessorMicroseconds} us, {outcome.EventsPerSecond} events/s, ready {outcome.ToReadyMs} ms, {outcome.WorkingSetMb} MB (load {Load()})"
                    );
                }
        Console.WriteLine(JsonSerializer.Serialize(Result(outcomes, events, sessions, rounds), JsonSerializerOptions.Web));
        return 0;
    }

    private static async Task<Outcome> MeasureAsync(string name, string? modules, bool compress, int events, int sessions)
    {
        await using var gateway = await FakeGateway.StartAsync();
        var (api, count) = (gateway.Address.ToString(), sessions.ToString(CultureInfo.InvariantCulture));
        var (program, start) = Myself();
        string[] ours =
        [
            .. start,
            "gateway-client",
            .. (string[])["--kind", name, "--api", api, "--sessions", count, "--compress", compress ? "1" : "0"],
            "--events",
            (events / sessions).ToString(CultureInfo.InvariantCulture),
        ];
        using var contender =
            name == "discordJs"
                ? new Contender("node", [Path.Combine(AppContext.BaseDirectory, "Gateway", "discordjs.mjs"), api, modules!, count])
                : new Contender(program, ours);
        return await new Round(gateway, contender, sessions).RunAsync(events, answers: name != "limit");
    }

    /// <summary>How this program is started: as itself, or by the runtime that was asked to run it.</summary>
    private static (string Program, string[] Arguments) Myself()
    {
        var program = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(program) == "dotnet" ? (program, [typeof(GatewayVerb).Assembly.Location]) : (program, []);
    }

    /// <summary>Programs that wanted a processor in the last minute: figures of a busy machine are worth less. 0 where it is not known.</summary>
    private static double Load() =>
        File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : 0;

    private static Dictionary<string, object> Result(SortedDictionary<string, List<Outcome>> outcomes, int events, int sessions, int rounds)
    {
        var result = new Dictionary<string, object>(StringComparer.Ordinal);
        if (outcomes.TryGetValue("ours", out var ours))
            foreach (var (key, value) in Keys(ours))
                result[key] = value;
        result["events"] = events;
        result["sessions"] = sessions;
        result["rounds"] = rounds;
        result["loadAverage"] = Load();
        foreach (var (name, list) in outcomes)
            result[name] = Keys(list);
        return result;
    }

    private static Dictionary<string, double> Keys(List<Outcome> rounds)
    {
        var replies = rounds.SelectMany(o => o.ReplyMs).Order().ToList();
        return new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["eventsPerSecond"] = Median(rounds, o => o.EventsPerSecond),
            ["p50Ms"] = replies.Count == 0 ? 0 : replies.Percentile(.5),
            ["p99Ms"] = replies.Count == 0 ? 0 : replies.Percentile(.99),
            ["allocatedBytesPerEvent"] = Median(rounds, o => o.AllocatedBytes),
            ["workingSetMb"] = Median(rounds, o => o.WorkingSetMb),
            ["processorMicrosecondsPerEvent"] = Median(rounds, o => o.ProcessorMicroseconds),
            ["toReadyMs"] = Median(rounds, o => o.ToReadyMs),
            ["replies"] = replies.Count,
        };
    }

    private static double Median(List<Outcome> rounds, Func<Outcome, double> value) => rounds.Select(value).Order().ToList().Percentile(.5);
}
