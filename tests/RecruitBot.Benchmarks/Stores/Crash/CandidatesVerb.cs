using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Configuration;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Benchmarks.Stores.Crash;

/// <summary>
/// <c>candidates --engine E --path P --seed S --from "0-0:0 1-0:0 …" [--finish 1]</c>: screens candidates side by side, with the product's own
/// conversation, until it is killed (or until those given have handed in), and prints "candidate step ." for each message after what it led
/// to was delivered. The victim of <see cref="CrashVerb"/>.
/// </summary>
internal static class CandidatesVerb
{
    public static async Task<int> Run(string[] args)
    {
        var arguments = new Arguments(args);
        var settings = new Settings();
        settings.Knowledge.Path = Path.Combine(AppContext.BaseDirectory, "crash-knowledge");
        settings.Prompts.Path = Path.Combine(AppContext.BaseDirectory, "prompts");
        using var host = Composition.Build(settings, services => StoreEngine.Add(services, arguments.Text("engine", "sqlite"), arguments.Text("path", "store.db")));
        var router = host.Services.GetRequiredService<TurnRouter>();
        using var deliverer = new Deliverer(
            host.Services.GetRequiredService<ISessionStore>(),
            new DeafPlatform(),
            host.Services.GetRequiredService<Whereabouts>(),
            TimeProvider.System,
            NullLogger<Deliverer>.Instance
        );
        // What the life before had recorded and not delivered.
        await deliverer.DeliverAsync(null, CancellationToken.None);
        var finish = arguments.Number("finish", 0) == 1;
        var slots = arguments.Text("from", "0-0:0").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        await Task.WhenAll(slots.Select((slot, i) => Task.Run(() => ScreenAsync(router, deliverer, slot, finish, new Random(arguments.Number("seed", 1) + i)))));
        return 0;
    }

    private static async Task ScreenAsync(TurnRouter router, Deliverer deliverer, string from, bool finish, Random random)
    {
        var parts = from.Split('-', ':');
        var (generation, step) = (int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
        for (; ; generation++, step = 0)
        {
            var candidate = string.Create(CultureInfo.InvariantCulture, $"{parts[0]}-{generation}");
            for (; step < CandidateTalk.Steps; step++)
            {
                await TakeAsync(router, deliverer, candidate, step);
                // A platform gives what it has given before, now and then.
                if (random.Next(10) == 0)
                    await TakeAsync(router, deliverer, candidate, step);
                // The full stop tells a whole line from one that the kill cut.
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{candidate} {step} ."));
            }
            if (finish)
                return;
        }
    }

    private static async Task TakeAsync(TurnRouter router, Deliverer deliverer, string candidate, int step)
    {
        await router.HandleAsync(CandidateTalk.TurnOf(candidate, step, TimeProvider.System.GetUtcNow()), CancellationToken.None);
        await deliverer.DeliverAsync(CandidateTalk.PlaceOf(candidate).Id, CancellationToken.None);
    }

    /// <summary>A platform on which everything arrives.</summary>
    private sealed class DeafPlatform : IChatPlatform
    {
        public string Name => CandidateTalk.Platform;

        public Task<Detour?> DeliverAsync(Place place, Reply reply, string nonce, CancellationToken cancellationToken) => Task.FromResult<Detour?>(null);
    }
}
