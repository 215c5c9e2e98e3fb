namespace RecruitBot.Core.Screening.Standing;

/// <summary>
/// How many words of a passage are the writer's own: neither everyday English nor words that the rubric hands over. A story names things that
/// no rubric knows of (the importer, the ticket shop, a colleague's notebook); a text made of the rubric has none.
/// </summary>
internal readonly record struct OwnWords(IReadOnlySet<string> Names, int Rubric, IReadOnlySet<string> Cues, int Abstract, int Count, bool SaysAnAnchor)
{
    // Whatever has a meaning of form in the word lists belongs to every story; amounts and units are counted elsewhere.
    private const Marks Everyday = ~Marks.None;

    // Words that claim what a rubric asks for, without saying what happened: "cause", "option", "measured", "result", "problem".
    private const Marks Judging = Marks.Reason | Marks.Alternative | Marks.Verification | Marks.Guard;

    /// <summary>Words that a list has for each cue, at most; prose that happens to need the terms has more.</summary>
    public const int WordsForACue = 6;

    /// <summary>Counts the words of the sentence that the clauses make up.</summary>
    public static OwnWords In(CriterionProfile profile, AnswerText text, int from, int to)
    {
        var own = new HashSet<string>(StringComparer.Ordinal);
        var rubric = new HashSet<string>(StringComparer.Ordinal);
        var cues = new HashSet<string>(StringComparer.Ordinal);
        var said = new HashSet<string>(StringComparer.Ordinal);
        var abstracts = 0;
        for (var i = from; i < to; i++)
        {
            if (!text.Is(i, Marks.Stop))
                said.Add(text.Words[i].Stem);
            if (!text.Ignored[i])
                abstracts += text.Is(i, Judging) ? 2 : text.Is(i, Marks.Generic) ? 1 : 0;
            var cue = profile.CueAt(text.Words, i);
            // A cue that weighs or judges in any trade ("options", "trade-off") is no sign of this one.
            if (cue > 0 && Enumerable.Range(i, cue).Any(n => !text.Is(n, Marks.Stop | Marks.Generic | Marks.Alternative | Marks.Reason | Marks.Guard)))
            {
                cues.Add(string.Join(' ', Enumerable.Range(i, cue).Select(n => text.Words[n].Stem)));
                i += cue - 1;
                continue;
            }
            var word = text.Words[i];
            if (text.Ignored[i] || word.Word.Length < 3 || !char.IsLetter(word.Word[0]) || text.Is(i, Everyday) || word.Word.EndsWith("ly", StringComparison.Ordinal))
                continue;
            (profile.Subject(word.Stem) >= 0.5 ? rubric : own).Add(word.Stem);
        }
        return new OwnWords(own, rubric.Count, cues, abstracts, to - from, profile.SaysAnAnchor(said));
    }

    /// <summary>How many distinct words are the writer's own.</summary>
    public int Own => Names.Count;

    /// <summary>Whether nothing but everyday words is there.</summary>
    public bool IsShell => Own == 0 && Rubric == 0 && Cues.Count == 0;

    /// <summary>Whether the sentence says what the rubric says, in hardly any other words.</summary>
    public bool IsParaphrase => SaysAnAnchor || (Rubric >= 4 && Own * 4 < Rubric);

    /// <summary>Whether hardly any word is the writer's own.</summary>
    public bool IsRubric => !IsShell && (Own == 0 || (Own * 4 < Cues.Count && Count <= Cues.Count * WordsForACue));
}
