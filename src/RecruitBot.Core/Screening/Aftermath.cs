namespace RecruitBot.Core.Screening;

/// <summary>
/// Finds outcomes by where they stand: after the candidate's own deed, something or somebody else does something or is in some state
/// ("the truck left full", "she agreed to it", "lessons were quieter"). Word lists alone know only the outcomes that somebody thought of.
/// </summary>
internal static class Aftermath
{
    /// <summary>Marks clauses that tell what came of earlier deeds.</summary>
    public static void Read(AnswerFindings findings)
    {
        (int Answer, int Sentence)? acted = null;
        foreach (var clause in findings.Clauses)
        {
            if (clause.TakenBack || !clause.Stands)
                continue;
            var text = findings.Texts[clause.Answer];
            var from = clause.Deeds > 0 ? clause.Told[^1].Verb + 2 : acted is null ? clause.Clause.To : clause.Clause.From;
            if (clause.Result == 0 && !clause.Doubted && !clause.Flaw && Tells(text, clause.Clause, from, clause.Deeds > 0 || acted == (clause.Answer, clause.Clause.Sentence)))
                (clause.Result, clause.Tells) = (clause.Units.Count == 0 ? 1 : 2, true);
            if (clause.Deeds > 0)
                acted = (clause.Answer, clause.Clause.Sentence);
        }
    }

    // In the sentence of the deed itself the outcome begins at a joint ("..., and the page was quick"); in a later one anywhere.
    private static bool Tells(AnswerText text, Clause clause, int from, bool sameSentence)
    {
        var open = !sameSentence;
        for (var i = from; i < clause.To; i++)
        {
            if (text.Ignored[i])
                return false;
            if (text.Is(i, Marks.Joint) || text.HasBefore(i, ",;:-"))
                open = true;
            if (text.Words[i].Word is "because" or "which" or "that" or "who" or "if" or "as" or "since" or "where" or "while" or "would" or "what" or "why" || text.Is(i, Marks.Subject))
                open = false;
            if (!open || i == clause.From || !IsHappening(text, i, clause) || !IsOthers(text, i, from))
                continue;
            // How things are is an outcome when it is said to be so now; how they are anyway is none.
            return sameSentence || ActionFinder.IsPast(text, i) || text.Words[i].Word is "was" or "were" || IsOfNow(text, clause);
        }
        return false;
    }

    private static bool IsOfNow(AnswerText text, Clause clause)
    {
        for (var i = clause.From; i < clause.To; i++)
            if (text.Words[i].Word is "now" or "since" or "still" or "today" or "anymore" or "ever" or "longer" || (i < clause.From + 2 && text.Words[i].Word is "it" or "they" or "she" or "he" or "nobody" or "this"))
                return true;
        return false;
    }

    private static bool IsHappening(AnswerText text, int i, Clause clause)
    {
        var word = text.Words[i].Word;
        return ActionFinder.IsPast(text, i) || (word is "was" or "were" or "is" or "are" or "has" or "have" or "havent" or "hasnt" or "runs" or "works" or "loads" or "knows" && i + 1 < clause.To);
    }

    // The word before is what it happened to: "it", "she", "nobody", or a noun.
    private static bool IsOthers(AnswerText text, int i, int from)
    {
        var before = i - 1;
        while (before > from && (text.Is(before, Marks.Adverb | Marks.Aux | Marks.Negator) || text.Words[before].Word.EndsWith("ly", StringComparison.Ordinal)) && !text.Is(before, Marks.OtherSubject))
            before--;
        return before >= from && !text.Is(before, Marks.Subject) && (text.Is(before, Marks.OtherSubject) || !text.Is(before, Marks.Stop | Marks.Joint | Marks.Adverb | Marks.ActionVerb | Marks.Past));
    }
}
