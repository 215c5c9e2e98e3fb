namespace RecruitBot.Core.Sessions.Audit.Verification;

/// <summary>The end of a chain: whoever keeps it elsewhere can tell later whether the chain was cut short or written anew.</summary>
/// <param name="Chain">Which.</param>
/// <param name="Number">Number of its last entry; 0 when it has none.</param>
/// <param name="Hash">Hash of that entry, hexadecimal.</param>
public sealed record ChainHead(string Chain, long Number, string Hash);

/// <summary>What came of checking a whole store against its chains.</summary>
/// <param name="First">The first fault; null when there is none.</param>
/// <param name="Heads">Where the chains end now.</param>
/// <param name="Entries">Entries read.</param>
/// <param name="Sessions">Sessions in the store.</param>
/// <param name="Events">Their events.</param>
/// <param name="Files">Their files.</param>
/// <param name="Erased">Sessions that were erased: their entries stay, with nothing behind them.</param>
public sealed record StoreVerdict(AuditFault? First, IReadOnlyList<ChainHead> Heads, long Entries, long Sessions, long Events, long Files, long Erased)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool Holds => First is null;
}
