using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Timekeeping;

/// <summary>
/// Looks after all open applications: reminds, ends what lapsed, and tells the team what is overdue. Each is done once, over restarts and
/// other processes, since the turn's id is made from its occasion.
/// </summary>
public sealed class DueRounds(ISessionStore store, SessionWriter writer, SessionHandler handler, IRoleSource roles, TimeProvider time)
{
    /// <summary>When something is next due in an application, at a version of its log: what has not changed is not read again before.</summary>
    private readonly Dictionary<string, (long Version, DateTimeOffset At, bool MayClose)> _next = new(StringComparer.Ordinal);

    /// <summary>Does what is due. Not to be called twice at once.</summary>
    /// <returns>How many applications something was done in.</returns>
    /// <exception cref="StoreException">The store failed; what was not done is done by a later call.</exception>
    public async ValueTask<int> RunAsync(CancellationToken cancellationToken)
    {
        var open = await store.FindAsync(new SessionQuery { Purpose = SessionPurpose.Application, IsOpen = true, Limit = int.MaxValue }, cancellationToken);
        var catalog = roles.InForce;
        var done = 0;
        foreach (var head in open)
            if (await LookAsync(head, catalog.Find(head.RoleId)?.Status == RoleStatus.Closed, cancellationToken))
                done++;
        if (_next.Count > open.Count)
            foreach (var ended in _next.Keys.Except(open.Select(h => h.SessionId), StringComparer.Ordinal).ToList())
                _next.Remove(ended);
        return done;
    }

    private async ValueTask<bool> LookAsync(SessionHead head, bool isClosed, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (_next.TryGetValue(head.SessionId, out var next) && next.Version == head.Version && now < next.At && !(isClosed && next.MayClose))
            return false;
        if (SessionFold.Fold(await store.ReadAsync(head.SessionId, ct)) is not { } state)
            return false;
        var done = false;
        var mayClose = DueRules.IsOfClosedRole(state);
        if (isClosed && mayClose)
            done = await TakeAsync(state, new Due(DueKind.RoleClosed, now, $"{state.Version}"), now, ct);
        else
            foreach (var due in DueRules.Next(state).Where(d => d.At <= now).OrderBy(d => d.Kind == DueKind.Lapse ? 0 : 1).Take(1))
                done = await TakeAsync(state, due, now, ct);
        // After something was done its version has changed, and it is looked at in the next round.
        var later = DueRules.Next(state).Select(d => d.At).Where(at => at > now).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        _next[head.SessionId] = (state.Version, later, mayClose);
        return done;
    }

    private async ValueTask<bool> TakeAsync(SessionState state, Due due, DateTimeOffset now, CancellationToken ct)
    {
        var id = $"due/{due.Kind}/{due.Occasion}/{state.Id}".ToLowerInvariant();
        if (await store.FindMessageAsync(id, ct) is not null)
            return false;
        var turn = new DueTurn(id, now, state.Candidate, state.Place, due.Kind);
        await writer.UpdateAsync(state.Id, turn, (draft, token) => handler.HandleAsync(draft, turn, token), ct);
        return true;
    }
}
