using System.Collections.Concurrent;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Conversations;

/// <summary>
/// Remembers the folded states of the sessions that were written last, so that a turn does not read the whole log again. Never a second
/// truth: a state is used only at the log's own version, and whoever uses it appends with that version.
/// </summary>
internal sealed class StateCache
{
    /// <summary>Room for all who are in the middle of a screening at once; a state takes some ten to forty kilobytes.</summary>
    private const int Capacity = 2048;

    private readonly ConcurrentDictionary<string, SessionState> _states = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>The state at that version, or null. One at another version is forgotten.</summary>
    public SessionState? Find(string sessionId, long version)
    {
        if (!_states.TryGetValue(sessionId, out var state))
            return null;
        if (state.Version == version)
            return state;
        _states.TryRemove(sessionId, out _);
        return null;
    }

    /// <summary>Forgets a session, which has been erased.</summary>
    public void Forget(string sessionId) => _states.TryRemove(sessionId, out _);

    /// <summary>Remembers a state that is on disk; forgets those first seen longest ago when there are too many.</summary>
    public void Keep(SessionState state)
    {
        if (_states.TryAdd(state.Id, state))
            _order.Enqueue(state.Id);
        else
            _states[state.Id] = state;
        while (_states.Count > Capacity && _order.TryDequeue(out var oldest))
            _states.TryRemove(oldest, out _);
    }
}
