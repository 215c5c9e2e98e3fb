using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Audit.Verification;

namespace RecruitBot.Core.Sessions.Bundles;

/// <summary>A line of the audit chain in a bundle, with the hash of the line before it, so that its own can be made again.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Previous">Hash of the line before, hexadecimal.</param>
/// <param name="Content">The entry, character for character.</param>
/// <param name="Hash">Its hash, hexadecimal.</param>
public sealed record BundleLine(string Chain, long Number, string Previous, string Content, string Hash);

/// <summary>The entries of the audit chain that are about a session.</summary>
internal static class BundleChain
{
    private const int Page = 500;

    /// <summary>Finds them, and where the chains end; the ones before a session's erasure are another session's of the same id.</summary>
    public static async ValueTask<(IReadOnlyList<BundleLine> Lines, IReadOnlyList<ChainHead> Heads)> FindAsync(IAuditLog audit, string session, CancellationToken cancellationToken)
    {
        var (found, heads) = (new List<BundleLine>(), new List<ChainHead>());
        var id = JsonSerializer.SerializeToUtf8Bytes(session, SessionJson.Options);
        foreach (var chain in await audit.ChainsAsync(cancellationToken))
        {
            var (number, previous) = (0L, AuditChain.Start);
            while (await audit.ReadAsync(chain, number, Page, cancellationToken) is { Count: > 0 } lines)
                foreach (var line in lines)
                {
                    // Most lines are other sessions': they are passed over unread.
                    if (line.Content.AsSpan().IndexOf(id) >= 0)
                    {
                        var entry = AuditEntry.Read(line.Content);
                        if (entry.Kind == AuditKind.Erased && entry.Sessions?.Contains(session) == true)
                            found.Clear();
                        else if (entry.Session == session)
                            found.Add(new BundleLine(chain, line.Number, Convert.ToHexStringLower(previous), Encoding.UTF8.GetString(line.Content), Convert.ToHexStringLower(line.Hash)));
                    }
                    (number, previous) = (line.Number, line.Hash);
                }
            heads.Add(new ChainHead(chain, number, Convert.ToHexStringLower(previous)));
        }
        return (found, heads);
    }

    /// <summary>How many events the entries account for, from the first on and without a gap.</summary>
    /// <param name="lines">The entries, of all chains.</param>
    /// <param name="session">The session.</param>
    /// <param name="hashes">Hashes of the records, where they are to be compared; null to count only.</param>
    /// <exception cref="BundleException">An entry is not what was hashed, or not what the records are.</exception>
    public static long Check(IReadOnlyList<BundleLine> lines, string session, IReadOnlyList<byte[]>? hashes)
    {
        var appended = new List<(BundleLine Line, AuditEntry Entry)>();
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var entry = Entry(line);
            if (entry.Session != session)
                throw new BundleException($"entry {line.Number} in {BundleFormat.Chain} is about another session");
            if (last.GetValueOrDefault(line.Chain) >= line.Number)
                throw new BundleException($"entry {line.Number} in {BundleFormat.Chain} is out of its order");
            last[line.Chain] = line.Number;
            if (entry.Kind is AuditKind.Appended or AuditKind.Adopted)
                appended.Add((line, entry));
        }
        var covered = 0L;
        foreach (var (line, entry) in appended.OrderBy(a => a.Entry.From))
        {
            if (entry.From != covered + 1 || entry.To is not { } to || to < entry.From || (hashes is not null && to > hashes.Count))
                throw new BundleException($"entry {line.Number} in {BundleFormat.Chain} accounts for other events than those that are there");
            if (hashes is not null && AuditEntry.DigestOfHashes(hashes.Skip((int)covered).Take((int)(to - covered)).SelectMany(h => h).ToArray()) != entry.Digest)
                throw new BundleException($"events {entry.From} to {to} are not those that entry {line.Number} of chain {line.Chain} vouches for");
            covered = to;
        }
        return covered;
    }

    private static AuditEntry Entry(BundleLine line)
    {
        try
        {
            var content = Encoding.UTF8.GetBytes(line.Content);
            if (Convert.FromHexString(line.Previous) is { Length: SHA256.HashSizeInBytes } previous && Convert.ToHexStringLower(AuditChain.Next(previous, content)) == line.Hash)
                return AuditEntry.Read(content);
        }
        catch (Exception damaged) when (damaged is JsonException or FormatException)
        {
            // Said below.
        }
        throw new BundleException($"entry {line.Number} in {BundleFormat.Chain} is not what its hash was made of");
    }
}
