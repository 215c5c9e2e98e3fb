using System.Globalization;
using LiteDB;
using LiteDB.Engine;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>
/// Erasing without writing the whole file anew (whose Rebuild fails on thousands of documents). LiteDB overwrites what it removes or moves within a page
/// with zeros, and every page that it changes goes through the log; so once the documents are gone, a checkpoint leaves nothing of them in the data
/// file and clears the log. A start takes a checkpoint before anything else, so a crash in between is made good there.
/// </summary>
internal static class LiteErasure
{
    /// <summary>Removes a candidate's documents and keeps their counts; runs inside a transaction.</summary>
    public static Erasure Remove(LiteEngine engine, LiteTail tail, string candidateId, DateTimeOffset at)
    {
        var sessions = engine
            .Where(LiteSchema.Sessions, "c", LiteKey.Of(candidateId))
            .Where(s => s["candidate"].AsString == ToKey(candidateId))
            .OrderBy(LiteKey.IdOf, StringComparer.Ordinal)
            .ToList();
        if (sessions.Count == 0)
            return new Erasure(0, 0, at);
        var events = sessions.Sum(s => RemoveSession(engine, s));
        var erasure = new Erasure(sessions.Count, events, at);
        var number = engine.All(LiteSchema.Erasures).Count + 1L;
        PutErasure(engine, number, at.ToString("O", CultureInfo.InvariantCulture), erasure.Sessions, events);
        tail.Add(AuditEntry.Erased(erasure, [.. sessions.Select(LiteKey.IdOf)]));
        return erasure;
    }

    /// <summary>A proof that an erasure ran.</summary>
    public static void PutErasure(LiteEngine engine, long number, string at, int sessions, long events) =>
        engine.Insert(LiteSchema.Erasures, new BsonDocument { ["_id"] = number, ["at"] = at, ["sessions"] = sessions, ["events"] = events });

    /// <summary>Counts sessions that are erased.</summary>
    public static void Tally(LiteEngine engine, string role, string stage, long count)
    {
        var tally = engine.Find(LiteSchema.Tallies, LiteKey.Of(role, stage)) ?? new BsonDocument { ["_id"] = LiteKey.Of(role, stage), ["role"] = ToKey(role), ["stage"] = stage, ["count"] = 0L };
        tally["count"] = tally["count"].AsInt64 + count;
        engine.Put(LiteSchema.Tallies, tally);
    }

    private static long RemoveSession(LiteEngine engine, BsonDocument session)
    {
        var id = LiteKey.IdOf(session);
        if (LiteHead.IsCounted(session))
            Tally(engine, FromKey(session["role"].AsString), session["stage"].AsString, 1);
        var (messages, appends, events) = (new List<BsonValue>(), new List<BsonValue>(), 0L);
        foreach (var append in engine.Of(LiteSchema.Events, id))
        {
            appends.Add(append["_id"]);
            events += append["r"].AsArray.Count;
            if (append["m"] is { IsString: true } message)
                messages.Add(LiteKey.Of(FromKey(message.AsString)));
        }
        foreach (var moved in engine.Of(LiteSchema.MovedMessages, id))
            messages.Add(moved["message"]);
        engine.Remove(LiteSchema.Messages, messages);
        engine.Remove(LiteSchema.Events, appends);
        foreach (var collection in new[] { LiteSchema.MovedMessages, LiteSchema.Deliveries, LiteSchema.Files, LiteSchema.Unanswered })
            engine.Remove(collection, engine.Of(collection, id).Select(d => d["_id"]));
        engine.Remove(LiteSchema.Sessions, session["_id"]);
        return events;
    }
}
