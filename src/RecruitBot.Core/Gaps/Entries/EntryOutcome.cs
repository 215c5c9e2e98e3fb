namespace RecruitBot.Core.Gaps.Entries;

/// <summary>What became of it.</summary>
/// <param name="Problems">What has to change first; when there are any, nothing was saved.</param>
/// <param name="Entry">The version that was saved; null when none was.</param>
/// <param name="Before">The version that somebody else had saved meanwhile, and which this one follows; null when nobody had.</param>
/// <param name="SetAside">Who had set the question aside meanwhile; null when nobody had.</param>
public sealed record EntryOutcome(IReadOnlyList<string> Problems, EntryVersion? Entry = null, EntryVersion? Before = null, GapClosing? SetAside = null)
{
    /// <summary>How many were told.</summary>
    public Told Told { get; init; } = new(0, 0);

    /// <summary>How many different wordings were asked, and to how many of them the bot now answers by itself from the entry.</summary>
    public (int All, int Found) Wordings { get; init; }

    /// <summary>Why the entry is saved and not quoted yet; null when it is.</summary>
    public string? NotInForce { get; init; }
}
