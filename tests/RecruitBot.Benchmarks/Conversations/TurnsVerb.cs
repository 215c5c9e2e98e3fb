using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator;
using RecruitBot.Simulator.Acting;

namespace RecruitBot.Benchmarks.Conversations;

/// <summary>
/// <c>turns [--sessions S] [--turns T] [--pause MS]</c>: S people write T questions each to the bot, side by side, through the simulator and the
/// real client, each waiting for the reply and then pausing before the next; the bot is a process of its own. Without a pause it is Discord's
/// limit of 50 requests a second, kept by the client, that is measured. Beside it in the same run the floor: a bot on the same
/// client that answers every message with one fixed sentence and keeps nothing.
/// </summary>
internal static class TurnsVerb
{
    private static readonly string[] Questions =
    [
        "What does a senior earn?",
        "Who decides about my application?",
        "Which skills does a junior need?",
        "How long does it take until I hear back?",
        "What is asked about query optimisation?",
    ];

    /// <summary>What is measured is the bot, not Discord's patience.</summary>
    private static readonly RateLimitOptions Lifted = new() { Messages = int.MaxValue, Others = int.MaxValue, Global = int.MaxValue };

    public static async Task<int> Run(string[] args)
    {
        var arguments = new Arguments(args);
        var sessions = arguments.Number("sessions", 8);
        var turns = arguments.Number("turns", 40);
        var pause = TimeSpan.FromMilliseconds(arguments.Number("pause", 250));
        var floor = await MeasureAsync(sessions, turns, pause, api => Task.FromResult<IAsyncDisposable>(EchoBot.Start(api)));
        BotProcess? bot = null;
        var real = await MeasureAsync(sessions, turns, pause, async api => bot = await BotProcess.StartAsync(api));
        Console.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    turnsPerSecond = real.PerSecond,
                    p50Ms = real.Times.Percentile(.5),
                    p99Ms = real.Times.Percentile(.99),
                    lost = real.Lost,
                    duplicated = real.Duplicated,
                    sessions,
                    turns,
                    pauseMs = pause.TotalMilliseconds,
                    toReadyMs = bot!.ToReadyMs,
                    workingSetMb = bot.WorkingSetMb,
                    floorTurnsPerSecond = floor.PerSecond,
                    floorP50Ms = floor.Times.Percentile(.5),
                    floorP99Ms = floor.Times.Percentile(.99),
                },
                JsonSerializerOptions.Web
            )
        );
        return 0;
    }

    private static async Task<Outcome> MeasureAsync(int sessions, int turns, TimeSpan pause, Func<Uri, Task<IAsyncDisposable>> startBot)
    {
        await using var simulator = await SimulatorServer.StartAsync(new SimulatorOptions { Port = 0, RateLimits = Lifted }, NullLoggerFactory.Instance, CancellationToken.None);
        var people = new List<SimulatedPerson>();
        for (var i = 0; i < sessions; i++)
        {
            await SimulatedPerson.AddAsync(simulator.Page, $"person{i}", $"Person {i}", []);
            people.Add(await SimulatedPerson.JoinAsync(simulator.Page, $"person{i}"));
        }
        Outcome outcome;
        await using (await startBot(simulator.ApiBaseUrl))
        {
            // The first message opens a conversation, welcome included; it warms up and is not counted.
            await Task.WhenAll(people.Select(p => TalkAsync(p, 2, pause)));
            var started = Stopwatch.GetTimestamp();
            var times = (await Task.WhenAll(people.Select(p => TalkAsync(p, turns, pause)))).SelectMany(t => t).Order().ToList();
            var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
            var heard = 0;
            foreach (var person in people)
                heard += await ExtraAsync(person, turns + 2);
            outcome = new Outcome(times, Math.Round(times.Count / elapsed, 1), (sessions * turns) - times.Count, heard);
        }
        foreach (var person in people)
            await person.DisposeAsync();
        return outcome;
    }

    private static async Task<List<double>> TalkAsync(SimulatedPerson person, int turns, TimeSpan pause)
    {
        var times = new List<double>();
        var channel = (await person.DirectAsync()).Id;
        for (var i = 0; i < turns; i++)
        {
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause);
            var started = Stopwatch.GetTimestamp();
            await person.SayAsync(channel, Questions[i % Questions.Length]);
            try
            {
                var reply = await person.ExpectEventAsync(e => e is { Type: "message", Message: { } m } && m.ChannelId == channel && IsReply(m), "a reply");
                times.Add(Stopwatch.GetElapsedTime(started, reply.At).TotalMilliseconds);
            }
            catch (ActingException)
            {
                // Counted as lost.
            }
        }
        return times;
    }

    /// <summary>Replies beyond one for each message.</summary>
    private static async Task<int> ExtraAsync(SimulatedPerson person, int asked)
    {
        var channel = (await person.DirectAsync()).Id;
        var replies = person.Seen.Where(e => e is { Type: "message", Message: { } m } && m.ChannelId == channel && IsReply(m)).Select(e => e.Message!.Id).Distinct().Count();
        return Math.Max(0, replies - asked);
    }

    /// <summary>The welcome stands before the first reply and is none.</summary>
    private static bool IsReply(Message message) =>
        message.Author?.Bot == true && !message.Content.Contains("/mydata", StringComparison.Ordinal);

    private sealed record Outcome(List<double> Times, double PerSecond, int Lost, int Duplicated);
}
