namespace RecruitBot.Core.Sessions.Audit.Verification;

/// <summary>
/// The faults that were found, of which the first counts. What is missing behind an entry is one only when no later entry says that the
/// session was erased, so it waits until all are read.
/// </summary>
internal sealed class FirstFaults
{
    private readonly Dictionary<string, (long Place, AuditFault Fault)> _suspected = new(StringComparer.Ordinal);
    private (long Place, AuditFault Fault)? _certain;

    /// <summary>Sessions under suspicion.</summary>
    public IReadOnlyList<string> Suspected => [.. _suspected.Keys];

    /// <summary>The first of all, those under suspicion included.</summary>
    public AuditFault? First => _suspected.Values.Select(s => ((long Place, AuditFault Fault)?)s).Append(_certain).Where(f => f is not null).MinBy(f => f!.Value.Place)?.Fault;

    /// <summary>A fault that nothing later can explain.</summary>
    /// <param name="place">How many entries were read before; what belongs to no entry comes after all of them.</param>
    /// <param name="fault">The fault.</param>
    public void Add(long place, AuditFault fault)
    {
        if (_certain is not { } first || place < first.Place)
            _certain = (place, fault);
    }

    /// <summary>A fault of a session that may turn out to be erased.</summary>
    public void Suspect(string session, long place, AuditFault fault) => _suspected.TryAdd(session, (place, fault));

    /// <summary>The session was erased.</summary>
    public void Clear(string session) => _suspected.Remove(session);

    /// <summary>What no entry accounted for has its entry by now; what was wrong with an entry stays wrong.</summary>
    public void Found(string session)
    {
        if (_suspected.TryGetValue(session, out var suspected) && suspected.Fault.Number is null)
            _suspected.Remove(session);
    }
}
