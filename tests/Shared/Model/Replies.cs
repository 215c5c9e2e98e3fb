using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace RecruitBot.Tests.Shared.Model;

/// <summary>Replies of providers, good and bad. Those that are answers come whole or as a stream, as they are asked for.</summary>
public static class Replies
{
    /// <summary>A text.</summary>
    public static ModelReply Text(string text, string finish = "stop", (int Input, int Output)? usage = null, string model = "scripted-1") =>
        (http, request, _) =>
            request.IsStream
                ? StreamAsync(http, [.. Completions.Pieces(text, 7).Select(p => Completions.TextPiece(p, model)), .. Completions.Ends(finish, usage, model)])
                : JsonAsync(http, Completions.Whole(text, finish, usage, model));

    /// <summary>Calls of tools by the names under which they were offered, all in one answer; streamed, their arguments come in pieces that alternate.</summary>
    public static ModelReply Calls(params (string Name, string Arguments)[] calls) =>
        (http, request, _) =>
        {
            (string, string)[] offered = [.. calls.Select(c => (request.NameOf(c.Name), c.Arguments))];
            return request.IsStream
                ? StreamAsync(http, [.. Completions.CallPieces(offered), .. Completions.Ends("tool_calls", null, "scripted-1")])
                : JsonAsync(http, Completions.WholeCalls(offered));
        };

    /// <summary>The model says that it will not answer.</summary>
    public static ModelReply Refusal(string words) =>
        (http, request, _) =>
            request.IsStream
                ? StreamAsync(http, [Completions.RefusalPiece(words), .. Completions.Ends("stop", null, "scripted-1")])
                : JsonAsync(http, Completions.WholeRefusal(words));

    /// <summary>Events of a stream as they are given, "[DONE]" included or not.</summary>
    public static ModelReply Events(params string[] events) => (http, _, _) => StreamAsync(http, events, done: false);

    /// <summary>A whole answer as a stream whose bytes are cut anywhere: inside letters, lines and events.</summary>
    public static ModelReply Cut(string text, int bytes) =>
        async (http, _, stopping) =>
        {
            var stream = string.Concat(Completions.Pieces(text, 5).Select(p => Completions.TextPiece(p, "scripted-1")).Concat(Completions.Ends("stop", (7, 9), "scripted-1")).Append("[DONE]").Select(e => $"data: {e}\r\n\r\n"));
            http.Response.ContentType = "text/event-stream";
            foreach (var piece in Encoding.UTF8.GetBytes(": a remark\r\n\r\n" + stream).Chunk(bytes))
            {
                await http.Response.Body.WriteAsync(piece, stopping);
                await http.Response.Body.FlushAsync(stopping);
            }
        };

    /// <summary>Any body.</summary>
    public static ModelReply Body(string body, int status = 200, string type = "application/json") => Body(Encoding.UTF8.GetBytes(body), status, type);

    /// <summary>Any bytes.</summary>
    public static ModelReply Body(byte[] body, int status = 200, string type = "application/json") =>
        async (http, _, stopping) =>
        {
            (http.Response.StatusCode, http.Response.ContentType) = (status, type);
            await http.Response.Body.WriteAsync(body, stopping);
        };

    /// <summary>An error as providers tell it.</summary>
    public static ModelReply Error(int status, string message = "No.", string? code = null, string? retryAfter = null) =>
        (http, request, stopping) =>
        {
            if (retryAfter is not null)
                http.Response.Headers.RetryAfter = retryAfter;
            var body = $$$"""{"error":{"message":{{{Completions.Quoted(message)}}},"type":"error","param":null,"code":{{{(code is null ? "null" : Completions.Quoted(code))}}}}}""";
            return Body(body, status)(http, request, stopping);
        };

    /// <summary>Events of a stream, then nothing, while the connection stays open until the caller or the test has enough.</summary>
    public static ModelReply Silence(params string[] eventsBefore) =>
        async (http, _, stopping) =>
        {
            if (eventsBefore.Length > 0)
                await StreamAsync(http, eventsBefore, done: false);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, http.RequestAborted);
            await Task.Delay(Timeout.Infinite, either.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        };

    /// <summary>The connection is reset.</summary>
    public static ModelReply Reset() =>
        (http, _, _) =>
        {
            http.Abort();
            return Task.CompletedTask;
        };

    /// <summary>The connection is reset after events of a stream, when somebody has read them.</summary>
    public static ModelReply Reset(Task read, params string[] eventsBefore) =>
        async (http, _, stopping) =>
        {
            await StreamAsync(http, eventsBefore, done: false);
            await read.WaitAsync(stopping);
            http.Abort();
        };

    /// <summary>Waits for something before another reply.</summary>
    public static ModelReply After(Task gate, ModelReply reply) =>
        async (http, request, stopping) =>
        {
            await gate.WaitAsync(stopping);
            await reply(http, request, stopping);
        };

    /// <summary>Seconds, as Retry-After has them.</summary>
    public static string Seconds(int seconds) => seconds.ToString(CultureInfo.InvariantCulture);

    private static Task JsonAsync(HttpContext http, string json)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(json);
    }

    /// <summary>A stream that pauses in the middle of its words until something has happened; whole for whoever asks for no stream.</summary>
    public static ModelReply Paused(string before, Task until, string after) =>
        async (http, request, end) =>
        {
            if (!request.IsStream)
            {
                await Text(before + after)(http, request, end);
                return;
            }
            await StreamAsync(http, Completions.Pieces(before, 7).Select(p => Completions.TextPiece(p, "scripted-1")), done: false);
            await until.WaitAsync(end);
            await StreamAsync(http, [.. Completions.Pieces(after, 7).Select(p => Completions.TextPiece(p, "scripted-1")), .. Completions.Ends("stop", (7, 9), "scripted-1")]);
        };

    private static async Task StreamAsync(HttpContext http, IEnumerable<string> events, bool done = true)
    {
        if (!http.Response.HasStarted)
            http.Response.ContentType = "text/event-stream";
        foreach (var data in done ? events.Append("[DONE]") : events)
        {
            await http.Response.WriteAsync($"data: {data}\n\n");
            await http.Response.Body.FlushAsync();
        }
    }
}
