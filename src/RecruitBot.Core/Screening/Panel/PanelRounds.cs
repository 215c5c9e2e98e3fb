using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening.Panel;

/// <summary>
/// Has a model rate what was handed in, beside the candidate's conversation and never in it: the application is handed in and rated by fixed rules
/// at once, and the card changes when the model is done. Each application is rated once, over restarts and other processes.
/// </summary>
public sealed class PanelRounds(PanelRater rater, ISessionStore store, SessionWriter writer, SessionHandler handler, TimeProvider time)
{
    /// <summary>
    /// How long after handing in a model is asked: what it has not rated by then (because it cannot be reached, or the bot was away) it does not rate any more.
    /// </summary>
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(30);

    // A model that cannot be reached may be starting.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(3);
    private const int MostAttempts = 3;
    private const int AtOnce = 2;

    /// <summary>Applications whose model could not be reached: when it is asked again, how often it was, and what was sent.</summary>
    private readonly Dictionary<string, (DateTimeOffset Next, int Attempts, IReadOnlyList<ModelRecord> Calls)> _waiting = new(StringComparer.Ordinal);

    /// <summary>Applications that need no more looking at, until the program ends.</summary>
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    /// <summary>Rates what was handed in lately. Not to be called twice at once.</summary>
    /// <returns>How many applications were rated.</returns>
    /// <exception cref="StoreException">The store failed; what was not done is done by a later call.</exception>
    public async ValueTask<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!rater.IsThere)
            return 0;
        var now = time.GetUtcNow();
        var submitted = await store.FindAsync(new SessionQuery { Purpose = SessionPurpose.Application, Stage = Stage.Submitted, Limit = int.MaxValue }, cancellationToken);
        var due = submitted.Where(h => h.UpdatedAt > now - Within && !_done.Contains(h.SessionId) && !(_waiting.TryGetValue(h.SessionId, out var w) && now < w.Next)).ToList();
        var rated = 0;
        foreach (var some in due.Chunk(AtOnce))
            rated += (await Task.WhenAll(some.Select(h => RateAsync(h.SessionId, cancellationToken)))).Count(r => r);
        _done.IntersectWith(submitted.Select(h => h.SessionId));
        return rated;
    }

    /// <summary>Rates one application now, if it was not yet.</summary>
    /// <returns>Whether it was.</returns>
    /// <exception cref="StoreException">The store failed.</exception>
    public async Task<bool> RateAsync(string session, CancellationToken cancellationToken)
    {
        var id = PanelTurn.IdOf(session);
        if (
            await store.FindMessageAsync(id, cancellationToken) is not null
            || SessionFold.Fold(await store.ReadAsync(session, cancellationToken)) is not { SubmittedAt: { } submitted } state
            || !PanelReplies.MayApply(state)
            || time.GetUtcNow() - submitted > Within
        )
        {
            await KeepCallsAsync(session, id, cancellationToken);
            Settle(session);
            return false;
        }
        var ratings = await rater.RateAsync(state, cancellationToken);
        if (ratings.Count == 0)
        {
            Settle(session);
            return false;
        }
        if (Waits(session, ratings, out var earlier))
            return false;
        var turn = new PanelTurn(id, time.GetUtcNow(), state.Candidate, state.Place, earlier.Count == 0 ? ratings : [ratings[0] with { Calls = [.. earlier, .. ratings[0].Calls] }, .. ratings.Skip(1)]);
        await writer.UpdateAsync(session, turn, (draft, token) => handler.HandleAsync(draft, turn, token), cancellationToken);
        Settle(session);
        return true;
    }

    /// <summary>What was sent in vain stays on record, also when nobody waits for a rating any more.</summary>
    private async ValueTask KeepCallsAsync(string session, string id, CancellationToken ct)
    {
        IReadOnlyList<ModelRecord> calls;
        lock (_waiting)
            calls = _waiting.GetValueOrDefault(session).Calls ?? [];
        if (calls.Count == 0 || SessionFold.Fold(await store.ReadAsync(session, ct)) is not { } state)
            return;
        var turn = new PanelTurn(id, time.GetUtcNow(), state.Candidate, state.Place, [new PanelRating("", PanelRating.Rule, calls[0].ConsentId, [], calls)]);
        await writer.UpdateAsync(session, turn, (draft, token) => handler.HandleAsync(draft, turn, token), ct);
    }

    /// <summary>Whether the model is asked again later, since it could not be reached at all; what was sent before is kept for the log.</summary>
    private bool Waits(string session, IReadOnlyList<PanelRating> ratings, out IReadOnlyList<ModelRecord> earlier)
    {
        lock (_waiting)
        {
            var (_, attempts, calls) = _waiting.GetValueOrDefault(session, (default, 0, []));
            earlier = calls;
            if (attempts + 1 >= MostAttempts || !ratings.All(r => r.Runs.All(run => run.Fault == PanelFault.Unreachable)))
                return false;
            _waiting[session] = (time.GetUtcNow() + Pause, attempts + 1, [.. calls, .. ratings.SelectMany(r => r.Calls)]);
            return true;
        }
    }

    private void Settle(string session)
    {
        lock (_waiting)
        {
            _waiting.Remove(session);
            _done.Add(session);
        }
    }
}
