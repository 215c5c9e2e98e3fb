using System.Text;
using RecruitBot.Core.Screening;

namespace RecruitBot.Core.Privacy.Traits;

/// <summary>
/// A message as if the sealed words had never been written: what a scorer reads. Since the words are taken out and not blanked, a rating is that
/// of the message without them, whatever rates it.
/// </summary>
public sealed class CutText
{
    private readonly string _original;
    private readonly List<Kept> _kept;

    private CutText(string original, List<Kept> kept)
    {
        (_original, _kept) = (original, kept);
        var text = new StringBuilder();
        foreach (var part in kept)
            text.Append(original, part.From, part.Length);
        Text = text.ToString();
    }

    /// <summary>What is left.</summary>
    public string Text { get; }

    /// <summary>Cuts spans out of a text. White space that is left on both sides of a cut becomes one, as it would be had it been typed so.</summary>
    public static CutText Of(string text, IReadOnlyList<SealedSpan> spans)
    {
        var kept = new List<Kept>();
        var (at, length) = (0, 0);
        foreach (var span in spans.Append(new SealedSpan("", text.Length, 0)))
        {
            var to = span.Start;
            // Behind a cut: no second blank, and none at the beginning.
            while (at > 0 && at < to && char.IsWhiteSpace(text[at]) && (length == 0 || char.IsWhiteSpace(text[kept[^1].To - 1])))
                at++;
            if (at < to)
            {
                kept.Add(new Kept(at, to - at, length));
                length += to - at;
            }
            at = Math.Max(at, span.End);
        }
        if (spans.Count > 0 && kept.Count > 0 && spans[^1].End == text.Length)
            TrimEnd(text, kept);
        return new CutText(text, kept);
    }

    /// <summary>
    /// Evidence in this text as evidence in the message as it was written: the very words, and none that are sealed. Words on both sides of a cut
    /// become two spans.
    /// </summary>
    public IEnumerable<Evidence> ToOriginal(Evidence evidence)
    {
        if (_kept is [{ From: 0 } only] && only.Length == _original.Length)
            return [evidence];
        return _kept
            .Select(k => (From: Math.Max(evidence.Start, k.At) - k.At + k.From, To: Math.Min(evidence.Start + evidence.Length, k.At + k.Length) - k.At + k.From))
            .Select(Trimmed)
            .Where(p => p.To > p.From && _original[p.From..p.To].Any(char.IsLetterOrDigit))
            .Select(p => evidence with { Quote = _original[p.From..p.To], Start = p.From, Length = p.To - p.From });
    }

    /// <summary>The other way: evidence in the message as it was written as evidence in this text; null when it is not in it.</summary>
    public Evidence? FromOriginal(Evidence evidence)
    {
        foreach (var k in _kept)
            if (evidence.Start >= k.From && evidence.Start + evidence.Length <= k.To)
                return evidence with { Start = evidence.Start - k.From + k.At };
        return null;
    }

    private (int From, int To) Trimmed((int From, int To) piece)
    {
        var (from, to) = piece;
        while (from < to && char.IsWhiteSpace(_original[from]))
            from++;
        while (to > from && char.IsWhiteSpace(_original[to - 1]))
            to--;
        return (from, to);
    }

    private static void TrimEnd(string text, List<Kept> kept)
    {
        var last = kept[^1];
        var length = text.AsSpan(last.From, last.Length).TrimEnd().Length;
        kept[^1] = last with { Length = length };
    }

    /// <param name="From">Where the part stands in the original.</param>
    /// <param name="Length">Its length.</param>
    /// <param name="At">Where it stands in what is left.</param>
    private readonly record struct Kept(int From, int Length, int At)
    {
        public int To => From + Length;
    }
}
