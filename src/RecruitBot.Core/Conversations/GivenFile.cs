using System.Globalization;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Core.Conversations;

/// <summary>A file that came with a command or a message.</summary>
/// <param name="Option">The option of the command that it was given for; empty for a message.</param>
/// <param name="Name">As its owner calls it.</param>
/// <param name="Size">In bytes, as the platform states it.</param>
/// <param name="Address">Absolute address of its content; given by the platform, never by a person, and good for a while only. Empty where a turn is recorded.</param>
public sealed record GivenFile(string Option, string Name, long Size, string Address)
{
    /// <summary>A line that stands for the file where people read what came with it.</summary>
    public string Line() => $"[file: {Name}, {FileSize.Words(Size)}]";
}

/// <summary>The size of a file in words.</summary>
public static class FileSize
{
    /// <summary>Such as "293 kB".</summary>
    public static string Words(long bytes) =>
        bytes switch
        {
            < 1024 => $"{bytes} bytes",
            < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0} kB"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024.0:0.0} MB"),
        };
}

/// <summary>Gets the content of files that came with commands and messages.</summary>
public interface IGivenFiles
{
    /// <summary>The bytes, no more of them than allowed.</summary>
    /// <exception cref="DocumentRefusedException">It is too large, or cannot be had; the message says what to do.</exception>
    Task<byte[]> ReadAsync(GivenFile file, DocumentLimits limits, CancellationToken cancellationToken);
}
