namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>Faults of Discord's, made through the simulator's control interface: which and when is decided by the seed alone.</summary>
internal sealed class Troubles(LoadPlan plan, SimulatorLink link)
{
    /// <summary>Parts of requests that fail: answers to interactions, messages, threads, reading, and whichever comes next.</summary>
    private static readonly string?[] Requests = ["/callback", "POST /api/v10/channels", "/webhooks", "/threads", "GET /api", null];

    private const string SessionEnded = "op 9";

    private readonly Random _random = new(plan.Seed);
    private readonly List<long> _ended = [];
    private readonly SortedDictionary<string, int> _made = new(StringComparer.Ordinal);

    /// <summary>How many of each kind were made.</summary>
    public IReadOnlyDictionary<string, int> Made => _made;

    /// <summary>When Discord ended a session (op 9), by <see cref="System.Diagnostics.Stopwatch"/>: for one to five seconds there may then be none.</summary>
    public IReadOnlyList<long> SessionsEnded => _ended;

    /// <summary>While the bot is dead no fault is made: those for its requests would gather, and all meet its first ones at its next start.</summary>
    public bool IsPaused { get; set; }

    /// <summary>Makes trouble until it is stopped.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            foreach (var share in plan.EveryFault ? OneOfEach() : [])
                await MakeAsync(share, ct);
            while (plan.FaultsPerSecond > 0)
                await MakeAsync(_random.NextDouble(), ct);
        }
        catch (OperationCanceledException)
        {
            // Enough.
        }
    }

    private IEnumerable<double> OneOfEach() => Enumerable.Range(0, 1000).Select(s => s / 1000.0).DistinctBy(s => KindOf(s).Name).ToList();

    private async Task MakeAsync(double share, CancellationToken ct)
    {
        await Task.Delay(TimeSpan.FromSeconds(-Math.Log(1 - _random.NextDouble()) / plan.FaultsPerSecond), ct);
        while (IsPaused)
            await Task.Delay(50, ct);
        var (name, path, body) = KindOf(share);
        _made[name] = _made.GetValueOrDefault(name) + 1;
        if (name == SessionEnded)
            _ended.Add(System.Diagnostics.Stopwatch.GetTimestamp());
        await link.PostAsync(path, body);
    }

    /// <summary>Requests fail often, as they do; the gateway breaks off now and then, and a session is seldom lost.</summary>
    private (string Name, string Path, object Body) KindOf(double share) =>
        share switch
        {
            < .13 => Request("429 user", new { Status = 429, Scope = "user", RetryAfter = .3 }),
            < .25 => Request("429 shared", new { Status = 429, Scope = "shared", RetryAfter = .3 }),
            < .27 => Request("429 global", new { Status = 429, Scope = "global", RetryAfter = .3 }),
            < .40 => Request("500", new { Status = 500 }),
            < .50 => Request("500 after it was done", new { Status = 500, After = true }),
            < .60 => Request("502 page", new { Status = 502, Html = true }),
            < .65 => Request("502 page after it was done", new { Status = 502, Html = true, After = true }),
            < .80 => Request("slow", new { DelayMs = _random.Next(100, 700) }),
            < .88 => ("events again", "control/replay", new { Event = _random.Next(1, 5) }),
            < .96 => ("events reordered", "control/reorder", new { Events = _random.Next(2, 5) }),
            < .975 => Gateway("socket dropped", new { Action = "drop" }),
            < .984 => Gateway("op 7", new { Action = "reconnect" }),
            < .989 => Gateway("op 9 resumable", new { Action = "invalid", Resumable = true }),
            < .991 => Gateway(SessionEnded, new { Action = "invalid" }),
            < .995 => Gateway("close 4000", new { Action = "close", Code = 4000 }),
            _ => Gateway("stall", new { Action = "stall", Seconds = .4 }),
        };

    private (string Name, string Path, object Body) Request(string name, object fault)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(fault, Discord.Model.DiscordJson.Options)!.AsObject();
        body["match"] = Requests[_random.Next(Requests.Length)];
        return (name, "control/rest", body);
    }

    private static (string Name, string Path, object Body) Gateway(string name, object body) => (name, "control/gateway", body);
}
