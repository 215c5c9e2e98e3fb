using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RecruitBot.Core.Sessions.Records;

/// <summary>
/// An event as a store keeps it. Its hash stands in the audit chain, and stays there when the event is erased: the salt, which is erased
/// with it, keeps anybody from finding the words by trying them against the hash.
/// </summary>
/// <param name="Salt">128 random bits, hexadecimal.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Event">What happened.</param>
public sealed record EventRecord(string Salt, DateTimeOffset At, SessionEvent Event)
{
    /// <summary>The bytes of a new record.</summary>
    public static byte[] Write(DateTimeOffset at, SessionEvent e) =>
        JsonSerializer.SerializeToUtf8Bytes(new EventRecord(NewSalt(), at, e), SessionJson.Options);

    /// <summary>The bytes of a new record of an event whose JSON is at hand, kept character for character.</summary>
    public static byte[] Write(DateTimeOffset at, string json) =>
        Encoding.UTF8.GetBytes($"{{\"salt\":\"{NewSalt()}\",\"at\":{JsonSerializer.Serialize(at)},\"event\":{json}}}");

    /// <summary>Reads a record.</summary>
    /// <exception cref="JsonException">Not a record, or one of an event that this build does not know.</exception>
    public static EventRecord Read(ReadOnlySpan<byte> record)
    {
        try
        {
            return JsonSerializer.Deserialize<EventRecord>(record, SessionJson.Options) is { Event: not null } read ? read : throw new JsonException("Not a record of an event.");
        }
        catch (NotSupportedException e)
        {
            // What the serializer says of an event that has lost its type.
            throw new JsonException("Not a record of an event.", e);
        }
    }

    private static string NewSalt() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
