using System.Security.Cryptography;
using System.Text.Json;

namespace RecruitBot.Core.Sessions.Audit;

/// <summary>
/// One line of the audit chain. It never holds anything about a candidate: sessions by their random ids, words by their salted hashes. It
/// is therefore kept when they are erased.
/// </summary>
/// <param name="At">When.</param>
/// <param name="Kind">What happened, one of the constants of <see cref="AuditKind"/>.</param>
public sealed record AuditEntry(DateTimeOffset At, string Kind)
{
    /// <summary>Who <see cref="By"/> names at the command line.</summary>
    public const string Operator = "operator";

    /// <summary>The session that it is about.</summary>
    public string? Session { get; init; }

    /// <summary>First version of the session's events that it covers.</summary>
    public long? From { get; init; }

    /// <summary>Last version of the session's events that it covers.</summary>
    public long? To { get; init; }

    /// <summary>SHA-256 over the SHA-256 of each covered <see cref="Records.EventRecord"/>, hexadecimal.</summary>
    public string? Digest { get; init; }

    /// <summary>The sessions that it is about, where it is about several. After an erasure their entries stay, and have nothing behind them from here on.</summary>
    public IReadOnlyList<string>? Sessions { get; init; }

    /// <summary>How many events were erased.</summary>
    public long? Events { get; init; }

    /// <summary>Id of the member of the team, or "operator" at the machine itself, who did it; null for what the bot does by itself.</summary>
    public string? By { get; init; }

    /// <summary>What was done or looked at, in a word or two.</summary>
    public string? What { get; init; }

    /// <summary>The entry of an append.</summary>
    /// <param name="append">What is appended.</param>
    /// <param name="digest">See <see cref="Digest"/>.</param>
    public static AuditEntry Appended(SessionAppend append, byte[] digest) =>
        new(append.At, AuditKind.Appended)
        {
            Session = append.Head.SessionId,
            From = append.ExpectedVersion + 1,
            To = append.Head.Version,
            Digest = Convert.ToHexStringLower(digest),
        };

    /// <summary>The entry of an erasure.</summary>
    public static AuditEntry Erased(Erasure erasure, IReadOnlyList<string> sessions) => new(erasure.At, AuditKind.Erased) { Sessions = sessions, Events = erasure.Events };

    /// <summary>The entry of something that whoever runs the program did at the command line.</summary>
    public static AuditEntry ByOperator(DateTimeOffset at, string kind, string session, string what) => new(at, kind) { Session = session, By = Operator, What = what };

    /// <summary>The bytes that are kept and hashed.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, SessionJson.Options);

    /// <summary>Reads an entry.</summary>
    /// <exception cref="JsonException">Not an entry.</exception>
    public static AuditEntry Read(ReadOnlySpan<byte> content) =>
        JsonSerializer.Deserialize<AuditEntry>(content, SessionJson.Options) ?? throw new JsonException("null is not an entry.");

    /// <summary>The digest of records, in the order of their versions.</summary>
    public static string DigestOf(IEnumerable<byte[]> records)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var record in records)
            digest.AppendData(SHA256.HashData(record));
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    /// <summary>The same of the records' hashes, one after the other.</summary>
    public static string DigestOfHashes(ReadOnlySpan<byte> hashes) => Convert.ToHexStringLower(SHA256.HashData(hashes));
}

/// <summary>What an <see cref="AuditEntry"/> says.</summary>
public static class AuditKind
{
    /// <summary>Events were appended to a session.</summary>
    public const string Appended = "appended";

    /// <summary>Events that an older version had written, before there was a chain, were taken into it.</summary>
    public const string Adopted = "adopted";

    /// <summary>A candidate's sessions were erased.</summary>
    public const string Erased = "erased";

    /// <summary>A member of the team was shown something of candidates that is no part of one session's log, such as a list.</summary>
    public const string Viewed = "viewed";

    /// <summary>A session left the store as a file.</summary>
    public const string Exported = "exported";

    /// <summary>The store is a backup that was put in the place of another.</summary>
    public const string Restored = "restored";

    /// <summary>A legal hold began on a candidate's sessions.</summary>
    public const string Held = "held";

    /// <summary>A legal hold ended.</summary>
    public const string Released = "released";

    /// <summary>A candidate's sessions were kept as long as they are kept, and are erased next.</summary>
    public const string Purged = "purged";
}
