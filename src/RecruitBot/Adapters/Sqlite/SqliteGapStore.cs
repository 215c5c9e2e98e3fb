using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Core.Sessions;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>Gaps and entries, in the file of the sessions and as durable as they are.</summary>
public sealed class SqliteGapStore(SqliteSessionStore store) : IGapStore
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AskedQuestion>> WaitingAsync(int limit, CancellationToken cancellationToken)
    {
        var waiting = new List<AskedQuestion>();
        foreach (var row in await store.ReadingAsync(Waiting, cancellationToken))
        {
            if (await store.EventAsync(row.Session, row.Version, row.Record, cancellationToken) is not { Event: QuestionAnswered question } asked)
                continue;
            waiting.Add(new AskedQuestion(new QuestionKey(row.Session, row.Version), row.Candidate, asked.At, question.ForTeam(), question.RoleId, row.Bundle));
        }
        return waiting.OrderByDescending(q => q.At).Take(limit).Reverse().ToList();
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ClosedQuestion>> ClosedAsync(CancellationToken cancellationToken) => store.ReadingAsync(Closed, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Decided?> DecideAsync(GapClosing closing, EntryDraft? draft, IReadOnlyList<QuestionKey> questions, CancellationToken cancellationToken) =>
        store.WritingAsync(c => Decide(c, closing, draft, questions), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask BundleAsync(IReadOnlyList<QuestionKey> questions, string? bundle, CancellationToken cancellationToken) =>
        await store.WritingAsync(
            c => questions.Sum(q => c.Execute("UPDATE unanswered SET bundle = @bundle WHERE session_id = @session AND version = @version AND closing IS NULL", new { bundle, session = ToKey(q.SessionId), version = q.Version })),
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EntryVersion>> EntriesAsync(CancellationToken cancellationToken) =>
        store.ReadingAsync<IReadOnlyList<EntryVersion>>(
            c => c.Query<string>("SELECT json FROM entries ORDER BY entry_id, version").Select(Read<EntryVersion>).ToList(),
            cancellationToken
        );

    private static IReadOnlyList<(string Session, long Version, string Candidate, string? Bundle, byte[] Record)> Waiting(SqliteConnection connection) =>
        connection
            .Query<(string Session, long Version, string Candidate, string? Bundle, byte[] Record)>(
                """
                SELECT u.session_id, u.version, s.candidate_id, u.bundle, e.record
                FROM unanswered u JOIN sessions s ON s.session_id = u.session_id
                JOIN events e ON e.session_id = u.session_id AND e.version = u.version
                WHERE u.closing IS NULL AND s.purpose <> 'operator-test'
                """
            )
            .Select(r => (FromKey(r.Session), r.Version, FromKey(r.Candidate), r.Bundle, r.Record))
            .ToList();

    private static IReadOnlyList<ClosedQuestion> Closed(SqliteConnection connection) =>
        connection
            .Query<(string Session, long Version, string Closing)>("SELECT session_id, version, closing FROM unanswered WHERE closing IS NOT NULL ORDER BY session_id, version")
            .Select(r => new ClosedQuestion(new QuestionKey(FromKey(r.Session), r.Version), Read<GapClosing>(r.Closing)))
            .OrderBy(q => q.Closing.At)
            .ToList();

    private static Decided? Decide(SqliteConnection connection, GapClosing closing, EntryDraft? draft, IReadOnlyList<QuestionKey> questions)
    {
        if (draft is not null && connection.ExecuteScalar<string?>("SELECT json FROM entries WHERE interaction = @key", new { key = ToKey(draft.Interaction) }) is { } written)
            return new Decided(Read<EntryVersion>(written), 0);
        var json = JsonSerializer.Serialize(closing, Options);
        var decided = questions.Sum(q => connection.Execute("UPDATE unanswered SET closing = @json WHERE session_id = @session AND version = @version AND closing IS NULL", new { json, session = ToKey(q.SessionId), version = q.Version }));
        if (decided == 0 && (draft is null || questions.Count > 0))
            return null;
        return new Decided(draft is null ? null : Add(connection, draft), decided);
    }

    private static EntryVersion Add(SqliteConnection connection, EntryDraft draft)
    {
        var id = ToKey(draft.EntryId);
        var first = connection.ExecuteScalar<string?>("SELECT json FROM entries WHERE entry_id = @id ORDER BY version LIMIT 1", new { id });
        var number = connection.ExecuteScalar<int>("SELECT count(*) FROM entries WHERE entry_id = @id", new { id }) + 1;
        var source = first is null ? draft.Source : Read<EntryVersion>(first).Source;
        var entry = new EntryVersion(draft.EntryId, number, source, draft.Question, draft.Answer, draft.RoleId, draft.Author, draft.At) { LawfulBecause = draft.LawfulBecause };
        connection.Execute(
            "INSERT INTO entries VALUES (@id, @number, @interaction, @json)",
            new { id, number, interaction = ToKey(draft.Interaction), json = JsonSerializer.Serialize(entry, Options) }
        );
        return entry;
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"null is not a {typeof(T).Name}.");
}
