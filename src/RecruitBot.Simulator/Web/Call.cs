using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Web;

/// <summary>A request with its parts read: ids of the route, query, body, files.</summary>
internal sealed class Call(HttpContext context, RequestBody body)
{
    public JsonElement Body => body.Json;
    public IReadOnlyList<UploadedFile> Files => body.Files;
    public bool IsMultipart => context.Request.HasFormContentType;

    public string Text(string name) => context.Request.RouteValues[name] as string ?? "";

    public string? Query(string name) => context.Request.Query[name] is { Count: > 0 } values ? values[0] : null;

    public string? Header(string name) => context.Request.Headers[name] is { Count: > 0 } values ? values[0] : null;

    /// <summary>An id in the route.</summary>
    /// <exception cref="ApiFault">It is none.</exception>
    public Snowflake Id(string name) => AsId(Text(name), name);

    /// <summary>An id in the query, if there.</summary>
    public Snowflake? QueryId(string name) => Query(name) is { } text ? AsId(text, name) : null;

    public int QueryNumber(string name, int otherwise, int min, int max)
    {
        if (Query(name) is not { } text)
            return otherwise;
        if (!int.TryParse(text, out var number) || number < min || number > max)
            throw ApiFault.InvalidForm(FormErrors.One(name, "NUMBER_TYPE_MAX", $"int value should be between {min} and {max}."));
        return number;
    }

    public bool QueryFlag(string name) => Query(name) is "true" or "True" or "1";

    /// <summary>The body as a record.</summary>
    /// <exception cref="ApiFault">It has another shape.</exception>
    public T Read<T>() => Read<T>(Body);

    /// <inheritdoc cref="Read{T}()"/>
    public static T Read<T>(JsonElement json)
    {
        try
        {
            return json.Deserialize<T>(DiscordJson.Options) ?? throw new JsonException("null");
        }
        catch (JsonException fault)
        {
            throw ApiFault.InvalidForm(FormErrors.One(PathOf(fault), "BASE_TYPE_INVALID", "The value has the wrong type, or one is missing."));
        }
    }

    private static string PathOf(JsonException fault) => (fault.Path ?? "").TrimStart('$').Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

    private static Snowflake AsId(string text, string name) =>
        Snowflake.TryParse(text, out var id)
            ? id
            : throw ApiFault.InvalidForm(FormErrors.One(name, "NUMBER_TYPE_COERCE", "The value is not a snowflake."));
}
