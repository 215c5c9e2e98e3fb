using System.Text.Json;

namespace RecruitBot.Core.Sessions.Moving;

/// <summary>How far a move has come; kept in the target with what was moved.</summary>
/// <param name="Origin">What is moved, and the end of its audit chains: a store that was written to since is another.</param>
/// <param name="Table">The table that is being moved.</param>
/// <param name="Key">Key of its last row that is there; null before the first.</param>
public sealed record MoveMark(string Origin, string Table, IReadOnlyList<JsonElement>? Key)
{
    /// <summary>The mark after a row.</summary>
    public static MoveMark After(string origin, StoreRow row) =>
        new(origin, row.Table.Name, [.. row.Values.Take(row.Table.Key).Select(v => JsonSerializer.SerializeToElement(v, SessionJson.Options))]);

    /// <summary>The key's values.</summary>
    public IReadOnlyList<object?>? Values => Key is null ? null : [.. Key.Select(k => k.ValueKind == JsonValueKind.Number ? (object?)k.GetInt64() : k.GetString())];

    /// <summary>As it is kept.</summary>
    public string Write() => JsonSerializer.Serialize(this, SessionJson.Options);

    /// <summary>Reads a mark.</summary>
    /// <exception cref="JsonException">Not a mark.</exception>
    public static MoveMark Read(string json) => JsonSerializer.Deserialize<MoveMark>(json, SessionJson.Options) ?? throw new JsonException("null is not a mark.");
}
