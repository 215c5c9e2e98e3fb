using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RecruitBot.Core.Sessions.Bundles;

/// <summary>
/// An event of a bundle: its record byte for byte, or, where it holds words that reviewers are not shown, the hash of its record and the
/// event as they are shown it. The chain's digests are made of hashes, so they can be checked either way; a withheld record's salt is not
/// given away, so its words cannot be found by trying them against the hash.
/// </summary>
/// <param name="Version">Its place in the log.</param>
/// <param name="Hash">SHA-256 of the record.</param>
/// <param name="EventJson">The event's JSON, character for character as it stands in the line.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="IsWithheld">Whether only its hash vouches for it.</param>
public sealed record BundleRecord(long Version, byte[] Hash, string EventJson, DateTimeOffset At, bool IsWithheld)
{
    /// <summary>The line of a record that is withheld.</summary>
    /// <param name="record">The record.</param>
    /// <param name="at">When it was recorded.</param>
    /// <param name="shown">The event's JSON as reviewers are shown it.</param>
    public static byte[] Withheld(byte[] record, DateTimeOffset at, string shown) =>
        Encoding.UTF8.GetBytes($$"""{"withheld":"{{Convert.ToHexStringLower(SHA256.HashData(record))}}","at":{{JsonSerializer.Serialize(at)}},"shown":{{shown}}}""");

    /// <summary>Reads a line.</summary>
    /// <exception cref="BundleException">It is no record.</exception>
    public static BundleRecord Read(long version, ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var at = root.GetProperty("at").GetDateTimeOffset();
            if (root.TryGetProperty("withheld", out var hash))
                return new BundleRecord(version, Convert.FromHexString(hash.GetString() ?? ""), root.GetProperty("shown").GetRawText(), at, IsWithheld: true);
            return new BundleRecord(version, SHA256.HashData(line.Span), root.GetProperty("event").GetRawText(), at, IsWithheld: false);
        }
        catch (Exception damaged) when (damaged is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new BundleException($"event {version} in {BundleFormat.Records} is not a record");
        }
    }

    /// <summary>The event.</summary>
    /// <exception cref="BundleException">One that this version does not know.</exception>
    public SessionEvent Event()
    {
        try
        {
            return SessionJson.ReadEvent(EventJson);
        }
        catch (Exception unknown) when (unknown is JsonException or NotSupportedException)
        {
            throw new BundleException($"event {Version} in {BundleFormat.Records} is of a kind that this version does not know: check it with the version that wrote it");
        }
    }
}
