namespace RecruitBot.Core.Privacy;

/// <summary>What a consent entry covers.</summary>
public static class ConsentPurpose
{
    /// <summary>Answering questions; begins when the disclosure is shown.</summary>
    public const string Answering = "answering";

    /// <summary>Rating the candidate's answers; begins with the candidate's button.</summary>
    public const string Scoring = "scoring";

    /// <summary>A test at the command line; never shows up in lists or reports.</summary>
    public const string OperatorTest = "operator-test";
}

/// <summary>One row of the consent ledger, kept as events in the session's own log.</summary>
/// <param name="Id">Session and position in its log, such as "k3x…#4".</param>
/// <param name="Purpose">See <see cref="ConsentPurpose"/>.</param>
/// <param name="TextSha256">Hash of the exact text that was shown, in lower-case hex.</param>
/// <param name="GivenAt">When it began.</param>
/// <param name="WithdrawnAt">When it ended; null while live.</param>
public sealed record ConsentEntry(string Id, string Purpose, string TextSha256, DateTimeOffset GivenAt, DateTimeOffset? WithdrawnAt)
{
    /// <summary>Whether it still holds.</summary>
    public bool IsLive => WithdrawnAt is null;
}

/// <summary>Proof that a live consent entry exists. Only <see cref="ConsentGate"/> makes one.</summary>
public sealed record ConsentGrant
{
    internal ConsentGrant(string entryId, string purpose) => (EntryId, Purpose) = (entryId, purpose);

    /// <summary>The ledger entry.</summary>
    public string EntryId { get; }

    /// <summary>What it covers.</summary>
    public string Purpose { get; }
}

/// <summary>The only door to a scorer or a model: it fails closed.</summary>
public static class ConsentGate
{
    /// <summary>A grant for the purpose, or null when no live entry covers it. An operator's test covers every purpose.</summary>
    public static ConsentGrant? TryGrant(IEnumerable<ConsentEntry> ledger, string purpose)
    {
        var entry = ledger.LastOrDefault(e =>
            e.IsLive
            && (
                string.Equals(e.Purpose, purpose, StringComparison.Ordinal)
                || string.Equals(e.Purpose, ConsentPurpose.OperatorTest, StringComparison.Ordinal)
            )
        );
        return entry is null ? null : new ConsentGrant(entry.Id, purpose);
    }
}
