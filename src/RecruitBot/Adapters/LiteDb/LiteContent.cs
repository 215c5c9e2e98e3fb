using LiteDB;
using LiteDB.Engine;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>What belongs to a session, as documents; the head is <see cref="LiteHead"/>.</summary>
internal static class LiteContent
{
    // LiteDB's documents hold 16 MB at most.
    private const int MostBytesTogether = 8 * 1024 * 1024;

    /// <summary>Records of events that follow each other, in as few documents as they fit in: r the records, m the message that led to them.</summary>
    public static void PutEvents(this LiteEngine engine, string session, long from, IReadOnlyList<byte[]> records, string? message)
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
                ["s"] = ToKey(session),
                ["v"] = from + first,
                ["r"] = together,
            };
            if (first == 0 && message is not null)
                document["m"] = ToKey(message);
            engine.Insert(LiteSchema.Events, document);
        }
    }

    /// <summary>Which session handled a message.</summary>
    public static void PutMessage(this LiteEngine engine, string message, string session)
    {
        var document = LiteKey.Document(message);
        document["s"] = ToKey(session);
        engine.Insert(LiteSchema.Messages, document);
    }

    /// <summary>A reply that waits: q the number in whose order replies go out, p the place.</summary>
    public static void PutDelivery(this LiteEngine engine, string session, long version, int index, long number, string platform, string place) =>
        engine.Insert(
            LiteSchema.Deliveries,
            new BsonDocument
            {
                ["_id"] = LiteKey.Of(session, version, index),
                ["q"] = number,
                ["s"] = ToKey(session),
                ["v"] = version,
                ["i"] = index,
                ["p"] = LiteKey.Of(platform, place),
                ["platform"] = ToKey(platform),
                ["place"] = ToKey(place),
            }
        );

    /// <summary>Bytes beside an event, and the text that was read from them.</summary>
    public static void PutFile(this LiteEngine engine, string session, long version, byte[] bytes, byte[]? text) =>
        engine.Insert(LiteSchema.Files, new BsonDocument { ["_id"] = LiteKey.Of(session, version), ["s"] = ToKey(session), ["v"] = version, ["bytes"] = bytes, ["text"] = text is null ? BsonValue.Null : new BsonValue(text) });

    /// <summary>A question that waits, or was decided about.</summary>
    public static void PutQuestion(this LiteEngine engine, string session, long version, BsonValue bundle, BsonValue closing) =>
        engine.Insert(LiteSchema.Unanswered, new BsonDocument { ["_id"] = LiteKey.Of(session, version), ["s"] = ToKey(session), ["v"] = version, ["bundle"] = bundle, ["closing"] = closing });
}
