using System.Net;
using Discord.Net.Rest;
using RecruitBot.Adapters.Discord;
using RecruitBot.Discord.Rest.Pipeline;
using RecruitBot.Discord.Rest.RateLimits;
using Headers = System.Collections.Generic.IEnumerable<System.Collections.Generic.KeyValuePair<string, System.Collections.Generic.IEnumerable<string>>>;

namespace RecruitBot.Adapters.DiscordNet.Rest;

/// <summary>
/// The library's own HTTP client, with what it leaves out: the fields of <see cref="RestCall"/> are added to bodies, what comes back is kept
/// for the call, an attempt has an end, and trouble on Discord's side is an exception at once, since the library would repeat the request
/// without a pause.
/// </summary>
internal sealed class CallRestClient(IRestClient inner, TimeProvider time, DiscordPatience patience) : IRestClient
{
    /// <inheritdoc/>
    public void SetHeader(string key, string value) => inner.SetHeader(key, value);

    /// <inheritdoc/>
    public void SetCancelToken(CancellationToken cancelToken) => inner.SetCancelToken(cancelToken);

    /// <inheritdoc/>
    public Task<RestResponse> SendAsync(string method, string endpoint, CancellationToken cancelToken, bool headerOnly = false, string? reason = null, Headers? requestHeaders = null) =>
        ThroughAsync(token => inner.SendAsync(method, endpoint, token, headerOnly, reason, requestHeaders), cancelToken);

    /// <inheritdoc/>
    public Task<RestResponse> SendAsync(
        string method,
        string endpoint,
        string json,
        CancellationToken cancelToken,
        bool headerOnly = false,
        string? reason = null,
        Headers? requestHeaders = null
    )
    {
        var body = AddedFields.Into(json, RestCall.Current?.Added);
        return ThroughAsync(token => inner.SendAsync(method, endpoint, body, token, headerOnly, reason, requestHeaders), cancelToken);
    }

    /// <inheritdoc/>
    public Task<RestResponse> SendAsync(
        string method,
        string endpoint,
        IReadOnlyDictionary<string, object> multipartParams,
        CancellationToken cancelToken,
        bool headerOnly = false,
        string? reason = null,
        Headers? requestHeaders = null
    )
    {
        var parts = AddedFields.Into(multipartParams, RestCall.Current?.Added);
        return ThroughAsync(token => inner.SendAsync(method, endpoint, parts, token, headerOnly, reason, requestHeaders), cancelToken);
    }

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    private async Task<RestResponse> ThroughAsync(Func<CancellationToken, Task<RestResponse>> send, CancellationToken cancelToken)
    {
        using var limit = new CancellationTokenSource(patience.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancelToken);
        try
        {
            var response = await send(either.Token);
            var body = await ReadAsync(response, either.Token);
            var answered = Attempt.Answered(response.StatusCode, LimitsOf(response), body);
            if (RestCall.Current is { } call)
                call.Last = answered;
            if ((int)response.StatusCode >= 500 || (response.StatusCode == HttpStatusCode.TooManyRequests && IsNoPause(answered)))
                throw new HttpRequestException(HttpRequestError.InvalidResponse, null, null, response.StatusCode);
            return new RestResponse(response.StatusCode, response.Headers, new MemoryStream(body, writable: false));
        }
        catch (Exception problem) when (problem is HttpRequestException { StatusCode: null } or IOException)
        {
            Failed(problem);
            throw;
        }
        catch (OperationCanceledException)
        {
            // Whoever gives up waiting does not know what has become of the request.
            var late = new TimeoutException("No answer in time.");
            Failed(late);
            throw late;
        }
    }

    private static void Failed(Exception problem)
    {
        if (RestCall.Current is { } call)
            call.Last = Attempt.Failed(problem);
    }

    /// <summary>A limit that something on the way has set, whose page the library would take for Discord's answer, or one that waiting does not end.</summary>
    private static bool IsNoPause(Attempt limited) => ApiErrorReader.ReadLimited(limited.Body) is null || !Refusals.AsksToWait(limited);

    private static async Task<byte[]> ReadAsync(RestResponse response, CancellationToken cancelToken)
    {
        if (response.Stream is null)
            return [];
        await using var stream = response.Stream;
        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancelToken)) > 0)
        {
            if (body.Length + read > Sender.MostBytes)
                throw new IOException("The answer has no end.");
            body.Write(chunk, 0, read);
        }
        return body.ToArray();
    }

    private static RateLimitHeaders LimitsOf(RestResponse response)
    {
        using var message = new HttpResponseMessage();
        foreach (var (name, value) in response.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return RateLimitHeaders.Read(message.Headers);
    }
}
