using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RecruitBot.Configuration;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Assistant.Model.Recording;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Privacy;

namespace RecruitBot.Benchmarks.Model;

/// <summary>
/// <c>orchestrator [--turns T] [--at-once N] [--thinks S]</c>: what a model costs a turn beside its own time (all wrappers, the prompt, the check of what it chose, the
/// log): questions through the router, alternating with the same ones without a model; then many at once against a model that thinks for seconds.
/// </summary>
internal static class OrchestratorVerb
{
    // Asked loosely, so that fixed rules are unsure and the model is asked; and in so many ways that hardly any is still known from a turn before.
    private static readonly string[] Ways = ["", "hm, ", "so, ", "hello again, ", "and tell me, ", "one more: ", "honestly, ", "well, ", "just to be sure, ", "sorry, ", "hey, ", "a friend asks: "];
    private static readonly string[] Questions = ["Is caching a thing there?", "Would you say testing matters?", "Does anybody look at my code?", "Do people without a diploma stand a chance?"];

    public static async Task<int> Run(string[] args)
    {
        var arguments = new Arguments(args);
        var (turns, atOnce, thinks) = (arguments.Number("turns", 400), arguments.Number("at-once", 500), arguments.Number("thinks", 3));
        var folder = Directory.CreateTempSubdirectory("recruitbot-orchestrator-");
        try
        {
            var instant = new CannedModel(TimeSpan.Zero, """{"passages":[{"number":1,"quote":"nothing of the kind"}]}""");
            using var with = Host(Path.Combine(folder.FullName, "with.db"), instant);
            using var without = Host(Path.Combine(folder.FullName, "without.db"), null);
            var (helped, alone) = (new List<double>(), new List<double>());
            for (var i = 0; i < turns; i++)
            {
                // The first tenth warms up.
                await AskAsync(with, i, i < turns / 10 ? [] : helped);
                await AskAsync(without, i, i < turns / 10 ? [] : alone);
            }
            helped.Sort();
            alone.Sort();
            var slow = new CannedModel(TimeSpan.FromSeconds(thinks), """{"passages":[]}""");
            using var busy = Host(Path.Combine(folder.FullName, "busy.db"), slow);
            var (whole, times, late) = await AtOnceAsync(busy, atOnce);
            Console.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        turns = helped.Count,
                        asked = instant.Asked,
                        p50Ms = helped.Percentile(.5),
                        p99Ms = helped.Percentile(.99),
                        withoutModelP50Ms = alone.Percentile(.5),
                        withoutModelP99Ms = alone.Percentile(.99),
                        overheadP50Ms = Math.Round(helped.Percentile(.5) - alone.Percentile(.5), 3),
                        atOnce,
                        slowAsked = slow.Asked,
                        atOnceMs = Math.Round(whole),
                        atOnceP99Ms = times.Percentile(.99),
                        timerLateMs = Math.Round(late, 1),
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

    private static IHost Host(string store, CannedModel? model)
    {
        var settings = new Settings();
        settings.Storage.Path = store;
        settings.Knowledge.Path = Path.Combine(AppContext.BaseDirectory, "knowledge");
        settings.Prompts.Path = Path.Combine(AppContext.BaseDirectory, "prompts");
        if (model is not null)
            (settings.Model.Endpoint, settings.Model.Chat) = ("http://127.0.0.1:9/v1", "canned");
        return Composition.Build(
            settings,
            services =>
            {
                if (model is not null)
                    services.AddSingleton<IModels>(s => new Models(Client(s, ConsentPurpose.Answering, model), Client(s, ConsentPurpose.Scoring, model)));
            }
        );
    }

    private static Microsoft.Extensions.AI.IChatClient Client(IServiceProvider services, string purpose, CannedModel model) =>
        services.GetRequiredService<ModelPipeline>().Build(purpose, new RecordedModel("127.0.0.1", "canned", null), model);

    private static async Task AskAsync(IHost host, int number, List<double> times)
    {
        var person = new Person($"bench:{number}", $"Bench {number}");
        var place = new Place("bench", person.Id);
        var router = host.Services.GetRequiredService<TurnRouter>();
        await router.HandleAsync(new ArrivalTurn($"a{number}", DateTimeOffset.UnixEpoch, person, place), CancellationToken.None);
        var started = Stopwatch.GetTimestamp();
        await router.HandleAsync(new TextTurn($"t{number}", DateTimeOffset.UnixEpoch, person, place, Ways[number / Questions.Length % Ways.Length] + Questions[number % Questions.Length]), CancellationToken.None);
        lock (times)
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>Everybody at once; and how late a timer of 10 ms is meanwhile, which is late when threads are held up.</summary>
    private static async Task<(double Whole, List<double> Times, double Late)> AtOnceAsync(IHost host, int people)
    {
        var times = new List<double>();
        using var done = new CancellationTokenSource();
        var late = 0.0;
        var watching = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var from = Stopwatch.GetTimestamp();
                await Task.Delay(10);
                late = Math.Max(late, Stopwatch.GetElapsedTime(from).TotalMilliseconds - 10);
            }
        });
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, people).Select(i => Task.Run(() => AskAsync(host, i, times))));
        var whole = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        await done.CancelAsync();
        await watching;
        times.Sort();
        return (whole, times, late);
    }
}
