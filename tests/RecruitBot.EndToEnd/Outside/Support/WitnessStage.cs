using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Simulator;
using RecruitBot.Simulator.Acting;

namespace RecruitBot.EndToEnd.Outside.Support;

/// <summary>A simulator with discord.js connected to it and people in it; one for all tests of a class, one after another.</summary>
public sealed class WitnessStage : IAsyncLifetime, IAsyncDisposable
{
    private SimulatorServer _server = null!;
    private Uri _control = null!;

    public WitnessBot Bot { get; private set; } = null!;
    public SimulatedPerson Alex { get; private set; } = null!;
    public SimulatedPerson Robin { get; private set; } = null!;

    /// <summary>What the bot told when it was ready.</summary>
    public JsonNode Ready { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // The tests are skipped then.
        if (await Packages.WhyMissingAsync() is not null)
            return;
        _server = await SimulatorServer.StartAsync(new SimulatorOptions { Port = 0 }, NullLoggerFactory.Instance, CancellationToken.None);
        _control = new Uri(_server.Page, "/sim/control/");
        Bot = WitnessBot.Start(_server.Page);
        Ready = await Bot.HearAsync("ready");
        Alex = await SimulatedPerson.JoinAsync(_server.Page, "alex");
        Robin = await SimulatedPerson.JoinAsync(_server.Page, "robin");
    }

    /// <summary>Makes trouble, or changes the server.</summary>
    public async Task ControlAsync(string path, object body)
    {
        using var http = new HttpClient { BaseAddress = _control };
        using var answer = await http.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What the bot sent over the gateway.</summary>
    public async Task<IReadOnlyList<int>> SentOpcodesAsync()
    {
        using var http = new HttpClient { BaseAddress = _control };
        return [.. (await http.GetFromJsonAsync<JsonArray>("frames"))!.Select(f => JsonNode.Parse((string)f!["text"]!)!["op"]!.GetValue<int>())];
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (_server is null)
            return;
        await Alex.DisposeAsync();
        await Robin.DisposeAsync();
        await Bot.DisposeAsync();
        await _server.DisposeAsync();
    }
}
