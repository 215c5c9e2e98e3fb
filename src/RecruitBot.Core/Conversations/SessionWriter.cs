using RecruitBot.Core.Conversations.Leases;
using RecruitBot.Core.Privacy.Retention;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Conversations;

/// <summary>Reads a session, lets somebody decide what a turn does to it, and appends that durably; again when somebody else was faster.</summary>
/// <param name="store">The log of all sessions.</param>
/// <param name="time">The clock.</param>
/// <param name="holds">Whose record may not be erased; nobody's when null.</param>
/// <param name="leases">Which conversations are this process's; all of them when null.</param>
public sealed class SessionWriter(ISessionStore store, TimeProvider time, LegalHolds? holds = null, ILeases? leases = null)
{
    private readonly StateCache _states = new();

    // A session has two writers at most in practice (the candidate and a recruiter), so a handful of conflicts already means a fault.
    private const int MostAttempts = 20;

    /// <summary>Applies a turn to a session. Null when there is no such session.</summary>
    /// <exception cref="StoreException">The store failed; nothing was written.</exception>
    public async ValueTask<SessionState?> UpdateAsync(
        string sessionId,
        Turn turn,
        Func<TurnDraft, CancellationToken, ValueTask> decide,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            // A remembered state is used only when the log has not moved on: another process may have written, or erased, in between.
            var version = await store.VersionAsync(sessionId, cancellationToken);
            var state = _states.Find(sessionId, version) ?? SessionFold.Fold(await store.ReadAsync(sessionId, cancellationToken));
            if (state is null)
                return null;
            var draft = new TurnDraft(state, Later(state.UpdatedAt));
            draft.Emit(new TurnReceived(turn));
            await decide(draft, cancellationToken);
            var append = draft.Finish(turn);
            switch (await store.AppendAsync(append, cancellationToken))
            {
                case AppendOutcome.Appended:
                    _states.Keep(draft.State);
                    await WakeAsync(append);
                    return draft.State;
                case AppendOutcome.DuplicateMessage:
                    return state;
                default:
                    continue;
            }
        }
        throw new StoreException("This conversation is being changed by somebody else all the time; please try again in a moment.");
    }

    /// <summary>What keeps a person's record from being erased; null when nothing does.</summary>
    public async ValueTask<LegalHold?> HoldAsync(string candidateId, CancellationToken cancellationToken) => holds is null ? null : await holds.FindAsync(candidateId, cancellationToken);

    /// <summary>Notes that a person whose record is held wants it erased, which is done when the hold ends.</summary>
    public async ValueTask NoteWishAsync(LegalHold hold, CancellationToken cancellationToken)
    {
        if (holds is not null)
            await holds.NoteWishAsync(hold, cancellationToken);
    }

    /// <summary>Removes every trace of a person, from memory too.</summary>
    /// <exception cref="ErasureHeldException">Their record is under legal hold; nothing was removed.</exception>
    /// <exception cref="StoreException">Something of it is left to do; nothing of them is left in memory.</exception>
    public async ValueTask<Erasure> EraseAsync(string candidateId, CancellationToken cancellationToken)
    {
        if (await HoldAsync(candidateId, cancellationToken) is { } hold)
            throw new ErasureHeldException(hold);
        var own = await store.FindAsync(new SessionQuery { CandidateId = candidateId, Limit = int.MaxValue }, cancellationToken);
        try
        {
            return await store.EraseAsync(candidateId, time.GetUtcNow(), cancellationToken);
        }
        finally
        {
            // A store may fail after the records are gone. A state that is forgotten too early is read again.
            foreach (var head in own)
                _states.Forget(head.SessionId);
        }
    }

    /// <summary>Opens a session, or says why not.</summary>
    public async ValueTask<(AppendOutcome Outcome, SessionState State)> OpenAsync(
        Turn turn,
        Func<TurnDraft, CancellationToken, ValueTask> decide,
        CancellationToken cancellationToken
    )
    {
        var draft = new TurnDraft(null, time.GetUtcNow());
        await decide(draft, cancellationToken);
        var append = draft.Finish(turn);
        var outcome = await store.AppendAsync(append, cancellationToken);
        if (outcome == AppendOutcome.Appended)
        {
            _states.Keep(draft.State);
            await WakeAsync(append);
        }
        return (outcome, draft.State);
    }

    /// <summary>What is on disk is told to whoever delivers it; no longer the caller's to cancel.</summary>
    private ValueTask WakeAsync(SessionAppend append) =>
        leases is null || append.Deliveries.Count == 0 ? ValueTask.CompletedTask : leases.WakeAsync([.. append.Deliveries.Select(d => d.Place).Distinct()], CancellationToken.None);

    /// <summary>Time never runs backwards within a session, whatever the clock does.</summary>
    private DateTimeOffset Later(DateTimeOffset last)
    {
        var now = time.GetUtcNow();
        return now > last ? now : last;
    }
}
