using System.Collections.Concurrent;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Conversations;

/// <summary>
/// Keeps in a session's own log what its medium did to it: where it goes on, and what does not reach its candidate. What is told of it is told
/// once, over every retry and restart, since each is recorded under an id made from what happened.
/// </summary>
public sealed class Whereabouts(ISessionStore store, SessionWriter writer, SessionHandler handler, TimeProvider time)
{
    private const int MostRemembered = 10_000;
    private const string Unreached = "unreached";
    private const string Reached = "reached";

    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    /// <summary>A session is held elsewhere from now on, or something is to be known about where it is.</summary>
    /// <param name="session">Which.</param>
    /// <param name="place">Where it is held from now on.</param>
    /// <param name="cause">What happened; the same cause is recorded once.</param>
    /// <param name="advice">What the team is told.</param>
    /// <param name="words">What the candidate is told, before the open question is put again; null for nothing.</param>
    /// <param name="ct">Stops it.</param>
    public ValueTask<bool> NoteAsync(SessionHead session, Place place, string cause, string advice, string? words, CancellationToken ct) =>
        TellAsync(session, place, $"place/{cause}/{session.SessionId}", advice, words, isOver: false, ct);

    /// <summary>A reply was shown elsewhere: the conversation goes on there.</summary>
    public async ValueTask<bool> TookDetourAsync(Delivery delivery, Detour detour, CancellationToken ct) =>
        // What is told to somebody else, or where the conversation is no more, leaves it where it is.
        await FindAsync(delivery, ct) is { } session
        && session.Place == delivery.Place
        && await NoteAsync(session, detour.Place, $"{delivery.Place.Id}/{detour.Cause}", detour.Advice, words: null, ct);

    /// <summary>A reply waits until somebody does something.</summary>
    public async ValueTask<bool> NotReachedAsync(Delivery delivery, string advice, CancellationToken ct)
    {
        if (IsTold(Unreached, delivery) || await FindAsync(delivery, ct) is not { } session)
            return false;
        if (delivery.Reply.To == ReplyTo.Claimer)
            advice = "what the candidate writes does not reach the person who has the conversation; they allow direct messages from members of this server, or hand it back with /release.";
        else if (session.Place != delivery.Place)
            return false;
        return await TellAsync(session, session.Place, Id(Unreached, delivery), advice, words: null, isOver: false, ct);
    }

    /// <summary>What waited has arrived; the team is told when it had been told that it waits.</summary>
    public async ValueTask<bool> ReachedAsync(Delivery delivery, CancellationToken ct) =>
        !IsTold(Reached, delivery)
        && await store.FindMessageAsync(Id(Unreached, delivery), ct) is not null
        && await FindAsync(delivery, ct) is { } session
        && await TellAsync(session, session.Place, Id(Reached, delivery), "what waited has arrived, and there is nothing left to do.", words: null, isOver: true, ct);

    private async ValueTask<bool> TellAsync(SessionHead session, Place place, string id, string advice, string? words, bool isOver, CancellationToken ct)
    {
        if (await store.FindMessageAsync(id, ct) is not null)
            return false;
        var turn = new PlaceTurn(id, time.GetUtcNow(), new Person(session.CandidateId, session.CandidateName), place, advice) { Words = words, IsOver = isOver };
        await writer.UpdateAsync(session.SessionId, turn, (draft, token) => handler.HandleAsync(draft, turn, token), ct);
        return true;
    }

    private async ValueTask<SessionHead?> FindAsync(Delivery delivery, CancellationToken ct) =>
        (await store.FindAsync(new SessionQuery { SessionIdPrefix = delivery.SessionId, Limit = 1 }, ct)) is [var head] ? head : null;

    private bool IsTold(string what, Delivery delivery)
    {
        if (_told.Count >= MostRemembered)
            _told.Clear();
        return !_told.TryAdd(Id(what, delivery), true);
    }

    private static string Id(string what, Delivery delivery) => $"{what}/{delivery.Nonce}/{delivery.SessionId}";
}
