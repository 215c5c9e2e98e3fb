using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Simulator;

namespace RecruitBot.Tests.Simulator;

/// <summary>A simulator of its own for one test, with a bot's and a person's client.</summary>
public sealed class Bench : IAsyncDisposable
{
    private readonly HttpClient _bot;
    private readonly HttpClient _page;

    private Bench(SimulatorServer server)
    {
        Server = server;
        _bot = new HttpClient { BaseAddress = new Uri(server.ApiBaseUrl + "/") };
        _bot.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "DiscordBot (https://example.org, 1)");
        _bot.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", SimulatorServer.BotToken);
        _page = new HttpClient { BaseAddress = new Uri(server.Page, "/sim/") };
    }

    public SimulatorServer Server { get; }
    public HttpClient Page => _page;

    public static async Task<Bench> StartAsync(TimeProvider? time = null, string? path = null, RateLimitOptions? limits = null, QuotaOptions? quotas = null) =>
        new(
            await SimulatorServer.StartAsync(
                new SimulatorOptions { Port = 0, Path = path, Time = time ?? TimeProvider.System, RateLimits = limits ?? new(), Quotas = quotas ?? QuotaOptions.Unlimited },
                NullLoggerFactory.Instance,
                CancellationToken.None
            )
        );

    /// <summary>A request of the bot.</summary>
    public Task<Reply> BotAsync(string method, string path, object? body = null, Dictionary<string, string>? headers = null) =>
        SendAsync(_bot, method, path, body, headers);

    /// <summary>A request of the page.</summary>
    public Task<Reply> SimAsync(string method, string path, object? body = null) => SendAsync(_page, method, path, body);

    /// <summary>A request on behalf of a person.</summary>
    public Task<Reply> AsAsync(string who, string method, string path, object? body = null) => SimAsync(method, $"as/{who}/{path}", body);

    /// <summary>The id of a channel by its name.</summary>
    public async Task<string> ChannelAsync(string name)
    {
        var guild = (await SimAsync("GET", "world")).Body!["guild"]!["id"]!;
        var channels = (await BotAsync("GET", $"guilds/{guild}/channels")).Body!.AsArray();
        return channels.Single(c => (string?)c!["name"] == name)!["id"]!.GetValue<string>();
    }

    public async Task<string> UserAsync(string name) =>
        (await SimAsync("GET", "world")).Body!["people"]!.AsArray().Single(p => (string?)p!["user"]!["username"] == name)!["user"]!["id"]!.GetValue<string>();

    public async Task<string> ApplicationAsync() => (await SimAsync("GET", "world")).Body!["bot"]!["application_id"]!.GetValue<string>();

    /// <summary>Registers one command that anybody may use anywhere.</summary>
    public async Task RegisterAsync(params object[] commands) =>
        (await BotAsync("PUT", $"applications/{await ApplicationAsync()}/commands", commands)).Expect(200);

    /// <summary>Opens a gateway session with every intent that is allowed.</summary>
    public async Task<BotSocket> ConnectAsync(int intents = 1 | 1 << 9 | 1 << 12 | 1 << 15)
    {
        var socket = await OpenAsync();
        await socket.IdentifyAsync(intents);
        await socket.DispatchAsync("READY");
        return socket;
    }

    /// <summary>Opens a socket and takes its Hello.</summary>
    public async Task<BotSocket> OpenAsync()
    {
        var url = (await BotAsync("GET", "gateway/bot")).Body!["url"]!.GetValue<string>();
        var socket = await BotSocket.OpenAsync(new Uri(url + "?v=10&encoding=json"));
        await socket.OpcodeAsync(10);
        return socket;
    }

    /// <summary>Follows a person's events.</summary>
    public Task<EventStream> FollowAsync(string who, string? after = null) => EventStream.OpenAsync(_page, $"as/{who}/events", after);

    public async ValueTask DisposeAsync()
    {
        _bot.Dispose();
        _page.Dispose();
        await Server.DisposeAsync();
    }

    private static async Task<Reply> SendAsync(HttpClient client, string method, string path, object? body, Dictionary<string, string>? headers = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers ?? [])
            request.Headers.TryAddWithoutValidation(name, value);
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            _ => JsonContent.Create(body),
        };
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        var received = response.Headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply((int)response.StatusCode, isJson ? JsonNode.Parse(text) : null, text, received);
    }
}

/// <summary>What came back.</summary>
public sealed record Reply(int Status, JsonNode? Body, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public int Code => Body?["code"]?.GetValue<int>() ?? 0;

    public string Id => Body!["id"]!.GetValue<string>();

    public Reply Expect(int status)
    {
        Assert.True(Status == status, $"{Status} instead of {status}: {Text}");
        return this;
    }

    public void Refused(int status, int code)
    {
        Expect(status);
        Assert.Equal(code, Code);
    }
}
