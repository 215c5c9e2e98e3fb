namespace RecruitBot.Core.Sessions.Audit.Verification;

/// <summary>What is wrong with a chain, or with what stands behind it in the store.</summary>
/// <param name="Problem">A clause without an end, such as "its events are not those that were written".</param>
public sealed record AuditFault(string Problem)
{
    /// <summary>The chain; null for what no entry accounts for.</summary>
    public string? Chain { get; init; }

    /// <summary>Number of the entry in its chain.</summary>
    public long? Number { get; init; }

    /// <summary>The session that it is about.</summary>
    public string? Session { get; init; }

    /// <summary>First version of the session's events.</summary>
    public long? From { get; init; }

    /// <summary>Last version of the session's events.</summary>
    public long? To { get; init; }

    /// <summary>All of it in one sentence.</summary>
    public string Sentence
    {
        get
        {
            var events = From is null ? "" : From == To ? FormattableString.Invariant($", event {From}") : FormattableString.Invariant($", events {From} to {To}");
            if (Number is null)
                return Session is null ? $"{Problem}." : $"Session {Session}{events}: {Problem}.";
            var about = Session is null ? "" : $" (session {Session}{events})";
            return FormattableString.Invariant($"Entry {Number} of chain {Chain}{about}: {Problem}.");
        }
    }

    /// <summary>A fault of an entry.</summary>
    public static AuditFault Of(AuditLine line, AuditEntry? entry, string problem) =>
        new(problem) { Chain = line.Chain, Number = line.Number, Session = entry?.Session, From = entry?.From, To = entry?.To };
}
