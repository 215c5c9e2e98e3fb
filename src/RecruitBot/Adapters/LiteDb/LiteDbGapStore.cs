using System.Text.Json;
using LiteDB;
using LiteDB.Engine;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Core.Sessions;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>Gaps and entries, in the file of the sessions and as durable as they are.</summary>
public sealed class LiteDbGapStore(LiteDbSessionStore store) : IGapStore
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AskedQuestion>> WaitingAsync(int limit, CancellationToken cancellationToken)
    {
        var waiting = new List<AskedQuestion>();
        foreach (var row in await store.ReadingAsync(Waiting, cancellationToken))
        {
            var asked = await store.EventAsync(row.Session, row.Version, row.Record, cancellationToken);
            var question = (QuestionAnswered)asked.Event;
            waiting.Add(new AskedQuestion(new QuestionKey(row.Session, row.Version), row.Candidate, asked.At, question.ForTeam(), question.RoleId, row.Bundle));
        }
        return waiting.OrderByDescending(q => q.At).Take(limit).Reverse().ToList();
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ClosedQuestion>> ClosedAsync(CancellationToken cancellationToken) =>
        store.ReadingAsync<IReadOnlyList<ClosedQuestion>>(
            engine =>
                [
                    .. engine
                        .All(LiteSchema.Unanswered)
                        .Where(q => q["closing"].IsString)
                        .Select(q => new ClosedQuestion(new QuestionKey(FromKey(q["s"].AsString), q["v"].AsInt64), Read<GapClosing>(q["closing"].AsString)))
                        .OrderBy(q => q.Closing.At),
                ],
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<Decided?> DecideAsync(GapClosing closing, EntryDraft? draft, IReadOnlyList<QuestionKey> questions, CancellationToken cancellationToken) =>
        store.WritingAsync(file => Decide(file.Engine, closing, draft, questions), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask BundleAsync(IReadOnlyList<QuestionKey> questions, string? bundle, CancellationToken cancellationToken) =>
        await store.WritingAsync(file => Change(file.Engine, questions, "bundle", bundle is null ? BsonValue.Null : ToKey(bundle)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EntryVersion>> EntriesAsync(CancellationToken cancellationToken) =>
        store.ReadingAsync<IReadOnlyList<EntryVersion>>(engine => [.. engine.All(LiteSchema.Entries).Select(e => Read<EntryVersion>(e["json"].AsString))], cancellationToken);

    /// <summary>A version of an entry: i the interaction that made it.</summary>
    internal static void PutEntry(LiteEngine engine, string entry, int version, string interaction, string json) =>
        engine.Insert(LiteSchema.Entries, new BsonDocument { ["_id"] = LiteKey.Of(entry, version), ["entry"] = ToKey(entry), ["v"] = version, ["i"] = LiteKey.Of(interaction), ["interaction"] = ToKey(interaction), ["json"] = json });

    private static List<(string Session, long Version, string Candidate, string? Bundle, byte[] Record)> Waiting(LiteEngine engine)
    {
        var waiting = new List<(string, long, string, string?, byte[])>();
        foreach (var question in engine.All(LiteSchema.Unanswered).Where(q => q["closing"].IsNull))
        {
            var (session, version) = (FromKey(question["s"].AsString), question["v"].AsInt64);
            if (engine.Find(LiteSchema.Sessions, LiteKey.Of(session)) is { } head && LiteHead.IsCounted(head) && LiteQueries.Event(engine, session, version) is { } record)
                waiting.Add((session, version, FromKey(head["candidate"].AsString), question["bundle"] is { IsString: true } bundle ? FromKey(bundle.AsString) : null, record));
        }
        return waiting;
    }

    private static Decided? Decide(LiteEngine engine, GapClosing closing, EntryDraft? draft, IReadOnlyList<QuestionKey> questions)
    {
        if (draft is not null && engine.Where(LiteSchema.Entries, "i", LiteKey.Of(draft.Interaction)) is [var written, ..])
            return new Decided(Read<EntryVersion>(written["json"].AsString), 0);
        var decided = Change(engine, questions, "closing", System.Text.Json.JsonSerializer.Serialize(closing, Options));
        if (decided == 0 && (draft is null || questions.Count > 0))
            return null;
        return new Decided(draft is null ? null : Add(engine, draft), decided);
    }

    // What was decided about a question stays.
    private static int Change(LiteEngine engine, IReadOnlyList<QuestionKey> questions, string field, BsonValue value)
    {
        var changed = 0;
        foreach (var key in questions)
        {
            if (engine.Find(LiteSchema.Unanswered, LiteKey.Of(key.SessionId, key.Version)) is not { } question || !question["closing"].IsNull)
                continue;
            question[field] = value;
            engine.Put(LiteSchema.Unanswered, question);
            changed++;
        }
        return changed;
    }

    private static EntryVersion Add(LiteEngine engine, EntryDraft draft)
    {
        var earlier = engine.Of(LiteSchema.Entries, draft.EntryId);
        var source = earlier.Count == 0 ? draft.Source : Read<EntryVersion>(earlier[0]["json"].AsString).Source;
        var entry = new EntryVersion(draft.EntryId, earlier.Count + 1, source, draft.Question, draft.Answer, draft.RoleId, draft.Author, draft.At) { LawfulBecause = draft.LawfulBecause };
        PutEntry(engine, draft.EntryId, entry.Version, draft.Interaction, System.Text.Json.JsonSerializer.Serialize(entry, Options));
        return entry;
    }

    private static T Read<T>(string json) => System.Text.Json.JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"null is not a {typeof(T).Name}.");
}
