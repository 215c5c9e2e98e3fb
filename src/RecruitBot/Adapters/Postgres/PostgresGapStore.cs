using System.Text.Json;
using Dapper;
using Npgsql;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Core.Sessions;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.Postgres;

/// <summary>Gaps and entries, in the database of the sessions and as durable as they are.</summary>
public sealed class PostgresGapStore(PostgresSessionStore store) : IGapStore
{
    // Members of the team decide seldom: one at a time, over all processes, so that versions of an entry are counted without gaps.
    private const string OneAtATime = "SELECT pg_advisory_xact_lock(hashtext(current_schema()), 2)";

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AskedQuestion>> WaitingAsync(int limit, CancellationToken cancellationToken)
    {
        var waiting = new List<AskedQuestion>();
        foreach (var row in await store.ReadingAsync(WaitingAsync, cancellationToken))
        {
            var session = FromKey(row.Session);
            var asked = await store.EventAsync(session, row.Version, row.Record, cancellationToken);
            var question = (QuestionAnswered)asked.Event;
            waiting.Add(new AskedQuestion(new QuestionKey(session, row.Version), FromKey(row.Candidate), asked.At, question.ForTeam(), question.RoleId, row.Bundle));
        }
        return waiting.OrderByDescending(q => q.At).Take(limit).Reverse().ToList();
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ClosedQuestion>> ClosedAsync(CancellationToken cancellationToken)
    {
        const string Sql = "SELECT session_id, version, closing FROM unanswered WHERE closing IS NOT NULL ORDER BY session_id, version";
        var rows = await store.ReadingAsync(c => c.QueryAsync<(string Session, long Version, byte[] Closing)>(Sql), cancellationToken);
        return rows.Select(r => new ClosedQuestion(new QuestionKey(FromKey(r.Session), r.Version), Read<GapClosing>(r.Closing))).OrderBy(q => q.Closing.At).ToList();
    }

    /// <inheritdoc/>
    public async ValueTask<Decided?> DecideAsync(GapClosing closing, EntryDraft? draft, IReadOnlyList<QuestionKey> questions, CancellationToken cancellationToken) =>
        await store.WritingAsync(c => DecideAsync(c, closing, draft, questions), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask BundleAsync(IReadOnlyList<QuestionKey> questions, string? bundle, CancellationToken cancellationToken) =>
        await store.WritingAsync(
            c => c.ExecuteAsync($"UPDATE unanswered u SET bundle = @bundle {Named}", new { bundle, sessions = Sessions(questions), versions = Versions(questions) }),
            cancellationToken
        );

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<EntryVersion>> EntriesAsync(CancellationToken cancellationToken) =>
        (await store.ReadingAsync(c => c.QueryAsync<byte[]>("SELECT json FROM entries ORDER BY entry_id, version"), cancellationToken)).Select(Read<EntryVersion>).ToList();

    /// <summary>Those of some questions that still wait.</summary>
    private const string Named = "FROM unnest(@sessions, @versions) w (session_id, version) WHERE u.session_id = w.session_id AND u.version = w.version AND u.closing IS NULL";

    private static Task<IEnumerable<(string Session, long Version, string Candidate, string? Bundle, byte[] Record)>> WaitingAsync(NpgsqlConnection connection) =>
        connection.QueryAsync<(string Session, long Version, string Candidate, string? Bundle, byte[] Record)>(
            """
            SELECT u.session_id, u.version, s.candidate_id, u.bundle, e.record
            FROM unanswered u JOIN sessions s ON s.session_id = u.session_id
            JOIN events e ON e.session_id = u.session_id AND e.version = u.version
            WHERE u.closing IS NULL AND s.purpose <> 'operator-test'
            """
        );

    private static async Task<Decided?> DecideAsync(NpgsqlConnection connection, GapClosing closing, EntryDraft? draft, IReadOnlyList<QuestionKey> questions)
    {
        await connection.ExecuteAsync(OneAtATime);
        if (draft is not null && await connection.ExecuteScalarAsync<byte[]?>("SELECT json FROM entries WHERE interaction = @key", new { key = ToKey(draft.Interaction) }) is { } written)
            return new Decided(Read<EntryVersion>(written), 0);
        var decided = await connection.ExecuteAsync(
            $"UPDATE unanswered u SET closing = @closing {Named}",
            new
            {
                closing = JsonSerializer.SerializeToUtf8Bytes(closing, Options),
                sessions = Sessions(questions),
                versions = Versions(questions),
            }
        );
        if (decided == 0 && (draft is null || questions.Count > 0))
            return null;
        return new Decided(draft is null ? null : await AddAsync(connection, draft), decided);
    }

    private static async Task<EntryVersion> AddAsync(NpgsqlConnection connection, EntryDraft draft)
    {
        var id = ToKey(draft.EntryId);
        var first = await connection.ExecuteScalarAsync<byte[]?>("SELECT json FROM entries WHERE entry_id = @id ORDER BY version LIMIT 1", new { id });
        var number = await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM entries WHERE entry_id = @id", new { id }) + 1;
        var source = first is null ? draft.Source : Read<EntryVersion>(first).Source;
        var entry = new EntryVersion(draft.EntryId, number, source, draft.Question, draft.Answer, draft.RoleId, draft.Author, draft.At) { LawfulBecause = draft.LawfulBecause };
        await connection.ExecuteAsync(
            "INSERT INTO entries VALUES (@id, @number, @interaction, @json)",
            new
            {
                id,
                number,
                interaction = ToKey(draft.Interaction),
                json = JsonSerializer.SerializeToUtf8Bytes(entry, Options),
            }
        );
        return entry;
    }

    private static string[] Sessions(IReadOnlyList<QuestionKey> questions) => [.. questions.Select(q => ToKey(q.SessionId))];

    private static long[] Versions(IReadOnlyList<QuestionKey> questions) => [.. questions.Select(q => q.Version)];

    private static T Read<T>(byte[] json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"null is not a {typeof(T).Name}.");
}
