using System.Buffers;
using System.Text.RegularExpressions;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Privacy.Traits;

/// <summary>
/// Finds what candidates volunteer about a protected trait of their own (see <c>VolunteeredTraits.yaml</c>): the whole sentence where it says nothing
/// else, else the part of it that can be left out. English only, and only what is said in the first person; what it does not find is not hidden.
/// </summary>
public static partial class VolunteeredTraits
{
    // A part with more than so many words beside the claim says something else too, which must not be lost with it.
    private const int MostWordsBeside = 7;

    private static readonly SearchValues<char> Endings = SearchValues.Create(" .!?)\"\u201d\u2019'");

    /// <summary>What a message volunteers, in order and without overlap; none for most.</summary>
    public static IReadOnlyList<SealedSpan> Find(string text)
    {
        var found = new List<SealedSpan>();
        if (string.IsNullOrWhiteSpace(text))
            return found;
        // Same length as the text, so that spans hold.
        var plain = text.Replace('\u2019', '\'').Replace('\u2018', '\'').Replace('\t', ' ').Replace('\u00a0', ' ');
        foreach (var sentence in Outside(plain))
            found.AddRange(InSentence(plain, sentence));
        return found;
    }

    /// <summary>The sentences that are not code.</summary>
    private static IEnumerable<TextSpan> Outside(string text)
    {
        var fences = new List<(int Start, int End)>();
        for (var at = text.IndexOf("```", StringComparison.Ordinal); at >= 0; )
        {
            var end = text.IndexOf("```", at + 3, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end + 3;
            fences.Add((at, end));
            at = end < text.Length ? text.IndexOf("```", end, StringComparison.Ordinal) : -1;
        }
        return SentenceSplitter.Split(text).Where(s => !fences.Exists(f => s.Start < f.End && f.Start < s.End)).SelectMany(s => InSmallLetters(text, s));
    }

    /// <summary>Who writes everything in small letters begins a sentence with one too.</summary>
    private static IEnumerable<TextSpan> InSmallLetters(string text, TextSpan sentence)
    {
        var at = sentence.Start;
        foreach (Match stop in FullStop().Matches(sentence.Of(text)))
        {
            yield return new TextSpan(at, sentence.Start + stop.Index - at);
            at = sentence.Start + stop.Index + stop.Length;
        }
        yield return new TextSpan(at, sentence.End - at);
    }

    [GeneratedRegex(@"(?<=[\p{L}\d)]{2}[.!?]{1,3})(?<!\b(?:etc|vs|approx|incl|e\.g|i\.e)\.)\s+(?=\p{Ll})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FullStop();

    private static IEnumerable<SealedSpan> InSentence(string text, TextSpan sentence)
    {
        var words = sentence.Of(text);
        var lifted = (List<(int Start, int End)>?)null;
        var parts = (List<TextSpan>?)null;
        var spans = new List<SealedSpan>();
        foreach (var category in TraitRules.Default.Categories)
        {
            if (!category.Claim.IsMatch(words))
                continue;
            lifted ??= TraitRules.Default.Lifted(words);
            parts ??= Clauses.Of(words);
            foreach (var (start, end) in category.Claims(words, lifted))
                spans.Add(Around(words, parts, category, start, end));
        }
        return Whole(words, Merged(words, spans)).Select(s => s with { Start = s.Start + sentence.Start });
    }

    /// <summary>The claim with the parts of the sentence it stands in, and those behind it that go on about the same.</summary>
    private static SealedSpan Around(string sentence, List<TextSpan> parts, TraitRules.Category category, int start, int end)
    {
        var first = parts.FindIndex(p => start < p.End);
        var own = parts.FindIndex(p => end <= p.End);
        var last = own;
        while (last + 1 < parts.Count && Follows(sentence, parts[last + 1], category))
            last++;
        if (WordsIn(sentence, parts[first].Start, start) + WordsIn(sentence, end, parts[own].End) <= MostWordsBeside)
            (start, end) = (parts[first].Start, parts[own].End);
        if (last > own)
            end = parts[last].End;
        return new SealedSpan(category.Name, start, end - start);
    }

    private static bool Follows(string sentence, TextSpan part, TraitRules.Category category) => category.Follow?.IsMatch(part.Of(sentence).TrimStart()) == true;

    private static int WordsIn(string text, int from, int to) => to <= from ? 0 : text[from..to].Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetter));

    /// <summary>Without overlap, and without the blanks around; what touches is one.</summary>
    private static List<SealedSpan> Merged(string sentence, List<SealedSpan> spans)
    {
        var merged = new List<SealedSpan>();
        foreach (var span in spans.OrderBy(s => s.Start).ThenByDescending(s => s.End))
        {
            if (merged.Count > 0 && span.Start <= merged[^1].End)
                merged[^1] = merged[^1] with { Length = Math.Max(merged[^1].End, span.End) - merged[^1].Start };
            else
                merged.Add(span);
        }
        return merged.ConvertAll(s => Trimmed(sentence, s));
    }

    private static SealedSpan Trimmed(string sentence, SealedSpan span)
    {
        var (from, to) = (span.Start, span.End);
        while (from < to && char.IsWhiteSpace(sentence[from]))
            from++;
        while (to > from && char.IsWhiteSpace(sentence[to - 1]))
            to--;
        return span with { Start = from, Length = to - from };
    }

    /// <summary>
    /// When nothing is left of the sentence, it goes with its full stop. When only its end goes, the full stop stays and the comma before the cut
    /// goes, so that what is left reads as if the words had never been there.
    /// </summary>
    private static IEnumerable<SealedSpan> Whole(string sentence, List<SealedSpan> spans)
    {
        if (spans.Count == 0)
            return spans;
        var left = CutText.Of(sentence, spans).Text;
        if (!Filler().Replace(left, "").Any(char.IsLetterOrDigit))
            return [new SealedSpan(spans[0].Category, 0, sentence.Length)];
        return spans.Select((s, i) => AtEnd(sentence, s, i == 0 ? 0 : spans[i - 1].End));
    }

    /// <summary>Words that lead to something and say nothing once it is gone.</summary>
    [GeneratedRegex(
        @"\b(by the way|just so you know|you should know( that)?|it may help to know( that)?|as you (may )?know|to be honest|for the record|i (should|must|want to|have to) (say|mention|add)( that)?|in case it matters|full disclosure|one more thing|as for me|about me|note( that)?|p\.s|btw|also|and|but|so|oh|ps|fyi|hi|hello|hey|sorry|well|just|please|honestly|personally|ok|okay|actually)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Filler();

    private static SealedSpan AtEnd(string sentence, SealedSpan span, int least)
    {
        var (from, to) = (span.Start, span.End);
        while (to > from && sentence[to - 1] is '.' or '!' or '?')
            to--;
        if (!sentence.AsSpan(to).ContainsAnyExcept(Endings))
            while (from > least && (char.IsWhiteSpace(sentence[from - 1]) || sentence[from - 1] is ',' or ';' or ':' or '-' or '\u2013' or '\u2014'))
                from--;
        return span with { Start = from, Length = to - from };
    }
}
