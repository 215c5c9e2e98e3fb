using LiteDB;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>
/// A session as a document: what is searched by, and the head itself as a sealed record. An index is on the short fields: c the candidate, p the place,
/// u the ticks of the last event.
/// </summary>
internal static class LiteHead
{
    /// <summary>The document of a head.</summary>
    public static BsonDocument Document(SessionHead head, byte[] content)
    {
        var document = LiteKey.Document(head.SessionId);
        document["v"] = head.Version;
        document["c"] = LiteKey.Of(head.CandidateId);
        document["candidate"] = ToKey(head.CandidateId);
        document["role"] = ToKey(head.RoleId);
        document["purpose"] = ToKey(head.Purpose);
        document["stage"] = head.Stage.ToString();
        document["open"] = head.IsOpen;
        document["by"] = head.ClaimedBy is { } by ? ToKey(by) : BsonValue.Null;
        document["u"] = head.UpdatedAt.UtcTicks;
        document["p"] = LiteKey.Of(head.Place.Platform, head.Place.Id);
        document["platform"] = ToKey(head.Place.Platform);
        document["place"] = ToKey(head.Place.Id);
        document["head"] = content;
        return document;
    }

    /// <summary>Whether a session takes the one place that its candidate has for open sessions of its role.</summary>
    public static bool TakesOpenPlace(BsonDocument session) => session["open"].AsBoolean && IsCounted(session);

    /// <summary>Whether it is counted in reports.</summary>
    public static bool IsCounted(BsonDocument session) => session["purpose"].AsString != SessionPurpose.OperatorTest;

    /// <summary>Whether it is of this candidate and role.</summary>
    public static bool IsOf(BsonDocument session, SessionHead head) => session["candidate"].AsString == ToKey(head.CandidateId) && session["role"].AsString == ToKey(head.RoleId);

    /// <summary>Whether all conditions of a query hold.</summary>
    public static bool Fits(BsonDocument session, SessionQuery query) =>
        Is(session, "candidate", query.CandidateId)
        && Is(session, "role", query.RoleId)
        && (query.Stage is not { } stage || session["stage"].AsString == stage.ToString())
        && (query.IsOpen is not { } open || session["open"].AsBoolean == open)
        && Is(session, "purpose", query.Purpose)
        && Is(session, "by", query.ClaimedBy)
        && IsAt(session, query.Place)
        && (query.SessionIdPrefix is not { } prefix || ToKey(LiteKey.IdOf(session)).StartsWith(ToKey(prefix), StringComparison.Ordinal));

    private static bool IsAt(BsonDocument session, Place? place) => place is null || (Is(session, "platform", place.Platform) && Is(session, "place", place.Id));

    private static bool Is(BsonDocument session, string field, string? id) => id is null || (session[field] is { IsString: true } value && value.AsString == ToKey(id));
}
