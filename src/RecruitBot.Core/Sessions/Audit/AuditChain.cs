using System.Security.Cryptography;

namespace RecruitBot.Core.Sessions.Audit;

/// <summary>How entries hang together: each hash is made of the one before and of the entry's own bytes.</summary>
public static class AuditChain
{
    /// <summary>What stands before the first entry.</summary>
    public static byte[] Start { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash of an entry that follows another.</summary>
    /// <param name="previous">Hash of the entry before, or <see cref="Start"/>.</param>
    /// <param name="content">The entry's bytes.</param>
    public static byte[] Next(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> content)
    {
        // In one piece: setting a hash up to take pieces costs more than the hash of an entry.
        byte[] all = [.. previous, .. content];
        return SHA256.HashData(all);
    }
}
