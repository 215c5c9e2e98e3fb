namespace RecruitBot.Core.Sessions.Audit.Verification;

/// <summary>
/// Checks a whole store against its chains, whatever engine keeps it: that every entry follows from the one before, that the events behind
/// each are those that were hashed, and that nothing stands in the store that no entry accounts for. The bot may run meanwhile.
/// </summary>
/// <remarks>
/// What it cannot find by itself is a chain that was cut short, or written anew from some entry on, together with the sessions behind it:
/// for that a head is kept elsewhere. Not covered are what holds no candidate's words: delivery marks, notes of front ends, the team's own
/// answers, what was spent.
/// </remarks>
public sealed class StoreVerification(ISessionStore store, IAuditLog audit)
{
    private const int Page = 500;

    /// <summary>Checks everything.</summary>
    /// <param name="keptHead">A hash of the chain that was kept elsewhere, hexadecimal; null when none was.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="StoreException">The store cannot be read at all.</exception>
    public async ValueTask<StoreVerdict> RunAsync(string? keptHead, CancellationToken cancellationToken)
    {
        var faults = new FirstFaults();
        var ledger = new ChainLedger(store, new RecordHashes(audit), faults);
        var walk = new ChainWalk(audit);
        var entries = 0L;
        var headIsThere = keptHead is null;

        async ValueTask FollowAsync()
        {
            await foreach (var (line, entry, problem) in walk.ReadAsync(cancellationToken))
            {
                headIsThere = headIsThere || string.Equals(Convert.ToHexStringLower(line.Hash), keptHead, StringComparison.OrdinalIgnoreCase);
                if (problem is not null)
                    faults.Add(entries, AuditFault.Of(line, entry, problem));
                if (entry is not null)
                    await ledger.TakeAsync(entries, line, entry, walk.AreSeveral, cancellationToken);
                entries++;
            }
        }

        await FollowAsync();
        var (sessions, events, files) = (0L, 0L, 0L);
        var unaccounted = new List<(string Session, long Events)>();
        await foreach (var session in SessionsAsync(cancellationToken))
        {
            var result = await new SessionCheck(store, ledger).RunAsync(session, cancellationToken);
            (sessions, events, files) = (sessions + 1, events + result.Events, files + result.Files);
            if (result.Fault is { } fault)
                faults.Suspect(session, long.MaxValue, fault);
            if (result.Unaccounted)
                unaccounted.Add((session, result.Events));
        }
        // What was written while the sessions were read has its entries by now.
        await FollowAsync();
        foreach (var (session, version) in unaccounted)
            if (ledger.CoveredOf(session) >= version)
                faults.Found(session);
        foreach (var (session, from, to) in ledger.Gaps())
            faults.Suspect(session, long.MaxValue, new AuditFault("no entry accounts for them") { Session = session, From = from, To = to });
        await ExcuseErasedAsync(faults, ledger, walk.AreSeveral, cancellationToken);
        if (!headIsThere)
            faults.Add(long.MaxValue, new AuditFault($"No entry has the hash {keptHead}, so the chain was cut short or written anew since that was kept"));
        return new StoreVerdict(faults.First, walk.Heads, entries, sessions, events, files, ledger.Erased);
    }

    /// <summary>Between several chains an erasure may be read before what was erased: there a session that is gone and was erased is in order.</summary>
    private async ValueTask ExcuseErasedAsync(FirstFaults faults, ChainLedger ledger, bool several, CancellationToken cancellationToken)
    {
        if (!several)
            return;
        foreach (var session in faults.Suspected)
            if (ledger.WasErased(session) && await store.VersionAsync(session, cancellationToken) == 0)
                faults.Clear(session);
    }

    private async IAsyncEnumerable<string> SessionsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? last = null;
        while (await audit.SessionIdsAsync(last, Page, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var id in page)
                yield return id;
            last = page[^1];
        }
    }
}
