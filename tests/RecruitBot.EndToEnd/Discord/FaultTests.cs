using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Discord.Support;
using RecruitBot.EndToEnd.Support;
using RecruitBot.Simulator;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>What cannot work ends with one sentence that says what to do, and exit code 2; what may work later is waited for.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task Without_a_token_the_bot_does_not_run()
    {
        await using var folder = new ProgramFolder();
        (await folder.RunAsync("run")).Refused("Discord:Token is not set", "recruitbot demo");
    }

    [Fact]
    public async Task In_a_container_no_token_is_a_mistake_and_no_demo()
    {
        await using var folder = new ProgramFolder();
        folder.Environment["DOTNET_RUNNING_IN_CONTAINER"] = "true";
        (await folder.RunAsync()).Refused("Discord:Token is not set", "-e Discord__Token", "demo");
    }

    [Theory]
    [InlineData("run")]
    [InlineData("doctor")]
    public async Task A_token_that_cannot_be_one_is_one_sentence(string verb)
    {
        await using var bench = await DiscordBench.OpenAsync();
        bench.Folder.Environment["Discord__Token"] = "not a token";
        var ended = await bench.Folder.RunAsync(verb);
        Ended(ended, "token");
        Assert.DoesNotContain("not a token", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_ends_the_bot()
    {
        await using var bench = await DiscordBench.OpenAsync();
        bench.Folder.Environment["Discord__Token"] = "not.the.token";
        var ended = await bench.Folder.RunAsync("run");
        Ended(ended, "token");
        Assert.DoesNotContain("not.the.token", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_refused_while_the_bot_runs_ends_it()
    {
        await using var bench = await DiscordBench.RunningAsync();
        await bench.Control.PostAsync("control/rest", new { match = "/channels", status = 401, times = 1000 });
        var play = await new Play(bench).JoinAsync();
        await play.Alex.SayAsync(play.Direct.Id, "hello");
        Ended(await bench.Bot.ExitAsync(), "developer portal");
    }

    [Theory]
    [InlineData(4004, "token")]
    [InlineData(4014, "Message Content Intent")]
    public async Task What_the_gateway_forbids_ends_the_bot(int code, string words)
    {
        await using var bench = await DiscordBench.RunningAsync();
        await bench.Control.PostAsync("control/gateway", new { action = "close", code });
        Ended(await bench.Bot.ExitAsync(), words);
    }

    [Theory]
    [InlineData("simulator")]
    [InlineData("demo")]
    public async Task A_port_that_is_taken_is_named(string verb)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var folder = new ProgramFolder();
        (await folder.RunAsync(verb, "--Simulator:Port", $"{port}")).Refused($"Port {port} is taken by another program", "--Simulator:Port");
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_waited_for()
    {
        var port = DiscordBench.FreePort();
        await using var folder = new ProgramFolder();
        folder.Environment["Discord__ApiBaseUrl"] = $"http://127.0.0.1:{port}/api/v10";
        folder.Environment["Discord__Token"] = SimulatorServer.BotToken;
        var bot = folder.Start("run");
        await LoggedAsync(bot, "Trying again in 4 s");
        Assert.Contains("Trying again in 2 s", bot.Error, StringComparison.Ordinal);
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Port = port }, NullLoggerFactory.Instance, CancellationToken.None);
        await LoggedAsync(bot, "Connected to Discord");
        await bot.SignalAsync("TERM");
        var ended = await bot.ExitAsync();
        Assert.Equal(0, ended.ExitCode);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_permissions_are_named_by_doctor_and_setup()
    {
        await using var bench = await DiscordBench.OpenAsync();
        Assert.Equal(0, (await bench.Folder.RunAsync("doctor")).ExitCode);
        await bench.StartBotAsync();
        await bench.Control.AllowAsync("RecruitBot", p => p & ~Permissions.CreatePrivateThreads);
        await bench.Control.DenyAsync("recruiting-review", Permissions.EmbedLinks);
        const string Threads = "The bot lacks Create Private Threads in #apply";
        const string Cards = "The bot lacks Embed Links in #recruiting-review";

        var doctor = await bench.Folder.RunAsync("doctor");
        Assert.Equal(1, doctor.ExitCode);
        Assert.Contains(doctor.Lines, l => l.StartsWith("note", StringComparison.Ordinal) && l.Contains(Threads, StringComparison.Ordinal));
        Assert.Contains(doctor.Lines, l => l.StartsWith("bad", StringComparison.Ordinal) && l.Contains(Cards, StringComparison.Ordinal));

        var robin = await bench.JoinAsync("robin");
        var room = new Room(robin, robin.Channel("recruiting-review").Id);
        // The bot looks at its server again a moment after something has changed there.
        await Eventually.BeAsync(
            async () =>
            {
                var since = Play.InteractionOf(await robin.CommandAsync(room.Id, "setup"));
                var answer = await room.HearAsync("Setup:", since);
                return Room.IsForOne(answer) && Room.Says(answer, Threads) && Room.Says(answer, Cards);
            },
            () => Task.FromResult("/setup does not say what is missing.")
        );
    }

    private static void Ended(Finished ended, string words)
    {
        Assert.True(ended.ExitCode == 2, ended.ToString());
        var lines = ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("recruitbot: ", lines[^1], StringComparison.Ordinal);
        Assert.Contains(words, lines[^1], StringComparison.Ordinal);
        Assert.Single(lines, l => l.StartsWith("recruitbot: ", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", ended.Error, StringComparison.Ordinal);
    }

    private static Task LoggedAsync(RunningProgram bot, string words) =>
        Eventually.BeAsync(() => Task.FromResult(bot.Error.Contains(words, StringComparison.Ordinal)), () => Task.FromResult($"“{words}” was expected:\n{bot.Error}"));
}
