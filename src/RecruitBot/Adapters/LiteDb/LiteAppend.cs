using LiteDB;
using LiteDB.Engine;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Records;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>An append, inside a transaction that somebody else began and will commit.</summary>
internal sealed class LiteAppend(LiteEngine engine, LiteTail tail)
{
    // LiteDB's documents hold 16 MB at most.
    private const int MostBytesTogether = 8 * 1024 * 1024;

    /// <summary>Checks and writes. A repeated message is told apart first: its turn was handled, whatever the version is by now.</summary>
    public AppendOutcome Run(SealedAppend step)
    {
        var append = step.Append;
        var head = append.Head;
        if (append.MessageId is { } repeated && engine.Find(LiteSchema.Messages, LiteKey.Of(repeated)) is not null)
            return AppendOutcome.DuplicateMessage;
        var session = engine.Find(LiteSchema.Sessions, LiteKey.Of(head.SessionId));
        if ((session is null ? 0 : session["v"].AsInt64) != append.ExpectedVersion)
            return AppendOutcome.VersionConflict;
        if (head.TakesOpenPlace() && !HasPlace(session, head) && IsOpenElsewhere(head))
            return AppendOutcome.AlreadyOpen;

        engine.Put(LiteSchema.Sessions, LiteHead.Document(head, step.Head));
        PutEvents(head.SessionId, append.ExpectedVersion + 1, step.Events, append.MessageId);
        if (append.MessageId is { } message)
            PutMessage(message, head.SessionId);
        foreach (var delivery in append.Deliveries)
            PutDelivery(delivery);
        foreach (var (version, bytes, text) in step.Files)
            PutFile(head.SessionId, version, bytes, text);
        if (append.Unanswered is { } unanswered)
            PutQuestions(head.SessionId, unanswered);
        tail.Add(step.Entry);
        return AppendOutcome.Appended;
    }

    /// <summary>Forgets replies that were delivered; those already forgotten, or erased meanwhile, are passed over.</summary>
    public int MarkDelivered(IReadOnlyList<Delivery> deliveries) =>
        engine.Remove(LiteSchema.Deliveries, deliveries.Select(d => new BsonValue(LiteKey.Of(d.SessionId, d.Version, d.Index))));

    /// <summary>Records of events that follow each other, in as few documents as they fit in: r the records, m the message that led to them.</summary>
    public void PutEvents(string session, long from, IReadOnlyList<byte[]> records, string? message)
    {
        for (var i = 0; i < records.Count; )
        {
            var (together, bytes, first) = (new BsonArray(), 0L, i);
            do
            {
                bytes += records[i].Length;
                together.Add(records[i++]);
            } while (i < records.Count && bytes + records[i].Length <= MostBytesTogether);
            var document = new BsonDocument
            {
                ["_id"] = LiteKey.Of(session, from + first),
                ["v"] = from + first,
                ["r"] = together,
            };
            if (first == 0 && message is not null)
                document["m"] = ToKey(message);
            engine.Insert(LiteSchema.Events, document);
        }
    }

    /// <summary>Which session handled a message.</summary>
    public void PutMessage(string message, string session)
    {
        var document = LiteKey.Document(message);
        document["s"] = ToKey(session);
        engine.Insert(LiteSchema.Messages, document);
    }

    /// <summary>A reply that waits.</summary>
    public void PutDelivery(Delivery delivery) => PutDelivery(delivery.SessionId, delivery.Version, delivery.Index, delivery.Place.Platform, delivery.Place.Id);

    /// <summary>A reply that waits.</summary>
    public void PutDelivery(string session, long version, int index, string platform, string place) =>
        engine.Insert(
            LiteSchema.Deliveries,
            new BsonDocument
            {
                ["_id"] = LiteKey.Of(session, version, index),
                ["q"] = tail.NextDelivery(),
                ["s"] = ToKey(session),
                ["v"] = version,
                ["i"] = index,
                ["p"] = LiteKey.Of(platform, place),
                ["platform"] = ToKey(platform),
                ["place"] = ToKey(place),
            }
        );

    /// <summary>Bytes beside an event, and the text that was read from them.</summary>
    public void PutFile(string session, long version, byte[] bytes, byte[]? text) =>
        engine.Insert(LiteSchema.Files, new BsonDocument { ["_id"] = LiteKey.Of(session, version), ["v"] = version, ["bytes"] = bytes, ["text"] = text is null ? BsonValue.Null : new BsonValue(text) });

    /// <summary>A question that waits, or was decided about.</summary>
    public void PutQuestion(string session, long version, BsonValue bundle, BsonValue closing) =>
        engine.Insert(LiteSchema.Unanswered, new BsonDocument { ["_id"] = LiteKey.Of(session, version), ["s"] = ToKey(session), ["v"] = version, ["bundle"] = bundle, ["closing"] = closing });

    // What was decided about a question that still waits stays with it.
    private void PutQuestions(string session, IReadOnlyList<long> versions)
    {
        var before = engine.Of(LiteSchema.Unanswered, session);
        engine.Remove(LiteSchema.Unanswered, before.Where(q => !versions.Contains(q["v"].AsInt64)).Select(q => q["_id"]));
        foreach (var version in versions.Except(before.Select(q => q["v"].AsInt64)))
            PutQuestion(session, version, BsonValue.Null, BsonValue.Null);
    }

    // Most appends are to a session that has the place already, and then nobody else has it.
    private static bool HasPlace(BsonDocument? session, SessionHead head) => session is not null && LiteHead.TakesOpenPlace(session) && LiteHead.IsOf(session, head);

    private bool IsOpenElsewhere(SessionHead head) =>
        engine
            .Where(LiteSchema.Sessions, "c", LiteKey.Of(head.CandidateId))
            .Any(s => LiteHead.TakesOpenPlace(s) && LiteHead.IsOf(s, head) && LiteKey.IdOf(s) != head.SessionId);
}
