using System.Collections.Immutable;
using System.Text;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Privacy.Traits;

/// <summary>
/// What a session's candidate volunteered and nobody is to judge by. The words stay in the session's log as they were written. Who reads them
/// there: the candidate (<c>/mydata</c>), and whoever runs the program (<c>export --sealed</c>). No scorer and no reviewer does: all that
/// is shown to people goes through <see cref="ForPeople"/>, all that is rated through <see cref="CutText"/>. Erasing the log erases them.
/// </summary>
/// <param name="Texts">The messages that hold such words, with the spans of each.</param>
/// <param name="Told">Whether the candidate has been told.</param>
public sealed record SealedWords(ImmutableDictionary<string, IReadOnlyList<SealedSpan>> Texts, bool Told)
{
    // What is shorter stands in other texts by chance.
    private const int ShortestQuoted = 6;

    /// <summary>Nothing volunteered.</summary>
    public static SealedWords None { get; } = new(ImmutableDictionary<string, IReadOnlyList<SealedSpan>>.Empty.WithComparers(StringComparer.Ordinal), false);

    /// <summary>What a whole log holds.</summary>
    public static SealedWords Of(IEnumerable<RecordedEvent> events) => events.Select(e => e.Event).OfType<TraitsSealed>().Aggregate(None, (words, e) => words.With(e));

    /// <summary>With what one more message holds.</summary>
    public SealedWords With(TraitsSealed e) => new(Texts.SetItem(e.Text, e.Spans), Told || e.Told);

    /// <summary>The spans of a message, in order; none for most.</summary>
    public IReadOnlyList<SealedSpan> SpansOf(string text) => Texts.GetValueOrDefault(text) ?? [];

    /// <summary>The spans in several messages, each on lines of its own, as <see cref="AnswerVersion"/> joins them.</summary>
    public IReadOnlyList<SealedSpan> SpansOf(IEnumerable<string> messages)
    {
        var spans = new List<SealedSpan>();
        var at = 0;
        foreach (var message in messages)
        {
            spans.AddRange(SpansOf(message).Select(s => s with { Start = s.Start + at }));
            at += message.Length + 1;
        }
        return spans;
    }

    /// <summary>A message without what is sealed in it.</summary>
    public string Left(string text) => CutText.Of(text, SpansOf(text)).Text;

    /// <summary>A text as people may read it: a message with its spans masked, any other text with the sealed words masked where it repeats them.</summary>
    public string ForPeople(string text)
    {
        if (Texts.IsEmpty)
            return text;
        if (Texts.TryGetValue(text, out var spans))
            return Masked(text, spans);
        foreach (var (original, sealedSpans) in Texts)
            text = text.Replace(original, Masked(original, sealedSpans), StringComparison.Ordinal);
        foreach (var (words, mask) in Texts.SelectMany(t => t.Value.Where(s => s.Length >= ShortestQuoted).Select(s => (s.Of(t.Key), s.Mask))).Distinct())
            text = text.Replace(words, mask, StringComparison.OrdinalIgnoreCase);
        return text;
    }

    /// <summary>A text with its spans masked.</summary>
    public static string Masked(string text, IReadOnlyList<SealedSpan> spans)
    {
        var masked = new StringBuilder();
        var at = 0;
        foreach (var span in spans)
        {
            masked.Append(text, at, span.Start - at).Append(span.Mask);
            at = span.End;
        }
        return masked.Append(text, at, text.Length - at).ToString();
    }
}
