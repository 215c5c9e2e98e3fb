using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RecruitBot.Benchmarks.Gateway;

/// <summary>As much of Discord as a client needs to connect and to answer, and nothing that costs time.</summary>
internal sealed class FakeGateway : IAsyncDisposable
{
    public const string BotId = "424242424242424242";

    private readonly WebApplication _app;
    private readonly ConcurrentBag<FakeSession> _sessions = [];
    private readonly ConcurrentDictionary<long, long> _asked = new();
    private readonly ConcurrentQueue<double> _answered = new();

    private FakeGateway(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>Sessions that have begun, by shard.</summary>
    public IReadOnlyList<FakeSession> Sessions => [.. _sessions.OrderBy(s => s.Shard)];

    /// <summary>Milliseconds from sending a message until the answer to it arrived.</summary>
    public List<double> Answered => [.. _answered];

    public static async Task<FakeGateway> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        var gateway = new FakeGateway(app);
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        app.Run(gateway.ServeAsync);
        await app.StartAsync();
        gateway.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return gateway;
    }

    /// <summary>That message goes out now.</summary>
    public void Asked(long message) => _asked[message] = Stopwatch.GetTimestamp();

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        var url = $"ws://{Address.Authority}";
        if (context.WebSockets.IsWebSocketRequest)
        {
            using var session = new FakeSession(await context.WebSockets.AcceptWebSocketAsync(), context.Request.Query["compress"] == "zlib-stream", url);
            await session.RunAsync(() => _sessions.Add(session), context.RequestAborted);
        }
        else if (context.Request.Path.Value!.EndsWith("/gateway/bot", StringComparison.Ordinal))
            await context.Response.WriteAsJsonAsync(
                new
                {
                    url,
                    shards = 1,
                    session_start_limit = new
                    {
                        total = 1000,
                        remaining = 1000,
                        reset_after = 0,
                        max_concurrency = 16,
                    },
                }
            );
        else
            await AnswerAsync(context);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var arrived = Stopwatch.GetTimestamp();
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var content = body.RootElement.GetProperty("content").GetString()!;
        if (_asked.TryRemove(long.Parse(content, CultureInfo.InvariantCulture), out var asked))
            _answered.Enqueue(Stopwatch.GetElapsedTime(asked, arrived).TotalMilliseconds);
        var channel = context.Request.Path.Value!.Split('/')[^2];
        await context.Response.WriteAsJsonAsync(
            new
            {
                id = content,
                channel_id = channel,
                author = new
                {
                    id = BotId,
                    username = "RecruitBot",
                    discriminator = "0001",
                    avatar = (string?)null,
                },
                content,
                timestamp = "2026-03-02T09:00:00+00:00",
                type = 0,
            }
        );
    }
}
