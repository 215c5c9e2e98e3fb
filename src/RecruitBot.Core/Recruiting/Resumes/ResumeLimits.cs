using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Core.Recruiting.Resumes;

/// <summary>How much of résumés is taken.</summary>
public sealed record ResumeLimits
{
    /// <summary>Largest file, in bytes.</summary>
    public long FileBytes { get; init; } = 8L * 1024 * 1024;

    /// <summary>Longest time for fetching a file, and again for reading it.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How many are taken for one application: every one is kept until it is erased.</summary>
    public int PerApplication { get; init; } = 10;

    /// <summary>How many files of one person are looked at in a minute.</summary>
    public int PerMinute { get; init; } = 5;

    /// <summary>How many are fetched and read at the same time, of all people together: each takes memory.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>The same for readers of documents. Longer texts than that are kept and not read: no résumé has a hundred pages.</summary>
    public DocumentLimits ForReading => new() { FileBytes = FileBytes, TextCharacters = 300_000, Units = 20_000, Time = Time };
}
