using System.Text.Json;
using RecruitBot.EndToEnd.Discord.Support;
using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd.Discord.DiscordNet;

/// <summary>With Discord.Net chosen, it is Discord.Net that speaks: every request and every session bears its name, and none that of the built-in client.</summary>
public sealed class ClientTests
{
    [Fact]
    public async Task Requests_and_sessions_are_those_of_Discord_Net()
    {
        await using var bench = await DiscordBench.OpenAsync();
        bench.Folder.Environment["Discord__Client"] = "discord.net";
        await bench.StartBotAsync();
        var sam = await bench.JoinAsync("sam");
        await sam.CommandAsync(sam.Channel("general").Id, "jobs");
        await sam.ExpectEventAsync(e => e is { Type: "interaction", State: "answered" }, "an answer");

        var requests = await bench.Control.RequestsAsync();
        Assert.Contains(requests, r => r.GetProperty("path").GetString()!.EndsWith("/callback", StringComparison.Ordinal));
        Assert.All(
            requests,
            r => Assert.StartsWith("DiscordBot (https://github.com/discord-net/Discord.Net, v3.", r.GetProperty("headers").GetProperty("User-Agent").GetString()!, StringComparison.Ordinal)
        );
        Assert.Equal("Discord.Net", Browser(await bench.Control.GetAsync("control/frames")));
    }

    [Fact]
    public async Task Doctor_names_it()
    {
        await using var folder = new ProgramFolder();
        folder.Environment["Discord__Client"] = "discord.net";
        Assert.Contains("Discord is spoken with by Discord.Net 3.", (await folder.RunAsync("doctor")).Out, StringComparison.Ordinal);
    }

    /// <summary>What the one session says that it is (events/gateway-events, Identify Connection Properties), under the name that the library still gives the field.</summary>
    private static string? Browser(JsonElement frames)
    {
        var identify = Assert.Single(
            frames.EnumerateArray().Select(f => JsonElement.Parse(f.GetProperty("text").GetString()!)),
            f => f.GetProperty("op").GetInt32() == 2
        );
        return identify.GetProperty("d").GetProperty("properties").GetProperty("$browser").GetString();
    }
}
