namespace RecruitBot.Core.Sessions.Moving;

/// <summary>Everything that a store keeps, in the order in which it is moved: what others refer to comes first.</summary>
public static class StoreTables
{
    /// <summary>Heads of sessions; the head itself is a sealed record.</summary>
    public static StoreTable Sessions { get; } =
        new("sessions", 1, 500, "session_id", "version", "candidate_id", "role_id", "purpose", "stage", "is_open", "claimed_by", "updated_at", "platform", "place_id", "head");

    /// <summary>Events as sealed records.</summary>
    public static StoreTable Events { get; } = new("events", 2, 500, "session_id", "version", "record");

    /// <summary>Which session handled a message.</summary>
    public static StoreTable Messages { get; } = new("messages", 1, 1000, "message_id", "session_id");

    /// <summary>Replies that wait, by number of the audit entry that they were appended with.</summary>
    public static StoreTable Deliveries { get; } = new("deliveries", 3, 1000, "session_id", "version", "idx", "seq", "platform", "place_id");

    /// <summary>Sealed bytes beside events, 8 MB and more each.</summary>
    public static StoreTable Files { get; } = new("files", 2, 4, "session_id", "version", "bytes", "text");

    /// <summary>Questions that wait for the team.</summary>
    public static StoreTable Unanswered { get; } = new("unanswered", 2, 1000, "session_id", "version", "bundle", "closing");

    /// <summary>What the team wrote.</summary>
    public static StoreTable Entries { get; } = new("entries", 2, 200, "entry_id", "version", "interaction", "json");

    /// <summary>What front ends remember.</summary>
    public static StoreTable Notes { get; } = new("notes", 2, 1000, "platform", "key", "value");

    /// <summary>What was spent.</summary>
    public static StoreTable Spending { get; } = new("spending", 3, 1000, "purpose", "unit", "period", "amount");

    /// <summary>Counts of erased sessions.</summary>
    public static StoreTable Tallies { get; } = new("tallies", 2, 1000, "role_id", "stage", "count");

    /// <summary>Erasures, oldest first.</summary>
    public static StoreTable Erasures { get; } = new("erasures", 1, 1000, "id", "at", "sessions", "events");

    /// <summary>The audit chains.</summary>
    public static StoreTable Audit { get; } = new("audit", 2, 1000, "chain", "number", "content", "hash");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StoreTable> All { get; } = [Sessions, Events, Messages, Deliveries, Files, Unanswered, Entries, Notes, Spending, Tallies, Erasures, Audit];
}
