using LiteDB;
using LiteDB.Engine;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>The collections, and how a file comes to have them. What their fields hold is said where they are written.</summary>
internal static class LiteSchema
{
    /// <summary>Of the store itself: which schema it has.</summary>
    public const string About = "about";

    /// <summary>Heads of sessions, by session.</summary>
    public const string Sessions = "sessions";

    /// <summary>Records of events, those of one append together, by session and first version.</summary>
    public const string Events = "events";

    /// <summary>Which session handled a message, by message.</summary>
    public const string Messages = "messages";

    /// <summary>Messages that were moved here apart from their events, by session and message, so that an erasure finds them.</summary>
    public const string MovedMessages = "moved_messages";

    /// <summary>Replies that wait, by session, version and index.</summary>
    public const string Deliveries = "deliveries";

    /// <summary>Bytes beside events, by session and version.</summary>
    public const string Files = "files";

    /// <summary>Questions that wait for the team, by session and version.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>What the team wrote, by entry and version.</summary>
    public const string Entries = "entries";

    /// <summary>What front ends remember, by platform and key.</summary>
    public const string Notes = "notes";

    /// <summary>What was spent, by purpose, unit and period.</summary>
    public const string Spending = "spending";

    /// <summary>Counts of erased sessions, by role and stage.</summary>
    public const string Tallies = "tallies";

    /// <summary>Erasures, by number.</summary>
    public const string Erasures = "erasures";

    /// <summary>The audit chain, by number.</summary>
    public const string Audit = "audit";

    /// <summary>The newest schema.</summary>
    public const int Newest = 1;

    private const string Store = "recruitbot";

    /// <summary>Makes what a new file must have. Indexes come before documents: LiteDB fails to build one over many that are not in the file yet.</summary>
    public static void Create(LiteEngine engine)
    {
        // Checkpoints are taken when the store says so; dates, of which there are none, would be UTC.
        engine.Pragma("CHECKPOINT", 0);
        engine.Pragma("UTC_DATE", true);
        engine.BeginTrans();
        engine.EnsureIndex(Sessions, "c", "$.c", false);
        engine.EnsureIndex(Sessions, "p", "$.p", false);
        engine.EnsureIndex(Sessions, "u", "$.u", false);
        engine.EnsureIndex(Deliveries, "p", "$.p", false);
        engine.EnsureIndex(Entries, "i", "$.i", true);
        engine.Insert(About, new BsonDocument { ["_id"] = Store, ["schema"] = Newest });
        engine.Commit();
    }

    /// <summary>Whether nobody has made anything in a database yet: it is new, or a crash came before the first step was done.</summary>
    public static bool IsEmpty(LiteEngine engine)
    {
        using var collections = engine.Query("$cols", new Query { Where = { BsonExpression.Create("$.type = 'user'") } });
        return !collections.Read();
    }

    /// <summary>Refuses a database that is not ours, before anything is written to it.</summary>
    /// <exception cref="StoreException">Somebody else's, or one that a newer version wrote.</exception>
    public static void ThrowIfForeign(LiteEngine engine, string path)
    {
        if (engine.Find(About, Store) is not { } about)
            throw new StoreException($"Storage:Path names {path}, which is a database of another program: name another file, it was not changed.");
        if (about["schema"].AsInt32 is > Newest and var schema)
            throw new StoreException($"Storage:Path names {path}, which a newer RecruitBot wrote (schema {schema}, this one knows {Newest}): run that version or restore a backup.");
    }
}
