using RecruitBot.Core.Screening.Standing;

namespace RecruitBot.Core.Screening;

/// <summary>What the answers to one criterion show, each thing counted once however often it is repeated.</summary>
internal sealed class AnswerFindings
{
    private AnswerFindings() { }

    public List<AnswerText> Texts { get; } = [];
    public List<ClauseFinding> Clauses { get; } = [];

    /// <summary>Words that count, over all answers.</summary>
    public int Words { get; private set; }

    /// <summary>How much the best passage speaks of the subject; see <see cref="Topic"/>.</summary>
    public double Subject { get; private set; }

    /// <summary>The same for the best passage as short as a terse answer.</summary>
    public double TerseSubject { get; private set; }

    /// <summary>The same over all that was written, told of the candidate's past or not.</summary>
    public double SubjectAnywhere { get; private set; }

    /// <inheritdoc cref="SubjectAnywhere" />
    public double TerseSubjectAnywhere { get; private set; }

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

    /// <summary>Deeds told in a clause that describes what the lowest anchor describes.</summary>
    public int FlawedDeeds { get; private set; }
    public bool SaysDontKnow { get; private set; }

    /// <summary>Reads the answers against a criterion.</summary>
    public static AnswerFindings Read(CriterionProfile profile, IReadOnlyList<string> answers)
    {
        var findings = new AnswerFindings();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var repeats = new Repeats();
        for (var a = 0; a < answers.Count; a++)
        {
            var text = AnswerText.Read(answers[a]);
            findings.Texts.Add(text);
            Instructions.Ignore(text);
            profile.Ignore(text);
            repeats.Ignore(text);
            Quotations.Ignore(text);
            var reader = new ClauseReader(profile, text);
            var deeds = ActionFinder.FindAll(text, profile.Situational);
            var bars = new StandingReader(profile, text).Read(deeds);
            for (var c = 0; c < text.Clauses.Count; c++)
            {
                var clause = text.Clauses[c];
                if (!seen.Add(Key(text, clause)))
                    continue;
                var finding = new ClauseFinding(a, clause);
                findings.Words += Enumerable.Range(clause.From, clause.Count).Count(i => !text.Ignored[i]);
                findings.SaysDontKnow |= reader.Read(finding, deeds[c]);
                finding.Set(bars[c]);
                findings.Clauses.Add(finding);
            }
        }
        Contradictions.TakeBack(findings);
        Aftermath.Read(findings);
        findings.Sum(profile);
        return findings;
    }

    private void Sum(CriterionProfile profile)
    {
        (Subject, TerseSubject) = Topic.Best(profile, [.. Clauses.Where(c => c.Barred is Bar.None or Bar.Plain)]);
        (SubjectAnywhere, TerseSubjectAnywhere) = Topic.Best(profile, Clauses);
        Clauses.RemoveAll(c => c.TakenBack);
        Cues = Clauses.SelectMany(c => c.Cues).Distinct(StringComparer.Ordinal).Count();
        Terms = Clauses.Where(c => c.Tells && c.Clause.Count >= 4).SelectMany(c => c.Telling).Distinct(StringComparer.Ordinal).Sum(t => t.StartsWith("cue ", StringComparison.Ordinal) ? 1 : 0.5);
        Deeds = Clauses.Sum(c => c.Deeds);
        Intentions = Clauses.Sum(c => c.Intentions);
        // "I add an index" may be a story told in the present; with nothing else in the past it is a habit, and no story was told.
        if (Deeds > 0 && Deeds == Clauses.Sum(c => c.Habits))
            (Deeds, Intentions) = (0, Intentions + Deeds);
        Quantities = Clauses.Where(c => c.Narrates).Sum(c => c.Units.Count);
        Reasons = Clauses.Count(c => c.Reason);
        Alternatives = Clauses.Count(c => c.Alternative);
        Verifications = Clauses.Count(c => c.Verification);
        Guards = Clauses.Count(c => c.Guard);
        Flaws = Clauses.Count(c => c.Flaw && (c.Stands || Deeds == 0));
        FlawedDeeds = Clauses.Where(c => c.Flaw).Sum(c => c.Deeds);
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

    private static string Key(AnswerText text, Clause clause) =>
        string.Join(' ', Enumerable.Range(clause.From, clause.Count).Where(i => !text.Ignored[i]).Select(i => text.Words[i].Stem));
}
