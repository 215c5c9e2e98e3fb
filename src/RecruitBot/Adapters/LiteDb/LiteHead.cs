using LiteDB;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Moving;
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
        var document = Document(head.SessionId, head.CandidateId, head.Place);
        document["v"] = head.Version;
        document["role"] = ToKey(head.RoleId);
        document["purpose"] = ToKey(head.Purpose);
        document["stage"] = head.Stage.ToString();
        document["open"] = head.IsOpen;
        document["by"] = head.ClaimedBy is { } by ? ToKey(by) : BsonValue.Null;
        document["u"] = head.UpdatedAt.UtcTicks;
        document["head"] = content;
        return document;
    }

    /// <summary>The document of a head that comes from another engine.</summary>
    public static BsonDocument Document(StoreRow row)
    {
        var document = Document(FromKey(row.Text("session_id")), FromKey(row.Text("candidate_id")), new Place(FromKey(row.Text("platform")), FromKey(row.Text("place_id"))));
        document["v"] = row.Number("version");
        document["role"] = row.Text("role_id");
        document["purpose"] = row.Text("purpose");
        document["stage"] = row.Text("stage");
        document["open"] = row.Number("is_open") != 0;
        document["by"] = row.TextOrNull("claimed_by");
        document["u"] = row.Number("updated_at");
        document["head"] = row.Bytes("head");
        return document;
    }

    /// <summary>A head for another engine.</summary>
    public static StoreRow Row(BsonDocument session) =>
        new(
            StoreTables.Sessions,
            ToKey(LiteKey.IdOf(session)),
            session["v"].AsInt64,
            session["candidate"].AsString,
            session["role"].AsString,
            session["purpose"].AsString,
            session["stage"].AsString,
            session["open"].AsBoolean ? 1L : 0L,
            session["by"].AsString,
            session["u"].AsInt64,
            session["platform"].AsString,
            session["place"].AsString,
            session["head"].AsBinary
        );

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

    private static BsonDocument Document(string session, string candidate, Place place)
    {
        var document = LiteKey.Document(session);
        document["c"] = LiteKey.Of(candidate);
        document["candidate"] = ToKey(candidate);
        document["p"] = LiteKey.Of(place.Platform, place.Id);
        document["platform"] = ToKey(place.Platform);
        document["place"] = ToKey(place.Id);
        return document;
    }
}
