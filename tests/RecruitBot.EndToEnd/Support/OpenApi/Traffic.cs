using System.Text.Json;

namespace RecruitBot.EndToEnd.Support.OpenApi;

/// <summary>Everything that the bot said to a simulator while a test ran, held against Discord's own descriptions when it ends.</summary>
public static class Traffic
{
    /// <summary>Fails when a request or a frame is not one that Discord takes.</summary>
    /// <param name="page">Address of the simulator.</param>
    public static async Task CheckAsync(Uri page)
    {
        using var http = new HttpClient { BaseAddress = new Uri(page, "/sim/control/") };
        var requests = JsonElement.Parse(await http.GetStringAsync("requests")).EnumerateArray().Select(Exchange.From).ToList();
        var frames = JsonElement.Parse(await http.GetStringAsync("frames")).EnumerateArray().Select(f => JsonElement.Parse(f.GetProperty("text").GetString()!));
        var check = new ProtocolCheck();
        var wrong = requests
            .SelectMany(e => check.Request(e).Select(f => $"{Specification.Discord.NameOf(e)} {f}"))
            .Concat(frames.SelectMany(f => check.Frame(f).Select(fault => $"frame {f.GetProperty("op")} {fault}")))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.True(wrong.Count == 0, "The bot said what Discord does not take:\n" + string.Join('\n', wrong));
    }
}
