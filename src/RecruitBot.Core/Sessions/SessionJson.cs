using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RecruitBot.Core.Conversations;

namespace RecruitBot.Core.Sessions;

/// <summary>
/// The one place that turns events, replies and heads into JSON and back. What a candidate wrote comes back code unit for code unit,
/// lone surrogates and control characters included. Unknown members are ignored, so an older build reads what a newer one added.
/// </summary>
public static class SessionJson
{
    /// <summary>
    /// The options. Serialise an event through its base type (as <see cref="Write(SessionEvent)"/> does), or it loses its "type".
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Build();

    /// <summary>An event on one line.</summary>
    public static string Write(SessionEvent value) => JsonSerializer.Serialize(value, Options);

    /// <summary>A reply on one line.</summary>
    public static string Write(Reply value) => JsonSerializer.Serialize(value, Options);

    /// <summary>A head on one line.</summary>
    public static string Write(SessionHead value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Reads an event.</summary>
    /// <exception cref="JsonException">Not an event, or one this build does not know.</exception>
    public static SessionEvent ReadEvent(string json) => Read<SessionEvent>(json);

    /// <summary>Reads a reply.</summary>
    /// <exception cref="JsonException">Not a reply.</exception>
    public static Reply ReadReply(string json) => Read<Reply>(json);

    /// <summary>Reads a head.</summary>
    /// <exception cref="JsonException">Not a head.</exception>
    public static SessionHead ReadHead(string json) => Read<SessionHead>(json);

    /// <summary>
    /// An id as every medium can hold and compare it: databases refuse or cut text with NUL or lone surrogates. Ordinary ids stay as they
    /// are; different ids have different keys.
    /// </summary>
    public static string ToKey(string id) => ExactString.IsPlain(id) ? id : ExactString.Escape(id);

    /// <summary>The id that a key stands for.</summary>
    public static string FromKey(string key) => key.Contains('\\', StringComparison.Ordinal) ? ExactString.Unescape(key) : key;

    private static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"null is not a {typeof(T).Name}.");

    private static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // A database's own JSON type may put the members in another order.
            AllowOutOfOrderMetadataProperties = true,
            // An append must never fail because a model returned NaN as its confidence.
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            Converters =
            {
                // Before the attribute on the enum itself, which would write the names of the code.
                new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
                new ExactStringConverter(),
                new ExactMapConverter(),
            },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
