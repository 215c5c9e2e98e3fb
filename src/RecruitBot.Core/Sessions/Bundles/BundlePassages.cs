using System.Text.Json.Serialization;
using RecruitBot.Core.Knowledge;

namespace RecruitBot.Core.Sessions.Bundles;

/// <summary>A quote of a source, with the passage in which it stands.</summary>
/// <param name="Version">Version of the event that quotes it.</param>
/// <param name="Source">File, relative to the knowledge folder.</param>
/// <param name="Quote">The quote.</param>
/// <param name="Passage">The paragraph around it; null when the source says it no more, or is no more there.</param>
public sealed record BundlePassage(long Version, string Source, string Quote, string? Passage)
{
    /// <summary>SHA-256 of the whole source as it was at the export; null as for <see cref="Passage"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SourceSha256 { get; init; }
}

/// <summary>The passages that the answers of a session quote.</summary>
internal static class BundlePassages
{
    /// <summary>Every quote of a source that an event shows, in order.</summary>
    public static IEnumerable<(string Source, string Quote)> QuotesOf(SessionEvent e) =>
        e is QuestionAnswered { Answer: { } answer }
            ? answer.Citations.Select(c => (c.Source, c.Quote)).Concat(answer.Conflicts.Select(c => (c.Source, c.Quote)))
            : [];

    /// <summary>Looks a quote up.</summary>
    public static BundlePassage Find(long version, string source, string quote, KnowledgeBase? knowledge)
    {
        var text = knowledge?.Find(source)?.Text;
        var at = text?.IndexOf(quote, StringComparison.Ordinal) ?? -1;
        if (text is null || at < 0)
            return new BundlePassage(version, source, quote, null);
        var before = text.LastIndexOf("\n\n", at, StringComparison.Ordinal);
        var after = text.IndexOf("\n\n", at + quote.Length, StringComparison.Ordinal);
        return new BundlePassage(version, source, quote, text[(before < 0 ? 0 : before + 2)..(after < 0 ? text.Length : after)]) { SourceSha256 = Assistant.Notices.Sha256(text) };
    }
}
