using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Configuration;
using RecruitBot.Core.Roles;

namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>
/// <c>load [--candidates N] [--seed S] [--think SECONDS] [--arrival SECONDS] [--faults PER-SECOND] [--kills M] [--threads T] [--limits lifted|real]
/// [--grow 10,100,1000] [--peer yes|no] [--patience SECONDS] [--keep FOLDER]
/// [--knowledge FOLDER] [--connection C --workers W]</c>: N people hold whole screenings at once through the simulator, while it fails in every way that it can and the bot is
/// killed; then what they sent, what the bot recorded and what was shown are compared. With <c>--grow</c> a table, one run for each size.
/// </summary>
internal static class LoadVerb
{
    private const string Definition =
        "An acknowledgement is the time from sending until the candidate's client sees the bot's first answer: to an interaction the first response, to a "
        + "message the first reply. Turns that met a dead bot count apart, from the moment it is ready again; a press that failed meanwhile is made again. \"In a session\" leaves out the turns "
        + "within six seconds of a session's end (op 9), after which Discord asks for a pause of one to five.";

    public static async Task<int> Run(string[] args)
    {
        var arguments = new Arguments(args);
        var roles = Roles(arguments.Text("knowledge", "") is { Length: > 0 } knowledge ? Path.GetFullPath(knowledge) : null);
        await Console.Error.WriteLineAsync(Definition);
        var rows = new List<LoadRow>();
        foreach (var size in arguments.Text("grow", arguments.Text("candidates", "1000")).Split(','))
        {
            var plan = PlanOf(arguments, int.Parse(size, CultureInfo.InvariantCulture));
            var result = await new LoadRun(plan, Console.Error.WriteLine).RunAsync(roles);
            foreach (var detail in result.Details)
                await Console.Error.WriteLineAsync(detail);
            var peer = arguments.Text("peer", "yes") == "yes" ? await new EchoRun(plan).RunAsync() : null;
            rows.Add(new LoadRow(plan.RealLimits ? "real" : "lifted", plan.Workers, plan.Seed, plan.Think.TotalSeconds, result, peer));
        }
        foreach (var line in LoadTable.Of(rows))
            Console.WriteLine(line);
        Console.WriteLine(rows.Count == 1 ? JsonSerializer.Serialize(rows[0], JsonSerializerOptions.Web) : JsonSerializer.Serialize(rows, JsonSerializerOptions.Web));
        return rows.TrueForAll(r => r.Result is { Lost: 0, Doubled: 0, Misplaced: 0, Stuck: 0 }) ? 0 : 1;
    }

    private static LoadPlan PlanOf(Arguments arguments, int candidates)
    {
        var standard = new LoadPlan();
        var real = arguments.Text("limits", "lifted") == "real";
        return standard with
        {
            Candidates = candidates,
            Seed = arguments.Number("seed", standard.Seed),
            Think = TimeSpan.FromSeconds(arguments.Number("think", (int)standard.Think.TotalSeconds)),
            Arrival = TimeSpan.FromSeconds(arguments.Number("arrival", (int)standard.Arrival.TotalSeconds)),
            FaultsPerSecond = double.Parse(arguments.Text("faults", "2"), CultureInfo.InvariantCulture),
            Kills = arguments.Number("kills", standard.Kills),
            ActiveThreads = arguments.Number("threads", standard.ActiveThreads),
            RealLimits = real,
            PressAgain = real ? TimeSpan.FromSeconds(90) : standard.PressAgain,
            Knowledge = arguments.Text("knowledge", "") is { Length: > 0 } knowledge ? Path.GetFullPath(knowledge) : null,
            Workers = arguments.Number("workers", standard.Workers),
            Connection = arguments.Text("connection", "") is { Length: > 0 } connection ? connection : null,
            Keep = arguments.Text("keep", "") is { Length: > 0 } folder ? folder : null,
            Patience = real ? TimeSpan.FromMinutes(15) : TimeSpan.FromSeconds(arguments.Number("patience", (int)standard.Patience.TotalSeconds)),
        };
    }

    /// <summary>The roles that come along with the program: every candidate knows their gold answers.</summary>
    internal static List<Role> Roles(string? knowledge = null)
    {
        var settings = new Settings();
        settings.Storage.Path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        settings.Knowledge.Path = knowledge ?? Path.Combine(AppContext.BaseDirectory, "knowledge");
        settings.Prompts.Path = Path.Combine(AppContext.BaseDirectory, "prompts");
        using var host = Composition.Build(settings);
        return [.. host.Services.GetRequiredService<IRoleSource>().InForce.Open];
    }
}
