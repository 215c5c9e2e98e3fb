using LiteDB;
using LiteDB.Engine;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Moving;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>Documents as rows of other engines, and back.</summary>
internal static class LiteRow
{
    private const string Chain = "main";

    /// <summary>Rows of a document: as many as an append has events, else one.</summary>
    public static IEnumerable<StoreRow> Of(StoreTable table, BsonDocument d) =>
        table.Name switch
        {
            "sessions" => [LiteHead.Row(d)],
            "events" => LiteQueries.Records(d).Select(r => new StoreRow(table, d["s"].AsString, r.Version, r.Record)),
            "messages" => [new(table, ToKey(LiteKey.IdOf(d)), d["s"].AsString)],
            "deliveries" => [new(table, d["s"].AsString, d["v"].AsInt64, (long)d["i"].AsInt32, d["q"].AsInt64, d["platform"].AsString, d["place"].AsString)],
            "files" => [new(table, d["s"].AsString, d["v"].AsInt64, d["bytes"].AsBinary, d["text"].AsBinary)],
            "unanswered" => [new(table, d["s"].AsString, d["v"].AsInt64, d["bundle"].AsString, d["closing"].AsString)],
            "entries" => [new(table, d["entry"].AsString, (long)d["v"].AsInt32, d["interaction"].AsString, d["json"].AsString)],
            "notes" => d["platform"].AsString == IStoreRows.MarkPlatform ? [] : [new(table, d["platform"].AsString, d["key"].AsString, d["value"].AsString)],
            "spending" => [new(table, d["purpose"].AsString, d["unit"].AsString, d["period"].AsString, d["amount"].AsInt64)],
            "tallies" => [new(table, d["role"].AsString, d["stage"].AsString, d["count"].AsInt64)],
            "erasures" => [new(table, d["_id"].AsInt64, d["at"].AsString, (long)d["sessions"].AsInt32, d["events"].AsInt64)],
            "audit" => [new(table, Chain, d["_id"].AsInt64, d["c"].AsBinary, d["h"].AsBinary)],
            _ => throw Unknown(table),
        };

    /// <summary>The key of the document that a row is in, or that such a document would have at most.</summary>
    public static BsonValue Key(StoreTable table, IReadOnlyList<object?> key)
    {
        string Id(int i) => FromKey((string)key[i]!);
        long Number(int i) => (long)key[i]!;
        return table.Name switch
        {
            "sessions" or "messages" => LiteKey.Of(Id(0)),
            "events" or "files" or "unanswered" => LiteKey.Of(Id(0), Number(1)),
            "entries" => LiteKey.Of(Id(0), Number(1)),
            "deliveries" => LiteKey.Of(Id(0), Number(1), (int)Number(2)),
            "notes" => LiteKey.Of(Id(0), Id(1)),
            "tallies" => LiteKey.Of(Id(0), (string)key[1]!),
            "spending" => LiteDbSpendingStore.Key(Id(0), Id(1), (string)key[2]!),
            "erasures" => Number(0),
            "audit" => Number(1),
            _ => throw Unknown(table),
        };
    }

    /// <summary>Adds a row that is not an event's.</summary>
    public static void Put(LiteEngine engine, StoreRow row)
    {
        string Id(string field) => FromKey(row.Text(field));
        switch (row.Table.Name)
        {
            case "sessions":
                engine.Insert(LiteSchema.Sessions, LiteHead.Document(row));
                break;
            case "messages":
                engine.PutMessage(Id("message_id"), Id("session_id"));
                engine.Insert(LiteSchema.MovedMessages, new BsonDocument { ["_id"] = LiteKey.Of(Id("session_id"), Id("message_id")), ["message"] = LiteKey.Of(Id("message_id")) });
                break;
            case "deliveries":
                engine.PutDelivery(Id("session_id"), row.Number("version"), (int)row.Number("idx"), row.Number("seq"), Id("platform"), Id("place_id"));
                break;
            case "files":
                engine.PutFile(Id("session_id"), row.Number("version"), row.Bytes("bytes"), row.BytesOrNull("text"));
                break;
            case "unanswered":
                engine.PutQuestion(Id("session_id"), row.Number("version"), row.TextOrNull("bundle"), row.TextOrNull("closing"));
                break;
            case "entries":
                LiteDbGapStore.PutEntry(engine, Id("entry_id"), (int)row.Number("version"), Id("interaction"), row.Text("json"));
                break;
            case "notes":
                LiteDbPlatformNotes.Put(engine, Id("platform"), Id("key"), Id("value"));
                break;
            case "spending":
                LiteDbSpendingStore.Put(engine, Id("purpose"), Id("unit"), row.Text("period"), row.Number("amount"));
                break;
            case "tallies":
                LiteErasure.Tally(engine, Id("role_id"), row.Text("stage"), row.Number("count"));
                break;
            case "erasures":
                LiteErasure.PutErasure(engine, row.Number("id"), row.Text("at"), (int)row.Number("sessions"), row.Number("events"));
                break;
            case "audit":
                ThrowIfOther(row.Text("chain"));
                engine.Insert(LiteSchema.Audit, new BsonDocument { ["_id"] = row.Number("number"), ["c"] = row.Bytes("content"), ["h"] = row.Bytes("hash") });
                break;
            default:
                throw Unknown(row.Table);
        }
    }

    /// <summary>Adds events, those that follow each other together.</summary>
    public static void PutEvents(LiteEngine engine, IReadOnlyList<StoreRow> rows)
    {
        for (var i = 0; i < rows.Count; )
        {
            var (session, from, records) = (rows[i].Text("session_id"), rows[i].Number("version"), new List<byte[]>());
            for (; i < rows.Count && rows[i].Text("session_id") == session && rows[i].Number("version") == from + records.Count; i++)
                records.Add(rows[i].Bytes("record"));
            engine.PutEvents(FromKey(session), from, records, message: null);
        }
    }

    private static void ThrowIfOther(string chain)
    {
        if (chain != Chain)
            throw new StoreException("The store to be moved was written by several processes and has several audit chains, which LiteDB cannot keep: move it to postgres.");
    }

    private static ArgumentException Unknown(StoreTable table) => new($"There is no table {table.Name}.", nameof(table));
}
