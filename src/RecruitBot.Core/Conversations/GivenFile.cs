using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Core.Conversations;

/// <summary>A file that came with a command.</summary>
/// <param name="Option">The option that it was given for.</param>
/// <param name="Name">As its owner calls it.</param>
/// <param name="Size">In bytes, as the platform states it.</param>
/// <param name="Address">Absolute address of its content; given by the platform, never by a person, and good for a while only.</param>
public sealed record GivenFile(string Option, string Name, long Size, string Address);

/// <summary>Gets the content of files that came with commands.</summary>
public interface IGivenFiles
{
    /// <summary>The bytes, no more of them than allowed.</summary>
    /// <exception cref="DocumentRefusedException">It is too large, or cannot be had; the message says what to do.</exception>
    Task<byte[]> ReadAsync(GivenFile file, DocumentLimits limits, CancellationToken cancellationToken);
}
