using System.Net;
using System.Text;
using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Rest.Pipeline;

/// <summary>
/// Refusals as exceptions (reference, Error Messages). Discord's sentence, the places that it objects to and its codes for them are passed on;
/// its sentences about single fields are not, since they quote what was sent.
/// </summary>
internal static class ApiErrorReader
{
    private const int MostPlaces = 10;
    private const int LongestMessage = 200;

    /// <summary>What Discord said; null when it was not Discord that answered, but something on the way.</summary>
    public static ApiError? Read(ReadOnlyMemory<byte> body) => Json<ApiError>(body);

    /// <summary>How long to wait after status 429; null when it was not Discord that answered.</summary>
    public static RateLimited? ReadLimited(ReadOnlyMemory<byte> body) => Json<RateLimited>(body);

    public static DiscordApiException Exception(RestRequest request, HttpStatusCode status, ApiError? error)
    {
        if (error is null)
            return new DiscordApiException(status, 0, $"{request.Name} was refused with status {(int)status}, and not by Discord itself.");
        var text = new StringBuilder($"{request.Name} was refused: {Printable(error.Message)} (status {(int)status}, code {error.Code}");
        foreach (var place in Places(error.Errors))
            text.Append("; ").Append(place);
        return new DiscordApiException(status, error.Code, text.Append(')').ToString());
    }

    private static T? Json<T>(ReadOnlyMemory<byte> body)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body.Span, DiscordJson.Options);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What it objects to; nothing when that cannot be read, since the refusal itself is what counts.</summary>
    private static IReadOnlyList<string> Places(JsonElement? errors)
    {
        try
        {
            return [.. Places(errors, "").Take(MostPlaces)];
        }
        catch (InvalidOperationException)
        {
            // Text with half a surrogate pair, which Discord never sends.
            return [];
        }
    }

    private static IEnumerable<string> Places(JsonElement? errors, string path)
    {
        if (errors is not { ValueKind: JsonValueKind.Object } fields)
            yield break;
        foreach (var field in fields.EnumerateObject())
            if (field.NameEquals("_errors"))
                yield return $"{(path.Length == 0 ? "request" : path)}: {string.Join(", ", Codes(field.Value))}";
            else
                foreach (var place in Places(field.Value, path.Length == 0 ? Printable(field.Name) : $"{path}.{Printable(field.Name)}"))
                    yield return place;
    }

    private static IEnumerable<string> Codes(JsonElement errors) =>
        errors.ValueKind != JsonValueKind.Array
            ? []
            : errors
                .EnumerateArray()
                .Where(e => e.ValueKind == JsonValueKind.Object && e.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String)
                .Select(e => Printable(e.GetProperty("code").GetString()!));

    private static string Printable(string? text) =>
        string.Concat((text ?? "").Take(LongestMessage).Where(c => !char.IsControl(c) && !char.IsSurrogate(c)));
}
