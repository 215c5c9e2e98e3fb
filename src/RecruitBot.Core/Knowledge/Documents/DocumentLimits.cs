namespace RecruitBot.Core.Knowledge.Documents;

/// <summary>How much of a document is read before it is refused. The defaults are far above what a guide for candidates needs.</summary>
public sealed record DocumentLimits
{
    /// <summary>Largest original file, in bytes.</summary>
    public long FileBytes { get; init; } = 20L * 1024 * 1024;

    /// <summary>Longest text, in UTF-16 code units.</summary>
    public int TextCharacters { get; init; } = 2_000_000;

    /// <summary>Most sentences, list items and table rows.</summary>
    public int Units { get; init; } = 20_000;

    /// <summary>Longest time for reading one document.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Deepest nesting of elements in HTML and Word; real documents stay below 100.</summary>
    public static int Depth => 400;

    /// <summary>Refuses text that is longer than allowed.</summary>
    /// <exception cref="DocumentRefusedException">It is.</exception>
    public void CheckText(long characters)
    {
        if (characters > TextCharacters)
            throw new DocumentRefusedException(
                $"It holds more than {TextCharacters / 1000:N0} thousand characters of text; split it, or raise Knowledge:MaxTextKilobytes.");
    }
}
