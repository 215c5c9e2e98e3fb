namespace RecruitBot.Core.Screening;

/// <summary>
/// From what an answer shows to a level. Every part can only add (flaws only take away), is counted once however often it is repeated, and
/// can be told to the candidate:
/// <list type="table">
/// <item><term>own deeds</term><description>one concrete deed 1, two or more 2</description></item>
/// <item><term>knowledge of the subject</term><description>a cue, or two words of the better anchors, in a told clause 1; twice that 2; three concrete deeds stand for 1</description></item>
/// <item><term>outcome, check</term><description>1 each</description></item>
/// <item><term>figures</term><description>a figure for the effect 1; figures before and after 2 more; five amounts or more 2 more</description></item>
/// <item><term>cause</term><description>says why 1</description></item>
/// <item><term>alternatives</term><description>weighed once 1, more than once 2</description></item>
/// <item><term>lasting guard</term><description>1</description></item>
/// <item><term>flaws</term><description>what the lowest anchor describes, a step left out, or waving the subject away: −1 each, at most −2;
/// none when three of the four higher marks are there, since a thorough story tells of the bad state it began with</description></item>
/// </list>
/// Level 2 begins at 3 points, level 3 at 4, level 4 at 8, level 5 at 11. The higher marks are figures before and after, cause,
/// alternatives and guard: level 4 needs the first or any three, level 5 any three. Without a concrete deed of the candidate's own the level is 1 (2 when
/// intentions or habits show knowledge); without an outcome, a check or a cause it is at most 2. An answer that
/// hardly speaks of the subject is at most 2, one that speaks little of it at most 3. The thresholds were fitted on the gold
/// answers of the shipped roles and on answers of other trades; the weights are small whole numbers on purpose.
/// </summary>
internal sealed class LevelScheme
{
    /// <summary>Fewer counted words than this cannot be placed on any scale.</summary>
    public const int LeastWords = 4;

    /// <summary>Less than this of the subject in the best passage is another subject; found with answers to other trades' questions.</summary>
    private const double OnSubject = 0.4;

    private readonly double _subject;

    private LevelScheme(AnswerFindings f)
    {
        Deeds = f.Deeds > 0 ? Math.Min(f.Deeds, 2) : IsTelegram(f) ? 1 : 0;
        Knowledge = f.Terms >= 2 ? 2 : f.Terms >= 1 || f.Deeds >= 3 ? 1 : 0;
        Outcome = Math.Min(f.Result, 1);
        Check = Math.Min(f.Verifications, 1);
        BeforeAndAfter = f.Result == 3 && f.Quantities >= 2;
        Figures = (f.Result >= 2 ? 1 : 0) + (BeforeAndAfter ? 2 : 0) + (f.Quantities >= 5 ? 2 : 0);
        Cause = Math.Min(f.Reasons, 1);
        Alternatives = Math.Min(f.Alternatives, 2);
        Guard = Math.Min(f.Guards, 1);
        Flaws = Higher >= 3 ? 0 : Math.Min(f.Flaws, 2);
        Intentions = f.Intentions;
        _subject = f.Subject;
    }

    // Notes leave out who did it: "so monthly partitions. retention 7 h -> 4 s". Figures and terms of the subject stand for the deed.
    private static bool IsTelegram(AnswerFindings f) => f.Intentions == 0 && f.Quantities >= 4 && f.Terms >= 3 && f.Verifications + f.Result > 0;

    public int Deeds { get; }
    public int Knowledge { get; }
    public int Outcome { get; }
    public int Check { get; }
    public bool BeforeAndAfter { get; }
    public int Figures { get; }
    public int Cause { get; }
    public int Alternatives { get; }
    public int Guard { get; }
    public int Flaws { get; }
    public int Intentions { get; }

    /// <summary>The sum of the parts.</summary>
    public int Points => Deeds + Knowledge + Outcome + Check + Figures + Cause + Alternatives + Guard - Flaws;

    /// <summary>How many of the four marks of the highest anchors are there.</summary>
    public int Higher => (BeforeAndAfter ? 1 : 0) + Cause + Math.Min(Alternatives, 1) + Guard;

    /// <summary>The level, 1 to 5.</summary>
    public int Level
    {
        get
        {
            if (Deeds == 0)
                return Intentions > 0 && Knowledge == 2 ? 2 : 1;
            var level = Points switch { < 3 => 1, < 4 => 2, < 8 => 3, < 11 => 4, _ => 5 };
            if (Outcome + Check + Cause + Figures == 0)
                level = Math.Min(level, 2);
            if (!BeforeAndAfter && Higher < 3)
                level = Math.Min(level, 3);
            if (Higher < 3)
                level = Math.Min(level, 4);
            // A good story about something else: the less of it speaks of the subject, the less it can show.
            return Math.Min(level, _subject < 0.8 && Knowledge < 2 ? 2 : _subject < 1.2 ? 3 : 5);
        }
    }

    /// <summary>The points of the findings; null when there is nothing to place on the scale.</summary>
    public static LevelScheme? Of(AnswerFindings f)
    {
        var scheme = new LevelScheme(f);
        if (f.Words < LeastWords)
            return null;
        if (f.Subject + 0.15 * Math.Min(f.Flaws, 2) < OnSubject || (f.Deeds == 0 && f.SaysDontKnow && f.Terms < 1))
            return null;
        return scheme;
    }
}
