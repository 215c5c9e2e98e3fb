using RecruitBot.Core.Screening.Standing;

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

    /// <summary>The fields of work that words of this clause point to.</summary>
    public Dictionary<string, uint> FieldWords { get; } = new(StringComparer.Ordinal);

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

    /// <summary>The candidate is not sure of what is said here: "I think", "maybe".</summary>
    public bool Doubted { get; set; }

    /// <summary>Says that what was told before is not true: "I made it up".</summary>
    public bool Retracts { get; set; }

    /// <summary>Taken back later in the answers; counts for nothing.</summary>
    public bool TakenBack { get; set; }

    /// <summary>The deeds, to be compared with later denials.</summary>
    public IReadOnlyList<Deed> Told { get; set; } = [];

    /// <summary>Something is told here, so that the telling words are more than a list.</summary>
    public bool Tells { get; set; }

    /// <summary>Whether something is told at all, so that an amount is an amount of something.</summary>
    public bool Narrates { get; set; }

    /// <summary>Why the clause counts for nothing; <see cref="Bar.None"/> when it counts.</summary>
    public Bar Barred { get; private set; }

    /// <summary>Whether the clause counts for what it shows.</summary>
    public bool Stands => Barred is Bar.None or Bar.Plain or Bar.Outcome;

    /// <summary>Takes away all that would count for the answer; what it speaks of stays.</summary>
    public void Set(Bar bar)
    {
        Barred = bar;
        if (bar == Bar.None)
            return;
        Alternative &= bar == Bar.Weighed;
        Reason &= bar == Bar.Weighed;
        Guard &= bar == Bar.General;
        if (bar == Bar.Plain)
        {
            Result = Deeds > 0 ? Math.Min(Result, 1) : 0;
            Verification &= Deeds > 0;
            return;
        }
        (Deeds, Habits, Terms) = (0, 0, 0);
        if (bar != Bar.Imagined)
            Intentions = 0;
        Verification = false;
        Telling.Clear();
        Cues.Clear();
        if (bar == Bar.Outcome)
            return;
        (Result, Tells) = (0, false);
        Units.Clear();
    }

    /// <summary>Telling words.</summary>
    public List<string> Telling { get; } = [];

    /// <summary>Cues anywhere in the clause, told or only listed.</summary>
    public List<string> Cues { get; } = [];
    public List<string> Units { get; } = [];

    /// <summary>How much this clause says for a level; orders the evidence.</summary>
    public double Worth => (Deeds > 0 ? 2 : 0) + Math.Min(Terms, 3) + Result + (Reason ? 1 : 0) + (Alternative ? 1.5 : 0) + (Verification ? 1 : 0) + (Guard ? 1.5 : 0);
}
