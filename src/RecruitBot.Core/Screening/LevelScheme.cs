namespace RecruitBot.Core.Screening;

/// <summary>
/// From what an answer shows to a level. Every part can only add (flaws only take away), is counted once however often it is repeated, and
/// can be told to the candidate:
/// <list type="table">
/// <item><term>own deeds</term><description>one concrete deed 1, two or more 2</description></item>
/// <item><term>knowledge of the subject</term><description>a telling term in a told clause 1, two or more 2</description></item>
/// <item><term>effect</term><description>an outcome told or a check made 1, both 2</description></item>
/// <item><term>figures</term><description>one figure for the effect 1, figures before and after 2</description></item>
/// <item><term>cause</term><description>says why 1</description></item>
/// <item><term>alternatives</term><description>weighed once 1, more than once 2</description></item>
/// <item><term>lasting guard</term><description>1</description></item>
/// <item><term>flaws</term><description>what the lowest anchor describes, or waving the subject away: −1 each, at most −2</description></item>
/// </list>
/// Up to 1 point is level 1, up to 3 level 2, up to 6 level 3, up to 8 level 4, more is level 5. Without a concrete deed of the candidate's
/// own the level is 1; without an effect or a cause it is at most 2; level 4 needs one and level 5 three of figures before and after, cause,
/// alternatives and guard.
/// </summary>
internal sealed class LevelScheme
{
    /// <summary>Fewer counted words than this cannot be placed on any scale.</summary>
    public const int LeastWords = 4;

    private LevelScheme(AnswerFindings f)
    {
        Deeds = Math.Min(f.Deeds, 2);
        Knowledge = f.Terms >= 2 ? 2 : f.Terms >= 0.5 ? 1 : 0;
        Outcome = Math.Min(f.Result, 1);
        Check = Math.Min(f.Verifications, 1);
        Figures = Math.Max(0, f.Result - 1);
        Cause = Math.Min(f.Reasons, 1);
        Alternatives = Math.Min(f.Alternatives, 2);
        Guard = Math.Min(f.Guards, 1);
        Flaws = Math.Min(f.Flaws, 2);
        Intentions = f.Intentions;
    }

    public int Deeds { get; }
    public int Knowledge { get; }
    public int Outcome { get; }
    public int Check { get; }
    public int Figures { get; }
    public int Cause { get; }
    public int Alternatives { get; }
    public int Guard { get; }
    public int Flaws { get; }
    public int Intentions { get; }

    /// <summary>The sum of the parts.</summary>
    public int Points => Deeds + Knowledge + Outcome + Check + Figures + Cause + Alternatives + Guard - Flaws;

    /// <summary>How many of the four marks of the highest anchors are there.</summary>
    public int Higher => (Figures == 2 ? 1 : 0) + Cause + Math.Min(Alternatives, 1) + Guard;

    /// <summary>The level, 1 to 5.</summary>
    public int Level
    {
        get
        {
            if (Deeds == 0)
                return Intentions > 0 && Knowledge == 2 ? 2 : 1;
            var level = Points switch { <= 1 => 1, <= 3 => 2, <= 6 => 3, <= 8 => 4, _ => 5 };
            if (Outcome + Check + Cause == 0)
                level = Math.Min(level, 2);
            if (Higher < 1)
                level = Math.Min(level, 3);
            if (Higher < 3)
                level = Math.Min(level, 4);
            return level;
        }
    }

    /// <summary>The points of the findings; null when there is nothing to place on the scale.</summary>
    public static LevelScheme? Of(AnswerFindings f)
    {
        var scheme = new LevelScheme(f);
        if (f.Words < LeastWords)
            return null;
        if (f.Subject < 1 || (f.Deeds == 0 && f.SaysDontKnow && f.Terms < 1))
            return null;
        return scheme;
    }
}
