using RecruitBot.Core.Language;

namespace RecruitBot.Core.Screening;

/// <summary>What one clause of an answer shows.</summary>
internal sealed class ClauseFinding(int answer, Clause clause)
{
    public int Answer { get; } = answer;
    public Clause Clause { get; } = clause;

    /// <summary>Own deeds with a concrete object; habits count, intentions only for a question about an imagined case.</summary>
    public int Deeds { get; set; }

    /// <summary>Those of the deeds that are told as a habit, in answer to a question about a time in the past.</summary>
    public int Habits { get; set; }

    /// <summary>Intentions told in answer to a question about the past.</summary>
    public int Intentions { get; set; }

    /// <summary>Telling words of the subject: cues and words of the better anchors.</summary>
    public int Terms { get; set; }

    /// <summary>The words of the subject in this clause, with their weights.</summary>
    public Dictionary<string, double> SubjectWords { get; } = new(StringComparer.Ordinal);

    /// <summary>How much the clause speaks of the subject at all.</summary>
    public double Subject { get; set; }

    /// <summary>0 none, 1 told, 2 with a figure, 3 with figures before and after.</summary>
    public int Result { get; set; }
    public bool Reason { get; set; }
    public bool Alternative { get; set; }
    public bool Verification { get; set; }
    public bool Guard { get; set; }

    /// <summary>Describes what the lowest anchor describes, or waves the subject away.</summary>
    public bool Flaw { get; set; }
    public List<string> Units { get; } = [];

    /// <summary>How much this clause says for a level; orders the evidence.</summary>
    public double Worth => (Deeds > 0 ? 2 : 0) + Math.Min(Terms, 3) + Result + (Reason ? 1 : 0) + (Alternative ? 1.5 : 0) + (Verification ? 1 : 0) + (Guard ? 1.5 : 0);
}

/// <summary>What the answers to one criterion show, each thing counted once however often it is repeated.</summary>
internal sealed class AnswerFindings
{
    /// <summary>Words of a passage; see <see cref="Subject"/>.</summary>
    private const int Passage = 60;

    private AnswerFindings() { }

    public List<AnswerText> Texts { get; } = [];
    public List<ClauseFinding> Clauses { get; } = [];

    /// <summary>Words that count, over all answers.</summary>
    public int Words { get; private set; }

    /// <summary>
    /// Distinct words of the subject, weighted, in the passage of about sixty words that speaks of it most. A passage and not the whole:
    /// everyday words overlap by chance the more of them there are, and whatever else somebody writes must not push a good passage out.
    /// </summary>
    public double Subject { get; private set; }

    /// <summary>Distinct cues, and words of the better anchors at half, that stand in a clause that tells something.</summary>
    public double Terms { get; private set; }

    /// <summary>Distinct cues anywhere, told or only listed.</summary>
    public int Cues { get; private set; }
    public int Deeds { get; private set; }
    public int Intentions { get; private set; }
    public int Result { get; private set; }
    public int Quantities { get; private set; }
    public int Reasons { get; private set; }
    public int Alternatives { get; private set; }
    public int Verifications { get; private set; }
    public int Guards { get; private set; }
    public int Flaws { get; private set; }
    public bool SaysDontKnow { get; private set; }

    /// <summary>Reads the answers against a criterion.</summary>
    public static AnswerFindings Read(CriterionProfile profile, IReadOnlyList<string> answers)
    {
        var findings = new AnswerFindings();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var terms = new HashSet<string>(StringComparer.Ordinal);
        var cues = new HashSet<string>(StringComparer.Ordinal);
        for (var a = 0; a < answers.Count; a++)
        {
            var text = AnswerText.Read(answers[a]);
            findings.Texts.Add(text);
            Instructions.Ignore(text);
            profile.Ignore(text);
            bool? own = null;
            var kind = DeedKind.Done;
            var sentence = -1;
            foreach (var clause in text.Clauses)
            {
                if (clause.Sentence != sentence)
                    (own, kind, sentence) = (null, DeedKind.Done, clause.Sentence);
                var finding = new ClauseFinding(a, clause);
                var deeds = ActionFinder.Find(text, clause, profile.Situational, ref own, ref kind);
                if (!seen.Add(Key(text, clause)))
                    continue;
                findings.Words += Enumerable.Range(clause.From, clause.Count).Count(i => !text.Ignored[i]);
                findings.ReadClause(profile, text, finding, deeds, terms, cues);
                findings.Clauses.Add(finding);
            }
        }
        findings.Sum(terms, cues);
        return findings;
    }

    private void ReadClause(
        CriterionProfile profile, AnswerText text, ClauseFinding finding, List<Deed> deeds,
        HashSet<string> terms, HashSet<string> cues)
    {
        var clause = finding.Clause;
        var told = new List<string>();
        var marks = Marks.None;
        var change = false;
        var would = deeds.Count > 0 && deeds.TrueForAll(d => d.Kind == DeedKind.Would) && !profile.Situational;
        for (var i = clause.From; i < clause.To; i++)
        {
            if (text.Ignored[i])
                continue;
            var stem = text.Words[i].Stem;
            var weight = profile.Subject(stem);
            if (weight > 0 && clause.Count >= 3 && text.Words[i].Word.Length > 1)
            {
                finding.SubjectWords[stem] = weight;
                finding.Subject += weight;
            }
            var negated = text.IsNegated(i, clause.From);
            if (profile.CueAt(text.Words, i) > 0)
            {
                cues.Add(stem);
                if (!negated)
                    told.Add("cue " + stem);
            }
            else if (!negated && profile.IsGood(stem) && !profile.IsAsked(stem))
                told.Add(stem);
            if (!negated)
                marks |= text.Marks[i] & ~(deeds.Exists(d => d.Verb == i) ? Marks.ResultVerb : Marks.None);
            else
                marks |= text.Marks[i] & (Marks.Alternative | Marks.Reason | Marks.Result | Marks.Flaw | Marks.DontKnow | Marks.Guard);
            if ((negated && text.Is(i, Marks.Verification) && deeds.Exists(d => d.Negated)) || (profile.IsPoor(stem) && !negated))
                finding.Flaw = true;
            if (Screening.Quantities.At(text, i, clause.To, out var unit))
            {
                finding.Units.Add(unit);
                change |= finding.Units.Count >= 2 && Screening.Quantities.IsChange(text, i, clause.From);
            }
        }
        finding.Habits = profile.AsksForThePast ? deeds.Count(d => !d.Negated && d.Kind == DeedKind.Habit && IsConcrete(profile, text, d)) : 0;
        finding.Deeds = deeds.Count(d => !d.Negated && (d.Kind != DeedKind.Would || profile.Situational) && IsConcrete(profile, text, d));
        finding.Intentions = would ? deeds.Count(d => !d.Negated && IsConcrete(profile, text, d)) : 0;
        finding.Terms = told.Count;
        if (!would)
        {
            finding.Reason = marks.HasFlag(Marks.Reason);
            finding.Alternative = marks.HasFlag(Marks.Alternative);
            finding.Verification = marks.HasFlag(Marks.Verification);
            finding.Guard = marks.HasFlag(Marks.Guard);
            var result = (marks & (Marks.Result | Marks.ResultVerb)) != Marks.None;
            finding.Result = result ? finding.Units.Count == 0 ? 1 : 2 : 0;
            if (change || (finding.Units.Count >= 2 && (result || marks.HasFlag(Marks.Comparison))))
                finding.Result = 3;
            const Marks tells = Marks.Reason | Marks.Alternative | Marks.Verification | Marks.Guard | Marks.Result | Marks.ResultVerb | Marks.Task | Marks.Situation | Marks.Aux;
            if (clause.Count >= 4 && (deeds.Count > 0 || finding.Units.Count > 0 || (marks & tells) != Marks.None))
                terms.UnionWith(told);
        }
        finding.Flaw |= marks.HasFlag(Marks.Flaw);
        SaysDontKnow |= marks.HasFlag(Marks.DontKnow);
    }

    private double BestPassage()
    {
        var best = 0.0;
        for (var first = 0; first < Clauses.Count; first++)
        {
            var words = 0;
            var distinct = new Dictionary<string, double>(StringComparer.Ordinal);
            for (var c = first; c < Clauses.Count && (words == 0 || words + Clauses[c].Clause.Count <= Passage); c++)
            {
                words += Clauses[c].Clause.Count;
                foreach (var (stem, weight) in Clauses[c].SubjectWords)
                    distinct[stem] = weight;
            }
            best = Math.Max(best, distinct.Values.Sum());
        }
        return best;
    }

    private void Sum(HashSet<string> terms, HashSet<string> cues)
    {
        Subject = BestPassage();
        Cues = cues.Count;
        Terms = terms.Sum(t => t.StartsWith("cue ", StringComparison.Ordinal) ? 1 : 0.5);
        Deeds = Clauses.Sum(c => c.Deeds);
        Intentions = Clauses.Sum(c => c.Intentions);
        // "I add an index" may be a story told in the present; with nothing else in the past it is a habit, and no story was told.
        if (Deeds > 0 && Deeds == Clauses.Sum(c => c.Habits))
            (Deeds, Intentions) = (0, Intentions + Deeds);
        Quantities = Clauses.Sum(c => c.Units.Count);
        Reasons = Clauses.Count(c => c.Reason);
        Alternatives = Clauses.Count(c => c.Alternative);
        Verifications = Clauses.Count(c => c.Verification);
        Guards = Clauses.Count(c => c.Guard);
        Flaws = Clauses.Count(c => c.Flaw);
        // "The close took 11 days. ... We closed in 6 days": before and after in different sentences.
        var earlier = new HashSet<string>(StringComparer.Ordinal);
        foreach (var clause in Clauses)
        {
            if (clause.Result == 2 && clause.Units.Exists(u => u.Length > 0 && earlier.Contains(u)))
                clause.Result = 3;
            earlier.UnionWith(clause.Units);
        }
        Result = Clauses.Count == 0 ? 0 : Clauses.Max(c => c.Result);
    }

    /// <summary>Whether a deed names something to picture: a cue, a thing with a name, or an object that the question did not hand over.</summary>
    public static bool IsConcrete(CriterionProfile? profile, AnswerText text, Deed deed)
    {
        var objects = 0;
        for (var i = deed.Verb; i < deed.End; i++)
        {
            if (text.Ignored[i])
                continue;
            var word = text.Words[i];
            if (profile?.CueAt(text.Words, i) > 0 || word.Word.Contains('_') || IsCamel(text.Text.AsSpan(word.Start, word.Length)))
                return true;
            if (i > deed.Verb && !text.Is(i, Marks.Stop | Marks.Generic) && word.Word.Length > 1 && profile?.IsAsked(word.Stem) != true)
                objects++;
        }
        return objects >= (deed.Weak ? 3 : 1);
    }

    private static bool IsCamel(ReadOnlySpan<char> word)
    {
        for (var i = 1; i < word.Length; i++)
            if (char.IsUpper(word[i]) && char.IsLower(word[i - 1]))
                return true;
        return false;
    }

    private static string Key(AnswerText text, Clause clause) =>
        string.Join(' ', Enumerable.Range(clause.From, clause.Count).Where(i => !text.Ignored[i]).Select(i => text.Words[i].Stem));
}
