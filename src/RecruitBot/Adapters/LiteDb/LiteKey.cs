using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LiteDB;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>
/// Ids as keys of LiteDB, which refuses keys above 1023 bytes: a longer id is cut and given the hash of the whole, and stands beside its key in full.
/// Parts of a key are held apart by NUL, which no id has after <see cref="Core.Sessions.SessionJson.ToKey"/>.
/// </summary>
internal static class LiteKey
{
    private const int LongestPart = 300;
    private const string Whole = "k";

    /// <summary>Greater than every part of a key that begins the same.</summary>
    public const string End = "\uffff";

    /// <summary>An id as a key or as part of one: at most 366 bytes, different for different ids.</summary>
    public static string Of(string id)
    {
        var key = ToKey(id);
        return Encoding.UTF8.GetByteCount(key) <= LongestPart ? key : $"{Beginning(key)}\0\0{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}";
    }

    /// <summary>A key of two ids.</summary>
    public static string Of(string first, string second) => $"{Of(first)}\0{Of(second)}";

    /// <summary>A key of an id and a number, in whose order such keys are.</summary>
    public static string Of(string id, long number) => string.Create(CultureInfo.InvariantCulture, $"{Of(id)}\0{number:x16}");

    /// <summary>A key of an id and two numbers.</summary>
    public static string Of(string id, long number, int second) => string.Create(CultureInfo.InvariantCulture, $"{Of(id)}\0{number:x16}{second:x8}");

    /// <summary>As much of a key as is kept of a long one: every id that begins with a key has a key that begins with this.</summary>
    public static string Beginning(string key)
    {
        var (bytes, length) = (0, 0);
        foreach (var rune in key.EnumerateRunes())
        {
            if ((bytes += rune.Utf8SequenceLength) > LongestPart)
                return key[..length];
            length += rune.Utf16SequenceLength;
        }
        return key;
    }

    /// <summary>A document under an id, which <see cref="IdOf"/> gives back.</summary>
    public static BsonDocument Document(string id)
    {
        var (key, whole) = (Of(id), ToKey(id));
        var document = new BsonDocument { ["_id"] = key };
        if (key != whole)
            document[Whole] = whole;
        return document;
    }

    /// <summary>The id of a document.</summary>
    public static string IdOf(BsonDocument document) => FromKey(document.TryGetValue(Whole, out var whole) ? whole.AsString : document["_id"].AsString);
}
