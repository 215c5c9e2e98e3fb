using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RecruitBot.Tests.Shared.Model;

/// <summary>
/// A provider of models on 127.0.0.1 that speaks OpenAI's protocol over real HTTP: says what a test has scripted, in order, and keeps what it
/// was sent. When the script is over, <see cref="Otherwise"/> answers.
/// </summary>
public sealed class ScriptedModelServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<ModelReply> _script = new();
    private readonly ConcurrentQueue<ModelRequest> _requests = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly WebApplication _app;

    private ScriptedModelServer(WebApplication app) => _app = app;

    /// <summary>Base address, as the settings have it.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>Chat calls in order.</summary>
    public IReadOnlyList<ModelRequest> Requests => [.. _requests.Where(r => r.Path.EndsWith("/chat/completions", StringComparison.Ordinal))];

    /// <summary>Every request, those for the list of models and for vectors too.</summary>
    public IReadOnlyList<ModelRequest> All => [.. _requests];

    /// <summary>What answers when the script is over: a model of its own, made of what it is sent.</summary>
    public Func<ModelRequest, ModelReply> Otherwise { get; set; } = _ => Replies.Error(500, "The script is over.");

    /// <summary>Models that it lists; null for a server that has no such list.</summary>
    public IReadOnlyList<string>? Listed { get; set; } = ["scripted-1"];

    /// <summary>The only key that it takes; null takes all.</summary>
    public string? Key { get; set; }

    /// <summary>Starts a server with a script.</summary>
    public static async Task<ScriptedModelServer> StartAsync(params ModelReply[] script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ScriptedModelServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        server.Endpoint = new Uri(server._app.Urls.Single() + "/v1");
        return server.Then(script);
    }

    /// <summary>Adds to the script.</summary>
    public ScriptedModelServer Then(params ModelReply[] script)
    {
        foreach (var reply in script)
            _script.Enqueue(reply);
        return this;
    }

    /// <summary>Whoever is still answered is cut off.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
            return;
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var headers = string.Join('\n', http.Request.Headers.Select(h => $"{h.Key}: {h.Value}"));
        var request = new ModelRequest(http.Request.Path, http.Request.Headers.Authorization.ToString() is { Length: > 0 } key ? key : null, headers, body);
        _requests.Enqueue(request);
        try
        {
            await ReplyTo(request)(http, request, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }

    private ModelReply ReplyTo(ModelRequest request)
    {
        if (Key is not null && request.Authorization != $"Bearer {Key}")
            return Replies.Error(401, "Incorrect API key provided.", "invalid_api_key");
        if (request.Path.EndsWith("/models", StringComparison.Ordinal))
            return Listed is null ? Replies.Error(404) : Replies.Body(Completions.ListOf(Listed));
        if (_script.TryDequeue(out var reply))
            return reply;
        return request.Path.EndsWith("/embeddings", StringComparison.Ordinal) ? Vectors(request) : Otherwise(request);
    }

    /// <summary>A vector of a text is its length and one.</summary>
    private static ModelReply Vectors(ModelRequest request)
    {
        var texts = request.Field("input")!.Value.EnumerateArray().Select(t => t.GetString()!);
        var vectors = texts.Select((t, i) => string.Create(CultureInfo.InvariantCulture, $$"""{"object":"embedding","index":{{i}},"embedding":[{{t.Length}},1]}"""));
        return Replies.Body($$$"""{"object":"list","model":"scripted-1","data":[{{{string.Join(',', vectors.Reverse())}}}],"usage":{"prompt_tokens":1,"total_tokens":1}}""");
    }
}
