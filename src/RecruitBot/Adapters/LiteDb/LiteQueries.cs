using LiteDB;
using LiteDB.Engine;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>What is read, as functions of the engine.</summary>
internal static class LiteQueries
{
    /// <summary>The records of a session's events, in order, as they are stored.</summary>
    public static IReadOnlyList<(long Version, byte[] Record)> Events(LiteEngine engine, string sessionId) => [.. engine.Of(LiteSchema.Events, sessionId).SelectMany(Records)];

    /// <summary>The record of one event, or null.</summary>
    public static byte[]? Event(LiteEngine engine, string sessionId, long version) =>
        engine.Between(LiteSchema.Events, LiteKey.Of(sessionId, 0), LiteKey.Of(sessionId, version), limit: 1, backwards: true) is [var append]
            ? Records(append).FirstOrDefault(r => r.Version == version).Record
            : null;

    /// <summary>What stands beside an event, as it is stored.</summary>
    public static (byte[] Bytes, byte[]? Text)? File(LiteEngine engine, string sessionId, long version) =>
        engine.Find(LiteSchema.Files, LiteKey.Of(sessionId, version)) is { } file ? (file["bytes"].AsBinary, file["text"].AsBinary) : null;

    /// <summary>Number of events of a session, which the head carries.</summary>
    public static long Version(LiteEngine engine, string sessionId) => engine.Find(LiteSchema.Sessions, LiteKey.Of(sessionId)) is { } session ? session["v"].AsInt64 : 0;

    /// <summary>The session that handled a message.</summary>
    public static string? Message(LiteEngine engine, string messageId) => engine.Find(LiteSchema.Messages, LiteKey.Of(messageId)) is { } message ? FromKey(message["s"].AsString) : null;

    /// <summary>Heads as they are stored, the latest updated first.</summary>
    public static IReadOnlyList<(string SessionId, byte[] Head)> Heads(LiteEngine engine, SessionQuery query) =>
        [
            .. Candidates(engine, query)
                .Where(s => LiteHead.Fits(s, query))
                .Select(s => (Id: LiteKey.IdOf(s), Updated: s["u"].AsInt64, Head: s["head"].AsBinary))
                .OrderByDescending(s => s.Updated)
                .ThenBy(s => ToKey(s.Id), StringComparer.Ordinal)
                .Take(Math.Max(0, query.Limit))
                .Select(s => (s.Id, s.Head)),
        ];

    /// <summary>Replies not delivered yet, in the order in which they were appended, each with the record of its BotSaid event.</summary>
    public static IReadOnlyList<PendingRow> Pending(LiteEngine engine, string platform, string? placeId)
    {
        var waiting = placeId is null ? engine.All(LiteSchema.Deliveries) : engine.Where(LiteSchema.Deliveries, "p", LiteKey.Of(platform, placeId));
        return
        [
            .. waiting
                .Where(d => d["platform"].AsString == ToKey(platform) && (placeId is null || d["place"].AsString == ToKey(placeId)))
                .OrderBy(d => d["q"].AsInt64)
                .ThenBy(d => d["v"].AsInt64)
                .ThenBy(d => d["i"].AsInt32)
                .Select(d => Row(engine, d, platform))
                .OfType<PendingRow>(),
        ];
    }

    /// <summary>A reply that waits.</summary>
    public sealed record PendingRow(string Session, long Version, int Index, Place Place, byte[] Record);

    /// <summary>Sessions by role and stage, erased ones included and operator's tests not.</summary>
    public static IReadOnlyDictionary<(string RoleId, Stage Stage), int> Counts(LiteEngine engine)
    {
        var counts = new Dictionary<(string, Stage), int>();
        void Add(BsonDocument document, int count)
        {
            var key = (FromKey(document["role"].AsString), Enum.Parse<Stage>(document["stage"].AsString));
            counts[key] = counts.GetValueOrDefault(key) + count;
        }

        foreach (var session in engine.All(LiteSchema.Sessions).Where(LiteHead.IsCounted))
            Add(session, 1);
        foreach (var tally in engine.All(LiteSchema.Tallies))
            Add(tally, (int)tally["count"].AsInt64);
        return counts;
    }

    /// <summary>The records of one append.</summary>
    public static IEnumerable<(long Version, byte[] Record)> Records(BsonDocument append)
    {
        var version = append["v"].AsInt64;
        foreach (var record in append["r"].AsArray)
            yield return (version++, record.AsBinary);
    }

    // By the narrowest index that a condition has; without one, the latest until there are enough.
    private static List<BsonDocument> Candidates(LiteEngine engine, SessionQuery query)
    {
        if (query.CandidateId is { } candidate)
            return engine.Where(LiteSchema.Sessions, "c", LiteKey.Of(candidate));
        if (query.Place is { } place)
            return engine.Where(LiteSchema.Sessions, "p", LiteKey.Of(place.Platform, place.Id));
        if (query.SessionIdPrefix is { Length: > 0 } prefix && LiteKey.Beginning(ToKey(prefix)) is var beginning)
            return engine.Between(LiteSchema.Sessions, beginning, beginning + LiteKey.End);
        var latest = new List<BsonDocument>();
        var ticks = long.MinValue;
        engine.Downwards(
            LiteSchema.Sessions,
            "u",
            session =>
            {
                // Those of the same moment are put in order later, so all of them are needed.
                if (latest.Count >= query.Limit && session["u"].AsInt64 != ticks)
                    return false;
                if (LiteHead.Fits(session, query))
                {
                    latest.Add(session);
                    ticks = session["u"].AsInt64;
                }
                return true;
            }
        );
        return latest;
    }

    // Without its event when its candidate is being erased.
    private static PendingRow? Row(LiteEngine engine, BsonDocument delivery, string platform)
    {
        var (session, version) = (FromKey(delivery["s"].AsString), delivery["v"].AsInt64);
        return Event(engine, session, version) is { } record
            ? new PendingRow(session, version, delivery["i"].AsInt32, new Place(platform, FromKey(delivery["place"].AsString)), record)
            : null;
    }
}
