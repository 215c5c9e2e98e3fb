using System.Text;

namespace RecruitBot.Core.Sessions.Records;

/// <summary>What kind of record a store keeps.</summary>
public enum RecordKind
{
    /// <summary>An event of a session's log.</summary>
    Event,

    /// <summary>The projection of a session.</summary>
    Head,

    /// <summary>Bytes that stand beside an event.</summary>
    FileBytes,

    /// <summary>The text read from those bytes.</summary>
    FileText,
}

/// <summary>The place of a record in a store. Sealed bytes are bound to it, so that they cannot pass for another record's.</summary>
/// <param name="Kind">Of what kind.</param>
/// <param name="SessionId">Of which session.</param>
/// <param name="Version">Of which event; 0 for a head.</param>
public readonly record struct RecordId(RecordKind Kind, string SessionId, long Version)
{
    /// <summary>The same bytes for the same place for ever: kind, version and session, each of which can be told from the next.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(FormattableString.Invariant($"{Kind}\n{Version}\n{SessionJson.ToKey(SessionId)}"));
}
