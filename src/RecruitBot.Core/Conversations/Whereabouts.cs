using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Conversations;

/// <summary>
/// Keeps in a session's own log what its medium did to it: where it goes on, and what does not reach its candidate. What is told of it is told
/// once each time it comes to be so, over every retry and restart, since the log knows what the team was told.
/// </summary>
public sealed class Whereabouts(ISessionStore store, SessionWriter writer, SessionHandler handler, TimeProvider time)
{
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, string> _told = new(StringComparer.Ordinal);

    /// <summary>A session is held elsewhere from now on, or something is to be known about where it is.</summary>
    /// <param name="session">Which.</param>
    /// <param name="place">Where it is held from now on.</param>
    /// <param name="cause">What happened there; recorded once for each time that the session came to where it is.</param>
    /// <param name="advice">What the team is told, once until it is over.</param>
    /// <param name="words">What the candidate is told, before the open question is put again; null for nothing.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="occasion">What it is recorded once for instead, such as a message.</param>
    public async ValueTask<bool> NoteAsync(SessionHead session, Place place, string cause, string advice, string? words, CancellationToken ct, string? occasion = null)
    {
        // Somebody else may have noticed it before, or its candidate have gone elsewhere.
        if (await StateAsync(session, ct) is not { } state || state.Place != session.Place)
            return false;
        var key = Troubles.Key(session.Place, cause);
        var id = IdOf(session, key, occasion ?? state.MovedAt.ToString(CultureInfo.InvariantCulture));
        return await TellAsync(session, new PlaceTurn(id, time.GetUtcNow(), Candidate(session), place, advice) { Key = key, Words = words }, ct);
    }

    /// <summary>Whether it was recorded for an occasion.</summary>
    public async ValueTask<bool> IsNotedAsync(SessionHead session, Place place, string cause, string occasion, CancellationToken ct) =>
        await store.FindMessageAsync(IdOf(session, Troubles.Key(place, cause), occasion), ct) is not null;

    /// <summary>Whether the team was told any of that of a place, and not that it is over.</summary>
    public async ValueTask<bool> IsToldAsync(SessionHead session, Place place, IEnumerable<string> causes, CancellationToken ct) =>
        await StateAsync(session, ct) is { } state && causes.Any(c => state.Troubles.ContainsKey(Troubles.Key(place, c)));

    /// <summary>What was told of a place is over.</summary>
    /// <param name="session">Whose conversation was held there.</param>
    /// <param name="place">The place.</param>
    /// <param name="causes">What may have been told of it.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<bool> OverAsync(SessionHead session, Place place, IEnumerable<string> causes, CancellationToken ct)
    {
        var told = false;
        if (await StateAsync(session, ct) is { Troubles.Count: > 0 } state)
            foreach (var key in causes.Select(c => Troubles.Key(place, c)).Where(state.Troubles.ContainsKey))
                told |= await EndAsync(session, state, key, "what was in the way of their private thread is gone, and there is nothing left to do.", ct);
        return told;
    }

    /// <summary>A reply was shown elsewhere: the conversation goes on there.</summary>
    public async ValueTask<bool> TookDetourAsync(Delivery delivery, Detour detour, CancellationToken ct) =>
        // What is told to somebody else, or where the conversation is no more, leaves it where it is.
        await FindAsync(delivery, ct) is { } session
        && session.Place == delivery.Place
        && await NoteAsync(session, detour.Place, detour.Cause, detour.Advice, words: null, ct);

    /// <summary>A reply waits until somebody does something; told again, in place of what was told, when the reason turns out to be another.</summary>
    public async ValueTask<bool> NotReachedAsync(Delivery delivery, string advice, CancellationToken ct)
    {
        if (delivery.Reply.To == ReplyTo.Claimer)
            advice = "what the candidate writes does not reach the person who has the conversation; they allow direct messages from members of this server, or hand it back with /release.";
        if (IsTold(delivery, advice) || await FindAsync(delivery, ct) is not { } session)
            return false;
        if (delivery.Reply.To != ReplyTo.Claimer && session.Place != delivery.Place)
            return false;
        var key = Waiting(delivery);
        if (await StateAsync(session, ct) is not { } state || state.Troubles.GetValueOrDefault(key) == advice)
            return false;
        var id = $"{key}/{Hash(advice)}/{state.Version}/{session.SessionId}";
        return await TellAsync(session, new PlaceTurn(id, time.GetUtcNow(), Candidate(session), session.Place, advice) { Key = key }, ct);
    }

    /// <summary>What waited has arrived; the team is told when it had been told that it waits.</summary>
    public async ValueTask<bool> ReachedAsync(Delivery delivery, CancellationToken ct)
    {
        _told.TryRemove(Waiting(delivery), out _);
        return await FindAsync(delivery, ct) is { } session
            && await StateAsync(session, ct) is { } state
            && state.Troubles.ContainsKey(Waiting(delivery))
            && await EndAsync(session, state, Waiting(delivery), "what waited has arrived, and there is nothing left to do.", ct);
    }

    private ValueTask<bool> EndAsync(SessionHead session, SessionState state, string key, string advice, CancellationToken ct) =>
        TellAsync(session, new PlaceTurn($"over/{key}/{state.Version}/{session.SessionId}", time.GetUtcNow(), Candidate(session), state.Place, advice) { Key = key, IsOver = true }, ct);

    private async ValueTask<bool> TellAsync(SessionHead session, PlaceTurn turn, CancellationToken ct)
    {
        if (await store.FindMessageAsync(turn.MessageId, ct) is not null)
            return false;
        await writer.UpdateAsync(session.SessionId, turn, (draft, token) => handler.HandleAsync(draft, turn, token), ct);
        return true;
    }

    private async ValueTask<SessionState?> StateAsync(SessionHead session, CancellationToken ct) => SessionFold.Fold(await store.ReadAsync(session.SessionId, ct));

    private async ValueTask<SessionHead?> FindAsync(Delivery delivery, CancellationToken ct) =>
        (await store.FindAsync(new SessionQuery { SessionIdPrefix = delivery.SessionId, Limit = 1 }, ct)) is [var head] ? head : null;

    private bool IsTold(Delivery delivery, string advice)
    {
        if (_told.Count >= MostRemembered)
            _told.Clear();
        var before = _told.GetValueOrDefault(Waiting(delivery));
        _told[Waiting(delivery)] = advice;
        return before == advice;
    }

    private static string IdOf(SessionHead session, string key, string occasion) => $"place/{key}/{occasion}/{session.SessionId}";

    private static Person Candidate(SessionHead session) => new(session.CandidateId, session.CandidateName);

    private static string Waiting(Delivery delivery) => $"unreached/{delivery.Nonce}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}
