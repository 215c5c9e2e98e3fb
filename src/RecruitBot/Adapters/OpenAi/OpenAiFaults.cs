using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Language;

namespace RecruitBot.Adapters.OpenAi;

/// <summary>What went wrong, as one of the faults of the seam. A provider's own words are never repeated: they may hold what it was asked.</summary>
internal static class OpenAiFaults
{
    /// <summary>Characters of a refusal's message that are looked at.</summary>
    private const int MostOfMessage = 300;

    /// <summary>The fault of an exception; null for one that is a bug here and not the provider's doing.</summary>
    public static ModelException? Of(Exception e, TimeProvider time) =>
        e switch
        {
            ModelException known => known,
            ClientResultException { Status: > 0 } refused => Of(refused, time),
            BodyTooLargeException or { InnerException: BodyTooLargeException } => new(ModelFault.Unreadable, "The answer is too large to be read.", e),
            ClientResultException or HttpRequestException or IOException or OperationCanceledException or TimeoutException or { InnerException: HttpRequestException or IOException } => Transient("The model's endpoint cannot be reached, or broke off.", e),
            JsonException or FormatException or ArgumentException or KeyNotFoundException or InvalidOperationException or NotSupportedException or NullReferenceException =>
                new(ModelFault.Unreadable, "What came back is not an answer of this protocol.", e),
            _ => null,
        };

    /// <summary>
    /// What a refusal of the request itself names, its parameter first, then the beginning of its message; null when it is about something else.
    /// The rest of the body is not read: some servers repeat in it what they were sent.
    /// </summary>
    public static string? RefusedRequest(Exception e)
    {
        if (e is not ClientResultException { Status: 400 or 422 } refused)
            return null;
        var error = ErrorOf(refused.GetRawResponse());
        return error is null || CodeOf(error) is "content_filter" or "content_policy_violation" ? null : $"{TextOf(error, "param")}\n{Excerpt.Of(TextOf(error, "message") ?? "", MostOfMessage)}";
    }

    private static ModelException Of(ClientResultException e, TimeProvider time)
    {
        var code = CodeOf(ErrorOf(e.GetRawResponse()));
        return e.Status switch
        {
            _ when code is "content_filter" or "content_policy_violation" => new(ModelFault.Refused, "The provider's content filter refused the call.", e),
            401 or 403 => new(ModelFault.Misconfigured, $"The provider refuses the key ({e.Status}): set Model:ApiKey to one that it knows.", e),
            402 => new(ModelFault.Misconfigured, "The provider asks for payment (402): look at the account there.", e),
            404 => NoModel(e),
            _ when code is "model_not_found" or "DeploymentNotFound" => NoModel(e),
            _ when code is "insufficient_quota" => new(ModelFault.Unavailable, "The provider's own quota is used up: look at the account there.", e),
            408 or 409 or 425 or 429 or >= 500 => new(ModelFault.Unavailable, $"The model's endpoint is busy or failing ({e.Status}).", e)
            {
                IsTransient = true,
                RetryAfter = RetryAfterOf(e.GetRawResponse(), time),
            },
            >= 300 and < 400 => new(ModelFault.Misconfigured, $"The address sends elsewhere ({e.Status}): set Model:Endpoint to the final one.", e),
            _ => new(ModelFault.Unavailable, $"The provider refuses the request ({e.Status}{(code is null ? "" : ", " + code)}).", e),
        };
    }

    private static ModelException NoModel(Exception e) =>
        new(ModelFault.Misconfigured, "The provider does not know the model, or the address is not that of its protocol: look at Model:Endpoint and the models' ids.", e);

    private static ModelException Transient(string message, Exception e) => new(ModelFault.Unavailable, message, e) { IsTransient = true };

    /// <summary>The provider's own code of the error, when it looks like one.</summary>
    private static string? CodeOf(JsonObject? error) =>
        TextOf(error, "code") is { Length: > 0 and <= 64 } code && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? code : null;

    private static string? TextOf(JsonObject? error, string name) => error?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonObject? ErrorOf(PipelineResponse? response)
    {
        try
        {
            return (JsonNode.Parse(response is null ? default : response.Content.ToMemory().Span) as JsonObject)?["error"] as JsonObject;
        }
        // The last: a name that stands there twice.
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Seconds or a date (RFC 9110, 10.2.3).</summary>
    private static TimeSpan? RetryAfterOf(PipelineResponse? response, TimeProvider time)
    {
        if (response?.Headers.TryGetValue("retry-after-ms", out var milliseconds) == true && double.TryParse(milliseconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var ms) && ms is >= 0 and < 1e9)
            return TimeSpan.FromMilliseconds(ms);
        if (response?.Headers.TryGetValue("retry-after", out var text) != true || !RetryConditionHeaderValue.TryParse(text, out var after))
            return null;
        var wait = after.Delta ?? after.Date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
