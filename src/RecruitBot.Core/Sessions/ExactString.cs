using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecruitBot.Core.Sessions;

/// <summary>
/// Strings in JSON without loss. System.Text.Json writes U+FFFD for a lone surrogate and refuses to read the escape of one; a client can
/// send such text, and a candidate's words are evidence.
/// </summary>
internal static class ExactString
{
    /// <summary>Whether text needs no key of its own: no lone or paired surrogates, no NUL and no backslash.</summary>
    public static bool IsPlain(string text) =>
        text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0 && text.AsSpan().IndexOfAny('\0', '\\') < 0;

    /// <summary>Whether text holds half of a surrogate pair.</summary>
    public static bool HasLoneSurrogate(string text)
    {
        var start = text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff');
        for (var i = start; i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }
        return false;
    }

    /// <summary>The inside of a JSON string; a lone surrogate becomes its \u escape.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
                continue;
            }
            escaped.Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text[from..i]));
            escaped.Append("\\u").Append(((int)text[i]).ToString("x4", CultureInfo.InvariantCulture));
            from = i + 1;
        }
        return escaped.Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text[from..])).ToString();
    }

    /// <summary>Undoes JSON escapes, one code unit each; the text has passed a JSON reader or <see cref="Escape"/>.</summary>
    public static string Unescape(string escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                text.Append(escaped[i]);
                continue;
            }
            i++;
            if (escaped[i] == 'u')
            {
                text.Append((char)ushort.Parse(escaped.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }
            text.Append(
                escaped[i] switch
                {
                    'b' => '\b',
                    'f' => '\f',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    var same => same,
                }
            );
        }
        return text.ToString();
    }

    /// <summary>The string or property name the reader stands on.</summary>
    public static string Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            throw new JsonException("A string is expected.");
        if (!reader.ValueIsEscaped)
            return reader.GetString()!;
        return Unescape(
            reader.HasValueSequence ? Encoding.UTF8.GetString(reader.ValueSequence) : Encoding.UTF8.GetString(reader.ValueSpan)
        );
    }
}

/// <summary>Strings as values.</summary>
internal sealed class ExactStringConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ExactString.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (ExactString.HasLoneSurrogate(value))
            writer.WriteRawValue($"\"{ExactString.Escape(value)}\"", skipInputValidation: true);
        else
            writer.WriteStringValue(value);
    }

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ExactString.Read(ref reader);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        // The writer takes no raw property names, so only ExactMapConverter can write this one. Failing beats altering it.
        if (ExactString.HasLoneSurrogate(value))
            throw new NotSupportedException("Use IReadOnlyDictionary<string, string> for keys from outside.");
        writer.WritePropertyName(value);
    }
}

/// <summary>Options and form fields: their keys come from a client too.</summary>
internal sealed class ExactMapConverter : JsonConverter<IReadOnlyDictionary<string, string>>
{
    public override IReadOnlyDictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("An object is expected.");
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = ExactString.Read(ref reader);
            reader.Read();
            map[key] = ExactString.Read(ref reader);
        }
        return map;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options)
    {
        var members = value.Select(p => $"\"{ExactString.Escape(p.Key)}\":\"{ExactString.Escape(p.Value)}\"");
        writer.WriteRawValue("{" + string.Join(',', members) + "}", skipInputValidation: true);
    }
}
