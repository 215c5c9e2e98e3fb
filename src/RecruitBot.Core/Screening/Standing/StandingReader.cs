namespace RecruitBot.Core.Screening.Standing;

/// <summary>
/// Tells what somebody did from what only sounds like it. Each rule is about how a sentence stands to its writer's past, never about a trade;
/// what is barred counts for nothing, neither for the answer nor against it.
/// </summary>
internal sealed class StandingReader(CriterionProfile profile, AnswerText text)
{
    /// <summary>Distinct cues in a run of sentences without words of their own that make it a list.</summary>
    private const int ListOfCues = 3;

    /// <summary>Twice the judging words in a run of such sentences that make it an empty shell, when they are also a fifth of it.</summary>
    private const int Shell = 8;

    private const int ShortOutcome = 8;

    /// <summary>Sentences that are looked at together, at most.</summary>
    private const int LongestRun = 8;

    /// <summary>Words from which a statement without a person in it is more than a note.</summary>
    private const int LongStatement = 10;

    /// <summary>A sentence longer than this was dictated without a stop: each of its clauses stands for itself.</summary>
    private const int RunOn = 30;

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    private bool _other;

    /// <summary>Why each clause does not count; the deeds are those found in each.</summary>
    public Bar[] Read(IReadOnlyList<List<Deed>> deeds)
    {
        var bars = new Bar[text.Clauses.Count];
        var run = new List<Sentence>();
        var follows = false;
        for (var first = 0; first < bars.Length; )
        {
            var next = first + 1;
            while (next < bars.Length && text.Clauses[next].Sentence == text.Clauses[first].Sentence)
                next++;
            var sentence = new Sentence(first, next, OwnWords.In(profile, text, text.Clauses[first].From, text.Clauses[next - 1].To));
            var words = sentence.Words;
            Read(bars, sentence, deeds);
            if (words.IsShell && IsOutcome(first, next, follows))
                Fill(bars, first, next, Bar.Outcome);
            else if (words.IsParaphrase)
                Fill(bars, first, next, Bar.RubricOnly);
            if (words.IsRubric || words.IsShell)
                run.Add(sentence);
            if (!(words.IsRubric || words.IsShell) || next == bars.Length)
            {
                Settle(bars, run);
                run.Clear();
            }
            follows = bars[first] == Bar.None;
            if (bars[first] == Bar.None)
                _told.UnionWith(words.Names.Where(n => WorkFields.Default.Of(n) == 0));
            first = next;
        }
        return bars;
    }

    // A list of terms, and an empty shell, stay what they are however they are cut into sentences and whatever stands beside them.
    private void Settle(Bar[] bars, List<Sentence> run)
    {
        for (var first = 0; first < run.Count; first++)
        {
            var cues = new HashSet<string>(StringComparer.Ordinal);
            var (length, judging, shell) = (0, 0, true);
            for (var last = first; last < run.Count && last < first + LongestRun; last++)
            {
                cues.UnionWith(run[last].Words.Cues);
                length += run[last].Words.Count;
                shell &= run[last].Words.Cues.Count <= 1;
                judging += run[last].Words.Abstract;
                var bar =
                    cues.Count >= ListOfCues && length <= cues.Count * OwnWords.WordsForACue ? Bar.RubricOnly
                    : shell && judging >= Shell && judging * 5 >= length * 2 ? Bar.NoWordsOfItsOwn
                    : Bar.None;
                if (bar != Bar.None)
                    Fill(bars, run[first].From, run[last].To, bar, also: Bar.Outcome);
            }
        }
        foreach (var sentence in run)
            if (!IsTold(sentence))
                Fill(bars, sentence.From, sentence.To, HasOwnSubject(text.Clauses[sentence.From].From, text.Clauses[sentence.To - 1].To) ? Bar.General : Bar.RubricOnly);
            else if (sentence.Words.IsShell)
                Fill(bars, sentence.From, sentence.To, Bar.Plain);
    }

    // "I ran cProfile on it": told, though in no words of its own. "Use cProfile" and "I work with cProfile" tell nothing.
    private bool IsTold(Sentence sentence) => !profile.AsksForThePast || HasPast(text.Clauses[sentence.From].From, text.Clauses[sentence.To - 1].To);

    // "It came back", "they stayed", "errors went from 9 a day to 2": what became of the story, or of something with a name.
    private bool IsOutcome(int first, int next, bool follows)
    {
        int from = text.Clauses[first].From, to = text.Clauses[next - 1].To;
        if (HasOwnSubject(from, to))
            return false;
        if (follows && (IsOfSomebody(from, to) || (to - from <= ShortOutcome && Has(from, from + 1, Marks.Result))))
            return true;
        return Amounts(from, to) > 0 && IsNamed(from, to) && (HasPast(from, to) || Has(from, to, Marks.ResultVerb));
    }

    private void Read(Bar[] bars, Sentence sentence, IReadOnlyList<List<Deed>> deeds)
    {
        var (first, next, words) = sentence;
        int from = text.Clauses[first].From, to = text.Clauses[next - 1].To;
        var whole =
            IsQuestion(from, to) ? Bar.Asked
            : OtherLanguage.Is(text, from, to) ? Bar.OtherLanguage
            : to - from <= RunOn && Has(from, to, Marks.Claim) ? Bar.Claim
            : IsAddress(from, to) ? Bar.Address
            : IsHabit(from, to) ? Bar.NotDone
            : IsGeneral(from, to, words, deeds.Take(next).Skip(first)) ? words.Own > 1 || HasOwnSubject(from, to) ? Bar.General : Bar.RubricOnly
            : IsApart(from, to, words) ? Bar.Apart
            : Bar.None;
        var weighs = words is { IsRubric: false, Own: > 1 };
        _other = _other && OpensWithPronoun(from, to);
        var could = !profile.Situational && !HasOwnSubject(from, to) && !HasPast(from, to) && Has(from, to, Marks.Modal);
        var imagined = false;
        for (var c = first; c < next; c++)
        {
            var clause = text.Clauses[c];
            var own = HasOwnSubject(clause.From, clause.To);
            var done = own && deeds[c].Exists(d => d.Kind == DeedKind.Done && !d.Negated && Concreteness.Is(profile, text, d));
            _other = !done && (OthersDeed(clause) || (_other && !own));
            imagined = !profile.Situational && (Imagines(clause) || (imagined && !done));
            bars[c] =
                whole != Bar.None ? whole
                : imagined ? weighs ? Bar.Imagined : Bar.RubricOnly
                : could ? weighs ? Bar.Weighed : Bar.Imagined
                : _other ? weighs ? Bar.Weighed : Bar.OthersDeed
                : IsDenied(deeds[c]) ? words is { IsRubric: false, IsShell: false } ? Bar.Weighed : Bar.NotDone
                : IsHabit(clause.From, clause.To) && deeds[c].TrueForAll(d => d.Kind == DeedKind.Habit) ? Bar.NotDone
                : Bar.None;
        }
    }

    private static bool IsDenied(List<Deed> deeds) => deeds.Count > 0 && deeds.TrueForAll(d => d.Negated);

    private bool IsHabit(int from, int to) => profile.AsksForThePast && Has(from, to, Marks.Habit) && !HasPast(from, to);

    // Of the reader: "you are the best interviewer", "first you run". The candidate's own "I" first makes it a story again.
    private bool IsAddress(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text.Is(i, Marks.Subject))
                return false;
            if (text.Words[i].Word is "you" or "your" or "youre")
                return true;
        }
        return false;
    }

    // "Developers measure the cache with Redis": in the present, of nobody here, naming nothing that the story names, and not how things are now.
    private bool IsGeneral(int from, int to, OwnWords words, IEnumerable<List<Deed>> deeds)
    {
        if (HasPast(from, to) || !profile.AsksForThePast || deeds.Any(d => d.Count > 0) || Amounts(from, to) >= 2)
            return false;
        var verb = false;
        for (var i = from; i < to; i++)
        {
            var word = text.Words[i].Word;
            if ((to - from < LongStatement && text.Is(i, Marks.Alternative)) || word is "my" or "our" or "us" or "me" or "ours" or "now" or "today" or "since" or "still" or "anymore")
                return false;
            if (i < from + 2 && word is "it" or "that" or "this" or "they" or "nobody" or "she" or "he" or "everybody" or "no")
                return false;
            verb |= word is "is" or "are" or "has" or "have" or "can" or "must" or "should" or "may" or "means";
        }
        return (verb || to - from >= LongStatement) && !words.Names.Overlaps(_told);
    }

    // Says of what, if only in a common noun: "errors", "the import".
    private bool IsNamed(int from, int to) =>
        Enumerable.Range(from, to - from).Any(i => text.Is(i, Marks.Common | Marks.Unit | Marks.ActionVerb) && !text.Is(i, Marks.Stop | Marks.Generic | Marks.Verification | Marks.Alternative | Marks.Reason | Marks.ResultVerb));

    // "KPI went from 480 to 12": bare numbers of something that stands nowhere else.
    private bool IsApart(int from, int to, OwnWords words)
    {
        if (HasOwnSubject(from, to) || IsNamed(from, to) || words.Rubric + words.Cues.Count > 0 || words.Own > 1 || words.Names.Overlaps(_told) || text.Words[from].Word is "it" or "that" or "this" or "they")
            return false;
        var bare = 0;
        for (var i = from; i < to; i++)
            if (Quantities.At(text, i, to, out var unit))
            {
                if (unit.Length > 0)
                    return false;
                bare++;
            }
        return bare > 1;
    }

    private int Amounts(int from, int to) => Enumerable.Range(from, to - from).Count(i => Quantities.At(text, i, to, out _));

    private bool HasPast(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (!text.Ignored[i] && (text.Words[i].Word is "was" or "were" or "had" or "did" or "wasnt" or "werent" or "hadnt" or "didnt" || (ActionFinder.IsPast(text, i) && !IsParticiple(from, i))))
                return true;
        return false;
    }

    // "is used", "a finished tutorial": the form of a past tense, and no past.
    private bool IsParticiple(int from, int i)
    {
        if (text.Words[i].Word is "read" or "set" or "put" or "cut" or "let" or "hit" or "split" or "shut" or "fit" or "reset")
            return !HasOwnSubject(from, i);
        var before = i - 1;
        while (before > from && (text.Words[before].Word.EndsWith("ly", StringComparison.Ordinal) || text.Words[before].Word is "not" or "also" or "often" or "usually"))
            before--;
        return before >= from && text.Words[before].Word is "is" or "are" or "be" or "a" or "an" or "the" or "gets" or "get" or "more" or "most";
    }

    // "Did I use it?"; a question that ends a story ("I asked her how many there are?") leaves the story one.
    private bool IsQuestion(int from, int to)
    {
        var end = text.Words[to - 1].Start + text.Words[to - 1].Length;
        while (end < text.Text.Length && text.Text[end] is '.' or '!' or '"' or '\'' or ')' or ' ')
            end++;
        if (end >= text.Text.Length || text.Text[end] != '?')
            return false;
        for (var i = from; i < to && i < from + 3; i++)
            if (text.Is(i, Marks.Modal | Marks.Aux) || text.Words[i].Word is "did" or "do" or "does" or "have" or "has" or "what" or "how" or "why" or "who" or "which" or "where" or "when")
                return true;
        return false;
    }

    private bool HasOwnSubject(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (!text.Ignored[i] && text.Is(i, Marks.Subject))
                return true;
        return false;
    }

    // "she" and "he" go on with the one other person of the sentence before.
    private bool OpensWithPronoun(int from, int to)
    {
        for (var i = from; i < to && i < from + 3; i++)
            if (text.Words[i].Word is "he" or "she" or "they")
                return true;
        return false;
    }

    // "my colleague found", "the senior developer compared", "it was my manager who noticed": one other person, and what they did.
    private bool OthersDeed(Clause clause)
    {
        for (var i = clause.From; i < clause.To; i++)
        {
            if (text.Is(i, Marks.Subject))
                return false;
            if (!text.Is(i, Marks.Workmate) || ActionFinder.IsAfterPreposition(text, clause.From, i))
                continue;
            for (var v = i + 1; v < clause.To && v <= i + 3; v++)
                if (ActionFinder.IsPast(text, v) && !text.Is(v, Marks.Aux | Marks.Stative) && (text.Is(v, Marks.ActionVerb) || !text.Is(v, Marks.WeakVerb | Marks.Past)) && text.Words[v].Word is not ("asked" or "told"))
                    return true;
        }
        return false;
    }

    // "I would add", "we'll move", "if I had", "my plan is": the writer's own, and not done. "I would have" looks back.
    private bool Imagines(Clause clause)
    {
        for (var i = clause.From; i < clause.To; i++)
        {
            if (text.Ignored[i])
                continue;
            if (text.Is(i, Marks.Imagined))
                return true;
            if (!text.Is(i, Marks.Subject))
                continue;
            // "I'd seen it before" looks back.
            if (text.Words[i].Word is "id" or "ill" && !ActionFinder.IsIdentifier(text, i) && i + 1 < clause.To && text.Words[i + 1].Word is not ("have" or "had" or "been") && !ActionFinder.IsPast(text, i + 1))
                return true;
            for (var m = i + 1; m < clause.To && m <= i + 2; m++)
                if (text.Words[m].Word is "would" or "will" or "shall" or "should" && !(m + 1 < clause.To && text.Words[m + 1].Word is "have" or "not"))
                    return true;
        }
        return false;
    }

    private bool Has(int from, int to, Marks marks)
    {
        for (var i = from; i < to; i++)
            if (!text.Ignored[i] && text.Is(i, marks))
                return true;
        return false;
    }

    private static void Fill(Bar[] bars, int from, int to, Bar bar, Bar also = Bar.None)
    {
        for (var c = from; c < to; c++)
            if (bars[c] == Bar.None || bars[c] == also)
                bars[c] = bar;
    }

    // "it came back", "after eight weeks he went from 9 to 27".
    private bool IsOfSomebody(int from, int to)
    {
        var figures = Enumerable.Range(from, to - from).Any(i => Quantities.At(text, i, to, out _));
        for (var i = from; i < to && i <= from + (figures ? 3 : 0); i++)
            if (text.Words[i].Word is "it" or "they" or "she" or "he" or "nobody" or "everybody")
                return to - from <= (figures ? 2 * ShortOutcome : ShortOutcome);
        return false;
    }

    /// <summary>A sentence: its clauses, and whose words it is made of.</summary>
    private readonly record struct Sentence(int From, int To, OwnWords Words);
}
