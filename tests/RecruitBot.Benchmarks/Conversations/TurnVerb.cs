using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Configuration;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Benchmarks.Conversations;

/// <summary>
/// <c>turn [--sessions S]</c>: one offline turn from message to durable reply, through the router and the SQLite store, over whole
/// screenings one after the other; beside it in the same run, the floor: appending 512 bytes to a file and flushing them to the disk.
/// </summary>
internal static class TurnVerb
{
    public static async Task<int> Run(string[] args)
    {
        var sessions = new Arguments(args).Number("sessions", 60);
        var folder = Directory.CreateTempSubdirectory("recruitbot-turn-");
        try
        {
            var settings = new Settings();
            settings.Storage.Path = Path.Combine(folder.FullName, "turns.db");
            settings.Knowledge.Path = Path.Combine(AppContext.BaseDirectory, "knowledge");
            settings.Prompts.Path = Path.Combine(AppContext.BaseDirectory, "prompts");
            using var host = Composition.Build(settings);
            var router = host.Services.GetRequiredService<TurnRouter>();
            var role = host.Services.GetRequiredService<IRoleSource>().InForce.Open.First();
            var (turns, floor) = (new List<double>(), new List<double>());
            using var file = File.OpenHandle(Path.Combine(folder.FullName, "floor"), FileMode.Create, FileAccess.Write);
            for (var s = 0; s < sessions; s++)
            {
                // The first tenth warms up.
                await ScreenAsync(router, host.Services.GetRequiredService<ISessionStore>(), role, s, s < sessions / 10 ? [] : turns);
                for (var i = 0; i < 15; i++)
                    floor.Add(Flush(file, (s * 15) + i));
            }
            turns.Sort();
            floor.Sort();
            Console.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        turns = turns.Count,
                        p50Ms = turns.Percentile(.5),
                        p99Ms = turns.Percentile(.99),
                        floorP50Ms = floor.Percentile(.5),
                        floorP99Ms = floor.Percentile(.99),
                        workingSetMb = Measured.WorkingSetMb(),
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

    private static async Task ScreenAsync(TurnRouter router, ISessionStore store, Role role, int number, List<double> times)
    {
        var person = new Person($"bench:{number}", "Bench");
        var place = new Place("bench", person.Id);
        var message = 0;
        async Task TakeAsync(Func<string, Turn> make)
        {
            var turn = make($"bench:{number}.{++message}");
            var started = Stopwatch.GetTimestamp();
            await router.HandleAsync(turn, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        Task SayAsync(string text) => TakeAsync(id => new TextTurn(id, DateTimeOffset.UnixEpoch, person, place, text));
        await TakeAsync(id => new ArrivalTurn(id, DateTimeOffset.UnixEpoch, person, place));
        await SayAsync("What does a senior earn?");
        await TakeAsync(id => new CommandTurn(id, DateTimeOffset.UnixEpoch, person, place, "apply", new Dictionary<string, string> { ["role"] = role.Id }));
        await SayAsync("Continue with AI scoring");
        // Facts, then each question with its gold answer and up to three follow-ups, until all is asked.
        var gold = role.Criteria.ToDictionary(c => c.Id, c => c.Gold[number % c.Gold.Count].Answer, StringComparer.Ordinal);
        for (var step = 0; step < 40; step++)
        {
            var head = (await store.FindAsync(new SessionQuery { CandidateId = person.Id, RoleId = role.Id }, CancellationToken.None))[0];
            var state = SessionFold.Fold(await store.ReadAsync(head.SessionId, CancellationToken.None))!;
            if (state.Stage == Stage.Review)
                await SayAsync("Hand in");
            if (state.Pending is not { } pending)
                return;
            await SayAsync(
                pending.Item.Kind == ScriptItemKind.Knockout ? "yes"
                : pending.Item.Probe is null ? gold[pending.Item.Id]
                : "It was at my last job; I changed it myself and the times fell by half."
            );
        }
    }

    private static double Flush(Microsoft.Win32.SafeHandles.SafeFileHandle file, int record)
    {
        var started = Stopwatch.GetTimestamp();
        RandomAccess.Write(file, new byte[512], record * 512L);
        RandomAccess.FlushToDisk(file);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
