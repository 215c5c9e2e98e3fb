using System.Net;
using System.Text;
using System.Text.Json;
using Discord.Net.Rest;
using Headers = System.Collections.Generic.IEnumerable<System.Collections.Generic.KeyValuePair<string, System.Collections.Generic.IEnumerable<string>>>;

namespace RecruitBot.Tests.Adapters.DiscordNet.Rest;

/// <summary>A request that the library would have sent.</summary>
public sealed record LibraryRequest(string Method, string Path, string Body, IReadOnlyDictionary<string, object> Parts)
{
    public JsonElement Json => JsonElement.Parse(Body);
}

/// <summary>Stands in for the library's network: answers by route, or by a script for what is not a question about an entity.</summary>
public sealed class ScriptedRest : IRestClient
{
    public const string User = """{"id":"1","username":"bot","discriminator":"0","bot":true}""";
    public const string Message = """{"id":"9","channel_id":"200","type":0,"content":"","author":{"id":"1","username":"bot"},"timestamp":"2026-03-02T09:00:00Z","nonce":"n"}""";
    private const string Text = """{"id":"200","type":0,"guild_id":"300","name":"general","position":0,"permission_overwrites":[]}""";

    private readonly Dictionary<string, string> _routes = new(StringComparer.Ordinal)
    {
        ["GET users/@me"] = User,
        ["GET oauth2/applications/@me"] = """{"id":"7","name":"bot","description":""}""",
        ["GET channels/200"] = Text,
        ["GET users/5"] = """{"id":"5","username":"sam","discriminator":"0"}""",
    };

    private readonly Queue<Func<RestResponse>> _script = new();

    public List<LibraryRequest> Sent { get; } = [];

    /// <summary>What was sent beyond questions that the bench answers by route.</summary>
    public IEnumerable<LibraryRequest> Asked => Sent.Where(r => !_routes.ContainsKey($"{r.Method} {r.Path}"));

    public ScriptedRest On(string route, string body)
    {
        _routes[route] = body;
        return this;
    }

    public ScriptedRest Then(HttpStatusCode status, string body = Message)
    {
        _script.Enqueue(() => Answer(status, body));
        return this;
    }

    public ScriptedRest ThenThrow(Exception problem)
    {
        _script.Enqueue(() => throw problem);
        return this;
    }

    public void SetHeader(string key, string value) { }

    public void SetCancelToken(CancellationToken cancelToken) { }

    public void Dispose() { }

    public Task<RestResponse> SendAsync(string method, string endpoint, CancellationToken cancelToken, bool headerOnly = false, string? reason = null, Headers? requestHeaders = null) =>
        Task.FromResult(Take(new(method, endpoint, "", new Dictionary<string, object>(StringComparer.Ordinal))));

    public Task<RestResponse> SendAsync(string method, string endpoint, string json, CancellationToken cancelToken, bool headerOnly = false, string? reason = null, Headers? requestHeaders = null) =>
        Task.FromResult(Take(new(method, endpoint, json, new Dictionary<string, object>(StringComparer.Ordinal))));

    public Task<RestResponse> SendAsync(
        string method,
        string endpoint,
        IReadOnlyDictionary<string, object> multipartParams,
        CancellationToken cancelToken,
        bool headerOnly = false,
        string? reason = null,
        Headers? requestHeaders = null
    ) => Task.FromResult(Take(new(method, endpoint, (string)multipartParams["payload_json"], multipartParams)));

    private RestResponse Take(LibraryRequest request)
    {
        Sent.Add(request);
        return _routes.TryGetValue($"{request.Method} {request.Path}", out var body) ? Answer(HttpStatusCode.OK, body)
            : _script.TryDequeue(out var next) ? next()
            : Answer(HttpStatusCode.OK, Message);
    }

    private static RestResponse Answer(HttpStatusCode status, string body) =>
        new(status, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), new MemoryStream(Encoding.UTF8.GetBytes(body)));
}
