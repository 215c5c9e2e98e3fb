using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace RecruitBot.Tests.Discord.Rest;

/// <summary>A request as it would have gone out.</summary>
public sealed record SentRequest(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers, string? ContentType)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

/// <summary>Stands in for the network: keeps what was sent, and answers by a script; with nothing scripted, 200 and a message.</summary>
public sealed class ScriptedDiscord : HttpMessageHandler
{
    public const string Message = """{"id":"1","channel_id":"2"}""";

    private readonly ConcurrentQueue<Func<SentRequest, CancellationToken, Task<HttpResponseMessage>>> _script = new();

    public ConcurrentQueue<SentRequest> Sent { get; } = new();

    public SentRequest Last => Sent.Last();

    public ScriptedDiscord Then(HttpStatusCode status, string body = Message, params (string Name, string Value)[] headers)
    {
        _script.Enqueue((_, _) => Task.FromResult(Answer(status, body, headers)));
        return this;
    }

    public ScriptedDiscord Then(int times, HttpStatusCode status, string body = Message, params (string Name, string Value)[] headers)
    {
        for (var n = 0; n < times; n++)
            Then(status, body, headers);
        return this;
    }

    public ScriptedDiscord ThenThrow(Exception problem)
    {
        _script.Enqueue((_, _) => Task.FromException<HttpResponseMessage>(problem));
        return this;
    }

    /// <summary>Answers when the task is done.</summary>
    public ScriptedDiscord ThenWait(Task until, params (string Name, string Value)[] headers)
    {
        _script.Enqueue(
            async (_, cancellationToken) =>
            {
                await until.WaitAsync(cancellationToken);
                return Answer(HttpStatusCode.OK, Message, headers);
            }
        );
        return this;
    }

    public static HttpResponseMessage Answer(HttpStatusCode status, string body, params (string Name, string Value)[] headers)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
            answer.Headers.TryAddWithoutValidation(name, value);
        return answer;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : Encoding.Latin1.GetString(await request.Content.ReadAsByteArrayAsync(cancellationToken));
        var headers = request.Headers.ToDictionary(h => h.Key, h => string.Join(' ', h.Value), StringComparer.OrdinalIgnoreCase);
        var sent = new SentRequest(
            request.Method.Method,
            request.RequestUri!.PathAndQuery["/api/v10".Length..],
            body,
            headers,
            request.Content?.Headers.ContentType?.ToString()
        );
        Sent.Enqueue(sent);
        return _script.TryDequeue(out var next) ? await next(sent, cancellationToken) : Answer(HttpStatusCode.OK, Message);
    }
}
