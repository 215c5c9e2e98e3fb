using RecruitBot.Core.Conversations;
using RecruitBot.Core.Recruiting.Resumes;

namespace RecruitBot.Core.Sessions;

/// <summary>An event with its place in the session's log.</summary>
/// <param name="Version">1 for the first event of a session, then without gaps.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Event">What happened.</param>
public sealed record RecordedEvent(long Version, DateTimeOffset At, SessionEvent Event);

/// <summary>What lists and look-ups need of a session: a projection, written in the same transaction as the events.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Version">Number of events.</param>
/// <param name="CandidateId">Whose.</param>
/// <param name="CandidateName">As shown.</param>
/// <param name="RoleId">Empty for an enquiry.</param>
/// <param name="Purpose">See <see cref="SessionPurpose"/>.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="IsOpen">At most one open session exists for each candidate and role.</param>
/// <param name="Place">Where it is held.</param>
/// <param name="OpenedAt">First event.</param>
/// <param name="UpdatedAt">Last event.</param>
/// <param name="ClaimedBy">Id of the person who has taken the conversation over.</param>
/// <param name="EndedAt">When it was declined, withdrawn or postponed; null while it is open.</param>
/// <param name="MovedFrom">Where it was held before; null when it never moved.</param>
public sealed record SessionHead(
    string SessionId,
    long Version,
    string CandidateId,
    string CandidateName,
    string RoleId,
    string Purpose,
    Stage Stage,
    bool IsOpen,
    Place Place,
    DateTimeOffset OpenedAt,
    DateTimeOffset UpdatedAt,
    string? ClaimedBy = null,
    DateTimeOffset? EndedAt = null,
    Place? MovedFrom = null
);

/// <summary>A reply that must reach a place; written with the events that led to it.</summary>
/// <param name="SessionId">The session it belongs to.</param>
/// <param name="Version">Version of the <see cref="BotSaid"/> event.</param>
/// <param name="Index">Position among its replies.</param>
/// <param name="Place">Where to.</param>
/// <param name="Reply">What.</param>
public sealed record Delivery(string SessionId, long Version, int Index, Place Place, Reply Reply)
{
    /// <summary>The same for the same reply for ever, at most 25 characters: lets a platform drop a repetition.</summary>
    public string Nonce => $"{SessionId[..Math.Min(12, SessionId.Length)]}.{Version:x}.{Index:x}";
}

/// <summary>One atomic step of a session.</summary>
/// <param name="ExpectedVersion">Version the session has; 0 for a new one.</param>
/// <param name="Events">What happened, in order.</param>
/// <param name="At">When.</param>
/// <param name="Head">The projection after these events.</param>
/// <param name="MessageId">The turn's message id, which is handled once; null when no message led to it.</param>
/// <param name="Deliveries">Replies to be delivered.</param>
public sealed record SessionAppend(
    long ExpectedVersion,
    IReadOnlyList<SessionEvent> Events,
    DateTimeOffset At,
    SessionHead Head,
    string? MessageId,
    IReadOnlyList<Delivery> Deliveries
)
{
    /// <summary>
    /// Versions of the session's questions that wait for an answer of the team, after these events: a projection, written in the same
    /// transaction. Null when the events change nothing of it.
    /// </summary>
    public IReadOnlyList<long>? Unanswered { get; init; }

    /// <summary>The bytes and texts of résumés that these events give, written in the same transaction; see <see cref="ResumeGiven"/>.</summary>
    public IReadOnlyList<SessionFile> Files { get; init; } = [];
}

/// <summary>What belongs to an event and is too large for the log, which is read at every turn.</summary>
/// <param name="Version">Version of the event.</param>
/// <param name="Content">Its bytes and text.</param>
public sealed record SessionFile(long Version, ResumeContent Content);

/// <summary>What became of an append.</summary>
public enum AppendOutcome
{
    /// <summary>It is on disk.</summary>
    Appended,

    /// <summary>Somebody else appended first: read again and decide again. Nothing was written.</summary>
    VersionConflict,

    /// <summary>That message was handled before. Nothing was written.</summary>
    DuplicateMessage,

    /// <summary>The candidate has an open session for the role. Nothing was written.</summary>
    AlreadyOpen,
}

/// <summary>What sessions to list. All given conditions hold.</summary>
public sealed record SessionQuery
{
    /// <summary>Of this candidate.</summary>
    public string? CandidateId { get; init; }

    /// <summary>For this role; empty for enquiries.</summary>
    public string? RoleId { get; init; }

    /// <summary>In this stage.</summary>
    public Stage? Stage { get; init; }

    /// <summary>Open ones only, or closed ones only.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>With this purpose.</summary>
    public string? Purpose { get; init; }

    /// <summary>Whose id begins so.</summary>
    public string? SessionIdPrefix { get; init; }

    /// <summary>Taken over by this person.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>Held at this place.</summary>
    public Place? Place { get; init; }

    /// <summary>At most so many, the latest first.</summary>
    public int Limit { get; init; } = 100;
}

/// <summary>Proof that an erasure ran, without anything about the person.</summary>
/// <param name="Sessions">Sessions erased.</param>
/// <param name="Events">Events erased.</param>
/// <param name="At">When.</param>
public sealed record Erasure(int Sessions, long Events, DateTimeOffset At);

/// <summary>
/// The append-only log of all sessions. An append is atomic and durable when it returns. All failures of the medium surface as
/// <see cref="StoreException"/>, whose message is for people.
/// </summary>
public interface ISessionStore
{
    /// <summary>Appends to a session if it has the expected version.</summary>
    ValueTask<AppendOutcome> AppendAsync(SessionAppend append, CancellationToken cancellationToken);

    /// <summary>All events of a session in order; empty when there is none.</summary>
    ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>What was written with an event beside the log; null when nothing was, or when the session was erased.</summary>
    ValueTask<ResumeContent?> FileAsync(string sessionId, long version, CancellationToken cancellationToken);

    /// <summary>How many events a session has; 0 when there is none. Far cheaper than reading them.</summary>
    ValueTask<long> VersionAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Sessions, the latest updated first.</summary>
    ValueTask<IReadOnlyList<SessionHead>> FindAsync(SessionQuery query, CancellationToken cancellationToken);

    /// <summary>The session that handled a message, or null.</summary>
    ValueTask<string?> FindMessageAsync(string messageId, CancellationToken cancellationToken);

    /// <summary>Replies not yet delivered to a platform (or to one place of it), oldest first.</summary>
    ValueTask<IReadOnlyList<Delivery>> PendingAsync(string platform, string? placeId, CancellationToken cancellationToken);

    /// <summary>Notes that replies have been delivered.</summary>
    ValueTask MarkDeliveredAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken);

    /// <summary>
    /// Removes every trace of a candidate's sessions, from free pages and write-ahead log too, and keeps a count for each role and stage.
    /// </summary>
    ValueTask<Erasure> EraseAsync(string candidateId, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>How many sessions of a role reached each stage; erased ones count.</summary>
    ValueTask<IReadOnlyDictionary<(string RoleId, Stage Stage), int>> CountAsync(CancellationToken cancellationToken);
}

/// <summary>The store cannot do what was asked; the message says why and what to do, in one sentence.</summary>
public class StoreException(string message, Exception? inner = null) : Exception(message, inner);
