using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;

namespace RecruitBot.Core.Privacy.Retention;

/// <summary>Somebody whose record is due to be purged.</summary>
/// <param name="CandidateId">Who.</param>
/// <param name="Sessions">Their sessions; all are purged, or none.</param>
/// <param name="DueAt">Since when.</param>
/// <param name="Hold">Keeps it; null when nothing does.</param>
public sealed record DuePerson(string CandidateId, IReadOnlyList<SessionHead> Sessions, DateTimeOffset DueAt, LegalHold? Hold);

/// <summary>Purges what was kept long enough: a person at a time, whole, when nothing of theirs is younger and no application of theirs is open.</summary>
public sealed class RetentionRun(ISessionStore store, SessionWriter writer, IPlatformTraces traces, LegalHolds holds, IAuditLog audit, RetentionPolicy policy, TimeProvider time)
{
    /// <summary>Who is due now, the longest due first.</summary>
    public async ValueTask<IReadOnlyList<DuePerson>> DueAsync(CancellationToken ct)
    {
        if (policy.KeepMonths is null)
            return [];
        var due = new List<DuePerson>();
        foreach (var person in (await store.FindAsync(new SessionQuery { Limit = int.MaxValue }, ct)).GroupBy(h => h.CandidateId, StringComparer.Ordinal))
            if (DueAt([.. person]) is { } at)
                due.Add(new DuePerson(person.Key, [.. person], at, await holds.FindAsync(person.Key, ct)));
        return [.. due.OrderBy(d => d.DueAt)];
    }

    /// <summary>Erases somebody who is due, on the path of /erase; null when they are held, or wrote something meanwhile.</summary>
    public async ValueTask<Erasure?> PurgeAsync(DuePerson person, CancellationToken ct)
    {
        var own = await store.FindAsync(new SessionQuery { CandidateId = person.CandidateId, Limit = int.MaxValue }, ct);
        if (own.Count == 0 || DueAt(own) is null || await holds.FindAsync(person.CandidateId, ct) is not null)
            return null;
        await audit.AddAsync(new AuditEntry(time.GetUtcNow(), AuditKind.Purged) { Sessions = [.. own.Select(h => h.SessionId)], What = $"kept {policy.KeepMonths} months" }, ct);
        await traces.RemoveAsync(own, ct);
        var erasure = await writer.EraseAsync(person.CandidateId, ct);
        await traces.RemovedAsync(person.CandidateId, ct);
        return erasure;
    }

    private DateTimeOffset? DueAt(IReadOnlyList<SessionHead> own) =>
        !own.Any(h => h is { IsOpen: true, Purpose: SessionPurpose.Application }) && policy.DueAt(own.Max(h => h.UpdatedAt)) is { } at && at <= time.GetUtcNow() ? at : null;
}
