namespace RecruitBot.Core.Screening;

/// <summary>Reads one clause of an answer against a criterion.</summary>
internal sealed class ClauseReader(CriterionProfile profile, AnswerText text)
{
    private const Marks Tells =
        Marks.Reason | Marks.Alternative | Marks.Verification | Marks.Guard | Marks.Result | Marks.ResultVerb | Marks.Task | Marks.Situation | Marks.Aux;

    // What stays true when it is denied: "not worth it" weighs, "never again" is a result.
    private const Marks TrueWhenDenied = Marks.Alternative | Marks.Reason | Marks.Result | Marks.Flaw | Marks.DontKnow | Marks.Guard;

    /// <summary>Fills in what the clause shows, given the deeds found in it; returns whether it says that there is nothing to tell.</summary>
    public bool Read(ClauseFinding finding, List<Deed> deeds)
    {
        var clause = finding.Clause;
        var would = deeds.Count > 0 && deeds.TrueForAll(d => d.Kind == DeedKind.Would) && !profile.Situational;
        var told = new List<string>();
        var marks = Words(finding, deeds, told, out var change);
        finding.Told = deeds;
        finding.Habits = profile.AsksForThePast ? deeds.Count(d => !d.Negated && d.Kind == DeedKind.Habit && Concreteness.Is(profile, text, d)) : 0;
        finding.Deeds = deeds.Count(d => !d.Negated && (d.Kind != DeedKind.Would || profile.Situational) && Concreteness.Is(profile, text, d));
        finding.Intentions = would ? deeds.Count(d => !d.Negated && Concreteness.Is(profile, text, d)) : 0;
        finding.Terms = told.Count;
        finding.Flaw |= marks.HasFlag(Marks.Flaw);
        finding.Retracts = marks.HasFlag(Marks.Retraction);
        finding.Doubted = marks.HasFlag(Marks.Doubt);
        if (!would)
            Show(finding, marks, change, told, deeds.Count);
        return marks.HasFlag(Marks.DontKnow);
    }

    private Marks Words(ClauseFinding finding, List<Deed> deeds, List<string> told, out bool change)
    {
        var clause = finding.Clause;
        var marks = Marks.None;
        var poor = new HashSet<string>(StringComparer.Ordinal);
        change = false;
        for (var i = clause.From; i < clause.To; i++)
        {
            if (text.Ignored[i])
                continue;
            var stem = text.Words[i].Stem;
            var negated = text.IsNegated(i, clause.From);
            Subject(finding, i, stem);
            if (profile.CueAt(text.Words, i) > 0)
            {
                finding.Cues.Add(stem);
                if (!negated)
                    told.Add("cue " + stem);
            }
            else if (!negated && profile.IsGood(stem) && !profile.IsAsked(stem))
                told.Add(stem);
            marks |= negated ? text.Marks[i] & TrueWhenDenied : text.Marks[i] & ~(deeds.Exists(d => d.Verb == i) ? Marks.ResultVerb : Marks.None);
            if (!negated && profile.IsPoor(stem) && !text.Is(i, Marks.Common))
                poor.Add(stem);
            finding.Flaw |= negated && text.Is(i, Marks.Verification) && deeds.Exists(d => d.Negated);
            if (!OfNothing(clause.From, i) && Quantities.At(text, i, clause.To, out var unit))
            {
                finding.Units.Add(unit);
                change |= finding.Units.Count >= 2 && Quantities.IsChange(text, i, clause.From);
            }
        }
        // Nearer to the lowest anchor than to the better ones; a story of a good deed may well name the bad state it began with.
        finding.Flaw |= poor.Count > told.Count;
        return marks;
    }

    // "nothing fell from 2 s to 200 ms" gives no figure.
    private bool OfNothing(int from, int word)
    {
        for (var i = word - 1; i >= from && i >= word - 5; i--)
            if (text.Words[i].Word is "nothing" or "none" or "neither")
                return true;
        return false;
    }

    private void Subject(ClauseFinding finding, int word, string stem)
    {
        if (finding.Clause.Count < 3 || text.Words[word].Word.Length < 2)
            return;
        var weight = profile.Subject(stem);
        if (weight > 0)
        {
            finding.SubjectWords[stem] = weight;
            finding.Subject += weight;
        }
        if (!text.Is(word, Marks.Generic | Marks.Common) && WorkFields.Default.Of(stem) is var fields and not 0)
            finding.FieldWords[stem] = fields;
    }

    private static void Show(ClauseFinding finding, Marks marks, bool change, List<string> told, int deeds)
    {
        finding.Reason = marks.HasFlag(Marks.Reason);
        finding.Alternative = marks.HasFlag(Marks.Alternative);
        finding.Verification = marks.HasFlag(Marks.Verification);
        finding.Guard = marks.HasFlag(Marks.Guard);
        var result = (marks & (Marks.Result | Marks.ResultVerb)) != Marks.None;
        finding.Result = result ? finding.Units.Count == 0 ? 1 : 2 : 0;
        if (change || (finding.Units.Count >= 2 && (result || marks.HasFlag(Marks.Comparison))))
            finding.Result = 3;
        finding.Telling.AddRange(told);
        finding.Narrates = deeds > 0 || (marks & (Tells | Marks.Past)) != Marks.None;
        finding.Tells = deeds > 0 || finding.Units.Count > 0 || (marks & Tells) != Marks.None;
    }
}
