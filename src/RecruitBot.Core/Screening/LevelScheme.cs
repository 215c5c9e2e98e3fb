namespace RecruitBot.Core.Screening;

/// <summary>
/// From what an answer shows to a level. Every part can only add (flaws only take away), is counted once however often it is repeated, and
/// can be told to the candidate:
/// <list type="table">
/// <item><term>own deeds</term><description>1 for each concrete deed, at most 3</description></item>
/// <item><term>knowledge of the subject</term><description>a cue, or two words of the better anchors, in a told clause 1; twice that 2; three concrete deeds stand for 1</description></item>
/// <item><term>outcome, check</term><description>1 each</description></item>
/// <item><term>figures</term><description>a figure for the effect 1, figures before and after 2; five amounts or more 2 more</description></item>
/// <item><term>cause, guard</term><description>says why 1; something that lasts 1</description></item>
/// <item><term>alternatives</term><description>weighed once 1, more than once 2</description></item>
/// <item><term>flaws</term><description>what the lowest anchor describes, a step left out, or waving the subject away: −1 each, at most −2;
/// none when four of the higher marks are there, since a thorough story tells of the bad state it began with</description></item>
/// </list>
/// Level 2 begins at 3 points, level 3 at 4, level 4 at 8, level 5 at 10. Figures, cause, guard and alternatives are the higher marks:
/// level 4 needs two of them, level 5 four. Without a concrete deed of the candidate's own the level is 1 (2 when intentions or habits show
/// knowledge); one deed told in a word of the subject, without a flaw, is at least 2. Without an outcome, a check, a cause or a figure the level is at most 2
/// (3 for three deeds that show knowledge). A single deed is at most 2 unless three
/// terms or figures before and after go with it. When half of the deeds are what the lowest anchor describes, the level is at most 2. An answer
/// that speaks little of the subject is at most 2. Only clauses that stand count (see <see cref="Standing.Bar"/>); when nothing else speaks of the
/// subject, it was addressed only, and the level is 1. The thresholds were fitted on the gold answers of the shipped roles and on answers of
/// other trades; the weights are small whole numbers on purpose.
/// </summary>
internal sealed class LevelScheme
{
    /// <summary>Fewer counted words than this cannot be placed on any scale.</summary>
    public const int LeastWords = 4;

    /// <summary>Less than this of the subject in the best passage is another subject; found with answers to other trades' questions.</summary>
    private const double OnSubject = 0.7;

    /// <summary>The same for a terse passage.</summary>
    private const double OnSubjectTersely = 0.4;

    /// <summary>What each flaw speaks of the subject: the lowest anchors are described in words that no subject owns.</summary>
    private const double FlawOnSubject = 0.3;

    private readonly AnswerFindings _f;

    private bool _addressedOnly;

    private LevelScheme(AnswerFindings f)
    {
        _f = f;
        Deeds = f.Deeds > 0 ? Math.Min(f.Deeds, 3) : IsTelegram(f) ? 2 : 0;
        Knowledge = f.Terms >= 2 ? 2 : f.Terms >= 1 || f.Deeds >= 3 ? 1 : 0;
        Outcome = Math.Min(f.Result, 1);
        Check = Math.Min(f.Verifications, 1);
        BeforeAndAfter = f.Result == 3 && f.Quantities >= 2;
        Figures = (BeforeAndAfter ? 2 : f.Result >= 2 ? 1 : 0) + (f.Quantities >= 5 ? 2 : 0);
        Cause = Math.Min(f.Reasons, 1);
        Alternatives = Math.Min(f.Alternatives, 2);
        Guard = Math.Min(f.Guards, 1);
        Flaws = Higher >= 4 ? 0 : Math.Min(f.Flaws, 2);
    }

    // Notes leave out who did it: "so monthly partitions. retention 7 h -> 4 s". Figures and terms of the subject stand for the deed.
    private static bool IsTelegram(AnswerFindings f) => f.Quantities >= 4 && f.Terms >= 3 && f.Verifications + f.Result > 0;

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

    /// <summary>The marks of the better anchors: figures, cause, alternatives and guard.</summary>
    public int Higher => Figures + Cause + Alternatives + Guard;

    /// <summary>The sum of the parts.</summary>
    public int Points => Deeds + Knowledge + Outcome + Check + Higher - Flaws;

    /// <summary>The level, 1 to 5.</summary>
    public int Level
    {
        get
        {
            if (_addressedOnly)
                return 1;
            if (Deeds == 0)
                return _f.Intentions > 0 && Knowledge == 2 && _f.Flaws == 0 ? 2 : 1;
            var level = Points switch { < 3 => 1, < 4 => 2, < 8 => 3, < 10 => 4, _ => 5 };
            if (level == 1 && _f.Flaws == 0 && _f.Subject >= 0.8 && _f.Terms > 0)
                level = 2;
            return Math.Min(level, Ceiling());
        }
    }

    private int Ceiling()
    {
        var nothingCame = Outcome + Check + Cause + Figures == 0 && !(Deeds == 3 && Knowledge == 2);
        var flawed = Higher < 3 && _f.FlawedDeeds > 0 && _f.FlawedDeeds * 2 >= _f.Deeds;
        // One deed is a start; it is a story when it is told in terms of the subject and with what came of it.
        var single = Deeds == 1 && !BeforeAndAfter && !(_f.Terms >= 3 && Outcome + Check > 0);
        // A good story about something else: the less of it speaks of the subject, the less it can show.
        var elsewhere = _f.Subject < 1 && _f.Terms < 1;
        return nothingCame || flawed || single || elsewhere ? 2 : Higher switch { < 2 => 3, < 4 => 4, _ => 5 };
    }

    /// <summary>The points of the findings; null when there is nothing to place on the scale.</summary>
    public static LevelScheme? Of(AnswerFindings f)
    {
        if (f.Words < LeastWords || (f.Deeds == 0 && f.SaysDontKnow && f.Terms < 1))
            return null;
        var flaws = FlawOnSubject * Math.Min(f.Flaws, 2);
        if (f.Subject + flaws >= OnSubject || f.TerseSubject + flaws >= OnSubjectTersely)
            return new LevelScheme(f);
        // Only what does not count speaks of the subject: it was addressed, and nothing of it was shown.
        return f.SubjectAnywhere + flaws >= OnSubject || f.TerseSubjectAnywhere + flaws >= OnSubjectTersely ? new LevelScheme(f) { _addressedOnly = true } : null;
    }
}
