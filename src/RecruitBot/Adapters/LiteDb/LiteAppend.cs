using LiteDB;
using LiteDB.Engine;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Records;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>An append, inside a transaction that somebody else began and will commit.</summary>
internal sealed class LiteAppend(LiteEngine engine, LiteTail tail)
{
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
        engine.PutEvents(head.SessionId, append.ExpectedVersion + 1, step.Events, append.MessageId);
        if (append.MessageId is { } message)
            engine.PutMessage(message, head.SessionId);
        // The number of the entry is the order in which replies go out.
        var number = tail.Add(step.Entry);
        foreach (var d in append.Deliveries)
            engine.PutDelivery(d.SessionId, d.Version, d.Index, number, d.Place.Platform, d.Place.Id);
        foreach (var (version, bytes, text) in step.Files)
            engine.PutFile(head.SessionId, version, bytes, text);
        if (append.Unanswered is { } unanswered)
            PutQuestions(head.SessionId, unanswered);
        return AppendOutcome.Appended;
    }

    /// <summary>Forgets replies that were delivered; those already forgotten, or erased meanwhile, are passed over.</summary>
    public int MarkDelivered(IReadOnlyList<Delivery> deliveries) =>
        engine.Remove(LiteSchema.Deliveries, deliveries.Select(d => new BsonValue(LiteKey.Of(d.SessionId, d.Version, d.Index))));

    // What was decided about a question that still waits stays with it.
    private void PutQuestions(string session, IReadOnlyList<long> versions)
    {
        var before = engine.Of(LiteSchema.Unanswered, session);
        engine.Remove(LiteSchema.Unanswered, before.Where(q => !versions.Contains(q["v"].AsInt64)).Select(q => q["_id"]));
        foreach (var version in versions.Except(before.Select(q => q["v"].AsInt64)))
            engine.PutQuestion(session, version, BsonValue.Null, BsonValue.Null);
    }

    // Most appends are to a session that has the place already, and then nobody else has it.
    private static bool HasPlace(BsonDocument? session, SessionHead head) => session is not null && LiteHead.TakesOpenPlace(session) && LiteHead.IsOf(session, head);

    private bool IsOpenElsewhere(SessionHead head) =>
        engine
            .Where(LiteSchema.Sessions, "c", LiteKey.Of(head.CandidateId))
            .Any(s => LiteHead.TakesOpenPlace(s) && LiteHead.IsOf(s, head) && LiteKey.IdOf(s) != head.SessionId);
}
