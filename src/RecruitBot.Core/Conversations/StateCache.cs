using System.Collections.Concurrent;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Conversations;

/// <summary>
/// Remembers the folded states of the sessions that were written last, so that a turn does not read the whole log again. Never a second
/// truth: whoever uses a state appends with its version, and the store refuses when the log has moved on.
/// </summary>
internal sealed class StateCache
{
    private const int Capacity = 512;

    private readonly ConcurrentDictionary<string, SessionState> _states = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>The state that was kept last, or null.</summary>
    public SessionState? Find(string sessionId) => _states.GetValueOrDefault(sessionId);

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
