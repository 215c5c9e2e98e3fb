namespace RecruitBot.Core.Screening;

/// <summary>How a deed is told.</summary>
internal enum DeedKind
{
    /// <summary>Done: "I added", "added", "we split".</summary>
    Done,

    /// <summary>A habit: "I check", "we usually run".</summary>
    Habit,

    /// <summary>Imagined: "I would add"; for a question that asks "what would you do", also "stop the trucks".</summary>
    Would,
}

/// <summary>A verb that the candidate is the doer of.</summary>
/// <param name="Verb">Word number of the verb.</param>
/// <param name="End">Word after its object; at most fourteen words on.</param>
/// <param name="Kind">How it is told.</param>
/// <param name="Weak">A verb that says little by itself, such as "improved" or "handled".</param>
/// <param name="Negated">"I never measured", "we did not test".</param>
internal readonly record struct Deed(int Verb, int End, DeedKind Kind, bool Weak, bool Negated);

/// <summary>
/// Finds own deeds by form rather than by a list of trades' verbs: a first person and a verb in the past ("I auscultated"), a verb that a
/// deed of the same sentence carries on ("and added"), or one that opens a sentence whose subject was dropped ("added select_related").
/// </summary>
internal static class ActionFinder
{
    private const int Reach = 14;

    /// <summary>The deeds of every clause of an answer.</summary>
    public static List<List<Deed>> FindAll(AnswerText text, bool situational)
    {
        var all = new List<List<Deed>>(text.Clauses.Count);
        bool? own = null;
        var kind = DeedKind.Done;
        var sentence = -1;
        foreach (var clause in text.Clauses)
        {
            if (clause.Sentence != sentence)
                (own, kind, sentence) = (null, DeedKind.Done, clause.Sentence);
            all.Add(Find(text, clause, situational, ref own, ref kind));
        }
        return all;
    }

    /// <summary>The deeds of a clause. <paramref name="own"/> says, and remembers, whether the sentence so far speaks of the candidate.</summary>
    private static List<Deed> Find(AnswerText text, Clause clause, bool situational, ref bool? own, ref DeedKind kind)
    {
        var found = new List<(int Verb, DeedKind Kind, bool Negated)>();
        for (var i = clause.From; i < clause.To; i++)
        {
            if (text.Ignored[i])
                continue;
            if (text.Is(i, Marks.Subject) && !IsIdentifier(text, i))
            {
                own = true;
                if (AfterSubject(text, i, clause.To, out var deed))
                {
                    kind = deed.Kind;
                    found.Add(deed);
                    i = deed.Verb;
                }
            }
            else if (IsOther(text, clause, i) && !(i > 0 && text.Words[i - 1].Word is "to" or "of" or "for" or "with"))
                own = text.Words[i].Word is "that" or "which" or "this" or "it" ? own == true ? null : own : false;
            else if (CarriesOn(text, clause, i, own, situational, kind, out var carried))
            {
                own = true;
                found.Add((i, carried, text.IsNegated(i, clause.From)));
            }
        }
        var deeds = new List<Deed>(found.Count);
        for (var n = 0; n < found.Count; n++)
        {
            var (verb, k, negated) = found[n];
            var end = Math.Min(verb + 1 + Reach, n + 1 < found.Count ? found[n + 1].Verb : clause.To);
            // "... and tried it I am a mother of two": what the next "I" says is no object of this deed.
            for (var i = verb + 1; i < end; i++)
                if (text.Is(i, Marks.Subject) && !IsIdentifier(text, i))
                    end = i;
            var nothing = verb + 1 < end && text.Words[verb + 1].Word is "nothing" or "none" or "neither";
            deeds.Add(new Deed(verb, end, k, text.Is(verb, Marks.WeakVerb), negated || nothing));
        }
        return deeds;
    }

    private static bool IsOther(AnswerText text, Clause clause, int i) =>
        text.Words[i].Word is "nothing" or "none" ? i + 1 < clause.To && IsPast(text, i + 1)
        : text.Is(i, Marks.OtherSubject) || (text.Is(i, Marks.Workmate) && i + 1 < clause.To && (IsPast(text, i + 1) || (i + 2 < clause.To && IsPast(text, i + 2))) && !IsAfterPreposition(text, clause.From, i));

    /// <summary>Whether a noun hangs on a preposition and so does nothing itself: "with our account manager".</summary>
    public static bool IsAfterPreposition(AnswerText text, int from, int i)
    {
        for (var b = i - 1; b >= from && b >= i - 4; b--)
        {
            if (text.Words[b].Word is "to" or "of" or "for" or "with" or "from" or "by" or "at" or "on")
                return true;
            if (text.Is(b, Marks.Joint | Marks.Past | Marks.ActionVerb))
                return false;
        }
        return false;
    }

    // "I", then adverbs, negation or a modal, then the verb.
    private static bool AfterSubject(AnswerText text, int subject, int to, out (int Verb, DeedKind Kind, bool Negated) deed)
    {
        var would = text.Words[subject].Word is "id" or "ill";
        var negated = false;
        deed = default;
        for (var i = subject + 1; i < to && i <= subject + 5; i++)
        {
            var word = text.Words[i].Word;
            if (text.Is(i, Marks.Subject) || text.HasBefore(i, ".;:"))
                return false;
            if (text.Is(i, Marks.Negator) && !text.Is(i, Marks.NotNegation))
                negated = true;
            else if (text.Is(i, Marks.Modal))
                would |= word is not ("could" or "can" or "must");
            else if (word == "did" && i + 1 < to && text.Is(i + 1, Marks.Negator | Marks.ActionVerb))
                continue;
            else if (IsPast(text, i))
            {
                if (text.Is(i, Marks.Stative) || (word == "had" && i + 1 < to && word is "had" && IsPast(text, i + 1)))
                    continue;
                deed = (i, would ? DeedKind.Would : DeedKind.Done, negated);
                return true;
            }
            else if (word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 4 && text.Words[i - 1].Word is "was" or "were" or "been" or "started" or "kept" or "began")
            {
                deed = (i, would ? DeedKind.Would : DeedKind.Done, negated);
                return true;
            }
            else if (text.Is(i, Marks.Adverb) || word.EndsWith("ly", StringComparison.Ordinal) || text.Is(i, Marks.Aux) || word is "did" or "didnt")
                continue;
            else if (text.Is(i, Marks.Stative))
                return false;
            else
            {
                // "I did check" tells a deed; "I check" tells a habit; "I would check" an intention.
                var done = negated || (i > subject + 1 && text.Words[i - 1].Word is "did" or "could" or "to");
                deed = (i, would ? DeedKind.Would : done ? DeedKind.Done : DeedKind.Habit, negated);
                return (text.Is(i, Marks.ActionVerb | Marks.WeakVerb) && !word.EndsWith("ing", StringComparison.Ordinal)) || would || done && word.Length > 2 && char.IsLetter(word[0]);
            }
        }
        return false;
    }

    private static bool CarriesOn(AnswerText text, Clause clause, int i, bool? own, bool situational, DeedKind before, out DeedKind kind)
    {
        kind = DeedKind.Done;
        var previous = i > clause.From ? i - 1 : -1;
        while (previous > clause.From && (text.Is(previous, Marks.Adverb) || text.Words[previous].Word.EndsWith("ly", StringComparison.Ordinal)) && !text.Is(previous, Marks.Joint))
            previous--;
        var opens = previous < 0 || text.Is(previous, Marks.Joint) || text.HasBefore(i, ",:;-*\n+(") || (previous == clause.From && text.Is(previous, Marks.Adverb));
        var verb = text.Is(i, Marks.ActionVerb | Marks.WeakVerb);
        if (IsPast(text, i) && !text.Is(i, Marks.Stative))
        {
            if (opens)
                return own == true || (own is null && verb) || (own == false && verb && text.Is(i, Marks.Past) && previous < 0);
            // Voice to text runs on: "... a full table scan on invoices added a composite index".
            return text.Is(i, Marks.ActionVerb)
                && !text.Is(i, Marks.ResultVerb)
                && clause.Count >= 12
                && i > 0
                && !text.Is(i - 1, Marks.Aux | Marks.OtherSubject | Marks.Stop)
                && !(i + 1 < clause.To && text.Words[i + 1].Word is "by" or "to")
                && !HasPunctuation(text, clause);
        }
        if (!opens || !verb)
            return false;
        kind = own == true ? before : DeedKind.Would;
        return (situational && (own != false || text.HasBefore(i, ",;"))) || (own == true && before is DeedKind.Habit or DeedKind.Would && text.Is(i, Marks.ActionVerb));
    }

    /// <summary>Whether the word has the form of a past tense.</summary>
    public static bool IsPast(AnswerText text, int i)
    {
        var word = text.Words[i].Word;
        return text.Is(i, Marks.Past)
            || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && !word.EndsWith("eed", StringComparison.Ordinal) && char.IsLetter(word[0]) && !word.Contains('_'));
    }

    /// <summary>Whether "id", "im" or "ill" is the name of something and not "I'd" typed in a hurry.</summary>
    public static bool IsIdentifier(AnswerText text, int i) =>
        text.Words[i].Word is "id" or "ill" or "im" && text.Words[i].Length == text.Words[i].Word.Length && i > 0 && !text.Is(i - 1, Marks.Joint);

    private static bool HasPunctuation(AnswerText text, Clause clause)
    {
        for (var i = clause.From + 1; i < clause.To; i++)
            if (text.HasBefore(i, ",:"))
                return true;
        return false;
    }
}
