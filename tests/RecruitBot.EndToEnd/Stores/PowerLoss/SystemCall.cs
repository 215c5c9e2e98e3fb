namespace RecruitBot.EndToEnd.Stores.PowerLoss;

/// <summary>A system call of a traced program that succeeded.</summary>
/// <param name="Begin">When it began, as a place in the order of all beginnings and ends.</param>
/// <param name="End">When it returned, in the same order.</param>
/// <param name="Name">write, fsync, …; all kinds of writing are "write" and all kinds of flushing are "flush".</param>
/// <param name="Path">What it was done to: the path of a file, or "pipe:[…]".</param>
/// <param name="Data">What was written.</param>
/// <param name="Offset">Where in the file it was written, or the length that the file was cut or grown to.</param>
public sealed record SystemCall(int Begin, int End, string Name, string Path, byte[] Data, long Offset)
{
    /// <summary>The path that a file was given instead.</summary>
    public string? NewPath { get; init; }
}
