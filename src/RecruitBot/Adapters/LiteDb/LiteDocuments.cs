using LiteDB;
using LiteDB.Engine;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>
/// What the store asks of LiteDB's engine, as documents. Nothing goes through its mapper, which loses fields when several threads meet a type for the
/// first time, cuts blanks and makes null of empty text. Results are whole lists: an open reader would bar checkpoints.
/// </summary>
internal static class LiteDocuments
{
    /// <summary>The document with a key.</summary>
    public static BsonDocument? Find(this LiteEngine engine, string collection, BsonValue id) =>
        engine.Read(collection, new Query { Where = { BsonExpression.Create("$._id = @0", id) }, Limit = 1 }).FirstOrDefault();

    /// <summary>Documents whose keys are between two keys, both included, in their order.</summary>
    public static List<BsonDocument> Between(this LiteEngine engine, string collection, BsonValue from, BsonValue to, int limit = int.MaxValue, bool backwards = false) =>
        engine.Read(
            collection,
            new Query
            {
                Where = { BsonExpression.Create("$._id BETWEEN @0 AND @1", from, to) },
                OrderBy = "$._id",
                Order = backwards ? Query.Descending : Query.Ascending,
                Limit = limit,
            }
        );

    /// <summary>Documents under a key that begins with this id and has another part; a long id's own hash is no such part.</summary>
    public static List<BsonDocument> Of(this LiteEngine engine, string collection, string id) => engine.Between(collection, LiteKey.Of(id) + "\0\u0001", LiteKey.Of(id) + "\0" + LiteKey.End);

    /// <summary>Documents with a value in a field that has an index.</summary>
    public static List<BsonDocument> Where(this LiteEngine engine, string collection, string field, BsonValue value) =>
        engine.Read(collection, new Query { Where = { BsonExpression.Create($"$.{field} = @0", value) } });

    /// <summary>All documents, in the order of their keys.</summary>
    public static List<BsonDocument> All(this LiteEngine engine, string collection) => engine.Read(collection, new Query { OrderBy = "$._id" });

    /// <summary>Documents by a field that has an index, the greatest first, as long as they are wanted.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="collection">Where.</param>
    /// <param name="field">By which.</param>
    /// <param name="wanted">Takes a document; false when that was enough.</param>
    public static void Downwards(this LiteEngine engine, string collection, string field, Func<BsonDocument, bool> wanted)
    {
        using var reader = engine.Query(collection, new Query { OrderBy = $"$.{field}", Order = Query.Descending });
        while (reader.Read() && wanted(reader.Current.AsDocument)) { }
    }

    /// <summary>Adds a document.</summary>
    public static void Insert(this LiteEngine engine, string collection, BsonDocument document) => engine.Insert(collection, [document], BsonAutoId.ObjectId);

    /// <summary>Adds a document, or puts it in the place of the one with its key.</summary>
    public static void Put(this LiteEngine engine, string collection, BsonDocument document) => engine.Upsert(collection, [document], BsonAutoId.ObjectId);

    /// <summary>Removes documents; how many there were.</summary>
    public static int Remove(this LiteEngine engine, string collection, params IEnumerable<BsonValue> ids) => engine.Delete(collection, ids);

    private static List<BsonDocument> Read(this LiteEngine engine, string collection, Query query)
    {
        var documents = new List<BsonDocument>();
        using var reader = engine.Query(collection, query);
        while (reader.Read())
            documents.Add(reader.Current.AsDocument);
        return documents;
    }
}
