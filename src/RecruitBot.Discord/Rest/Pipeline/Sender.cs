using RecruitBot.Discord.Rest.RateLimits;

namespace RecruitBot.Discord.Rest.Pipeline;

/// <summary>Sends one request once, with the headers that Discord asks for, within bounds of time and size.</summary>
internal sealed class Sender(DiscordRestOptions options, TimeProvider time, HttpMessageHandler handler) : IDisposable
{
    /// <summary>The longest answer that is read; Discord's are far shorter.</summary>
    public const int MostBytes = 25 * 1024 * 1024;

    private readonly HttpMessageInvoker _http = new(handler);
    private readonly string _base = options.BaseUrl.AbsoluteUri.TrimEnd('/');

    public async Task<Attempt> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        using var message = Message(request);
        using var timeout = new CancellationTokenSource(request.Deadline ?? options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(message, either.Token);
            var body = await ReadAsync(request, response, either.Token);
            return Attempt.Answered(response.StatusCode, RateLimitHeaders.Read(response.Headers), body);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or InvalidDataException)
        {
            return Attempt.Failed(problem);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Attempt.Failed(new TimeoutException("No answer in time."));
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Message(RestRequest request)
    {
        var message = new HttpRequestMessage(request.Method, new Uri(_base + request.Path)) { Content = request.Body?.Invoke() };
        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (!request.OfInteraction)
            message.Headers.TryAddWithoutValidation("Authorization", $"Bot {options.Token}");
        if (request.Audited && options.AuditLogReason is { Length: > 0 } reason)
            message.Headers.TryAddWithoutValidation("X-Audit-Log-Reason", Uri.EscapeDataString(reason));
        return message;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(RestRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (body.Length + read > MostBytes)
                throw new DiscordApiException(response.StatusCode, 0, $"{request.Name} was answered with more than {MostBytes} bytes.");
            body.Write(chunk, 0, read);
        }
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
