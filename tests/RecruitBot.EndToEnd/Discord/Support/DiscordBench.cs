using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.EndToEnd.Support;
using RecruitBot.Simulator;
using RecruitBot.Simulator.Acting;

namespace RecruitBot.EndToEnd.Discord.Support;

/// <summary>The program running as a bot, connected to a local Discord: in this process, or in one of its own that can be killed.</summary>
public sealed class DiscordBench : IAsyncDisposable
{
    private readonly SimulatorServer? _server;
    private readonly List<SimulatedPerson> _people = [];
    private RunningProgram? _simulator;
    private RunningProgram? _bot;

    private DiscordBench(ProgramFolder folder, SimulatorServer? server, Uri page)
    {
        (Folder, _server, Page) = (folder, server, page);
        Control = new SimulatorControl(page);
        folder.Environment["Discord__ApiBaseUrl"] = new Uri(page, "/api/v10").ToString();
        folder.Environment["Discord__Token"] = SimulatorServer.BotToken;
        // Programs that run for seconds gain nothing from being measured while they run.
        folder.Environment["DOTNET_TieredPGO"] = "0";
    }

    /// <summary>Where the bot is started; its store is below.</summary>
    public ProgramFolder Folder { get; }

    /// <summary>Address of the simulator.</summary>
    public Uri Page { get; }

    /// <summary>The simulator's control interface.</summary>
    public SimulatorControl Control { get; }

    /// <summary>The bot as it runs.</summary>
    public RunningProgram Bot => _bot!;

    /// <summary>A bench whose simulator is part of the test; the bot is not started yet.</summary>
    /// <param name="quotas">How much the bot may do; by default sessions begin without a pause.</param>
    public static async Task<DiscordBench> OpenAsync(QuotaOptions? quotas = null)
    {
        // A bot that is killed and started again within five seconds would have to wait, which is tested where shards are.
        var server = await SimulatorServer.StartAsync(new SimulatorOptions { Port = 0, Quotas = quotas ?? new QuotaOptions { IdentifySeconds = 0 } }, NullLoggerFactory.Instance, CancellationToken.None);
        return new DiscordBench(new ProgramFolder(), server, server.Page);
    }

    /// <summary>The same with the bot running.</summary>
    public static async Task<DiscordBench> RunningAsync()
    {
        var bench = await OpenAsync();
        await bench.StartBotAsync();
        return bench;
    }

    /// <summary>A bench whose simulator is a program of its own, with its state in a file.</summary>
    public static async Task<DiscordBench> WithSimulatorProgramAsync()
    {
        var port = FreePort();
        var folder = new ProgramFolder();
        folder.Environment["Simulator__Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        folder.Environment["Simulator__Path"] = folder["discord.jsonl"];
        var bench = new DiscordBench(folder, null, new Uri($"http://127.0.0.1:{port}"));
        await bench.StartSimulatorAsync();
        await bench.StartBotAsync();
        return bench;
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts the bot and waits until it is connected, with its commands and its panel there to be used.</summary>
    public async Task StartBotAsync(params string[] arguments)
    {
        _bot = Folder.Start(["run", .. arguments]);
        await OnlineAsync(true);
        await LoggedAsync("Ready: ");
    }

    /// <summary>Waits until the bot has logged the words.</summary>
    public Task LoggedAsync(string words) =>
        Eventually.BeAsync(() => Task.FromResult(Bot.Error.Contains(words, StringComparison.Ordinal)), () => Task.FromResult($"“{words}” was expected:\n{Bot.Error}"));

    /// <summary>SIGKILL; returns when Discord knows that the bot is away.</summary>
    public async Task KillBotAsync()
    {
        await Bot.KillAsync();
        await OnlineAsync(false);
    }

    /// <summary>Starts the simulator program.</summary>
    public async Task StartSimulatorAsync()
    {
        _simulator = Folder.Start("simulator");
        await _simulator.ExpectAsync("Chat page: ");
    }

    /// <summary>SIGKILL of the simulator, and a start of it; returns when the bot is back by itself, and everybody who was in it.</summary>
    public async Task RestartSimulatorAsync()
    {
        await _simulator!.KillAsync();
        await StartSimulatorAsync();
        await OnlineAsync(true);
    }

    /// <summary>Becomes somebody.</summary>
    public async Task<SimulatedPerson> JoinAsync(string who)
    {
        var person = await SimulatedPerson.JoinAsync(Page, who);
        _people.Add(person);
        return person;
    }

    /// <summary>Waits until the bot is connected, or is not.</summary>
    public Task OnlineAsync(bool online) =>
        Eventually.BeAsync(
            async () => await Control.BotIsOnlineAsync() == online,
            () => Task.FromResult($"The bot does not come {(online ? "online" : "off")}.\n--- error\n{_bot?.Error}")
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people)
            await person.DisposeAsync();
        await Folder.DisposeAsync();
        Control.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
