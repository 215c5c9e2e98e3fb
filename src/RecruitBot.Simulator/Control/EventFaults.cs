using RecruitBot.Simulator.Gateway;

namespace RecruitBot.Simulator.Control;

/// <summary>What is to happen to some of the next events: Discord promises none of them once and in order (reference, Consistency).</summary>
/// <param name="T">Name of the events; all of them when null.</param>
/// <param name="Action">lose, repeat or late.</param>
/// <param name="Times">Of how many events.</param>
internal sealed record EventFault(string? T, string? Action, int? Times)
{
    public static readonly string[] Actions = ["lose", "repeat", "late"];
}

/// <summary>Faults that wait for their events; to be used in a step of the world only.</summary>
internal sealed class EventFaults
{
    private readonly List<(EventFault Fault, int Left)> _waiting = [];
    private readonly Dictionary<GatewaySession, List<Dispatch>> _late = [];

    public void Add(EventFault fault) => _waiting.Add((fault, fault.Times ?? 1));

    public void Clear()
    {
        _waiting.Clear();
        _late.Clear();
    }

    /// <summary>What a session hears in place of an event: nothing, it, or it twice; and after it those that were to be late.</summary>
    public IReadOnlyList<Dispatch> Apply(GatewaySession session, Dispatch dispatch)
    {
        var action = _waiting.Count == 0 ? null : Take(dispatch.Name);
        if (action == "lose")
            return [];
        if (action == "late")
        {
            if (!_late.TryGetValue(session, out var held))
                _late[session] = held = [];
            held.Add(dispatch);
            return [];
        }
        _late.Remove(session, out var overtaken);
        return [dispatch, .. action == "repeat" ? [dispatch] : (Dispatch[])[], .. overtaken ?? []];
    }

    private string? Take(string name)
    {
        var index = _waiting.FindIndex(w => w.Fault.T is null || w.Fault.T == name);
        if (index < 0)
            return null;
        var (fault, left) = _waiting[index];
        if (left <= 1)
            _waiting.RemoveAt(index);
        else
            _waiting[index] = (fault, left - 1);
        return fault.Action;
    }
}
