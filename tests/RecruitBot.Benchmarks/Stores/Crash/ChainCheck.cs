using RecruitBot.Core.Sessions.Audit;

namespace RecruitBot.Benchmarks.Stores.Crash;

/// <summary>Recomputes a store's audit chain from the start, and what its entries say of the records behind them.</summary>
internal static class ChainCheck
{
    private const int Page = 500;

    /// <summary>How many entries do not hold.</summary>
    public static async Task<int> BrokenAsync(IAuditLog audit)
    {
        var broken = 0;
        var covered = new Dictionary<string, List<AuditEntry>>(StringComparer.Ordinal);
        foreach (var chain in await audit.ChainsAsync(CancellationToken.None))
        {
            var (previous, number) = (AuditChain.Start, 0L);
            while (await audit.ReadAsync(chain, number, Page, CancellationToken.None) is { Count: > 0 } lines)
                foreach (var line in lines)
                {
                    broken += line.Number == ++number && line.Hash.AsSpan().SequenceEqual(AuditChain.Next(previous, line.Content)) ? 0 : 1;
                    (previous, number) = (line.Hash, line.Number);
                    var entry = AuditEntry.Read(line.Content);
                    if (entry is { Kind: AuditKind.Appended, Session: { } session })
                        (covered.TryGetValue(session, out var entries) ? entries : covered[session] = []).Add(entry);
                }
        }
        foreach (var (session, entries) in covered)
            broken += await BrokenAsync(audit, session, entries);
        return broken;
    }

    private static async Task<int> BrokenAsync(IAuditLog audit, string session, List<AuditEntry> entries)
    {
        var records = await audit.RecordsAsync(session, CancellationToken.None);
        // Entry follows entry, each with the digest of its own records, up to the last record there is.
        var (broken, next) = (0, 1L);
        foreach (var entry in entries.OrderBy(e => e.From))
        {
            var holds = entry.From == next && entry.To <= records.Count && AuditEntry.DigestOf(records.Skip((int)(next - 1)).Take((int)(entry.To.Value - next + 1))) == entry.Digest;
            broken += holds ? 0 : 1;
            next = entry.To!.Value + 1;
        }
        return broken + (next == records.Count + 1 ? 0 : 1);
    }
}
