namespace RecruitBot.Core.Knowledge;

/// <summary>What the words of a question alone say about a unit; shares of the question's weight unless said otherwise.</summary>
/// <param name="Said">Covered.</param>
/// <param name="Sum">Weight covered.</param>
/// <param name="Missed">The heaviest subject that is not covered.</param>
/// <param name="Strange">Words that no source has.</param>
/// <param name="Itself">Covered by the unit's own text and headings.</param>
/// <param name="Trade">Share of the words that stand for something the vocabulary or the sources' names know.</param>
/// <param name="Subject">Share of those that are covered.</param>
/// <param name="Words">Words with a subject: 1 for six or more.</param>
internal readonly record struct Tallied(double Said, double Sum, double Missed, double Strange, double Itself, double Trade, double Subject, double Words);

/// <summary>Adds up, word by word, how much of a question each unit covers.</summary>
internal sealed class Tally(int units)
{
    /// <summary>From this cover on a word counts as there.</summary>
    public const double RequiredCover = 0.39;

    private const double ManyWords = 6;

    private readonly double[] itself = new double[units];
    private readonly int[] subject = new int[units];
    private double strange;
    private int words;
    private int trade;

    /// <summary>Weight of the whole question.</summary>
    public double Total { get; private set; }

    /// <summary>Weight that each unit covers.</summary>
    public double[] Sum { get; } = new double[units];

    /// <summary>The heaviest subject that each unit does not cover.</summary>
    public double[] Missed { get; } = new double[units];

    /// <summary>Units without something that an answer must have: the named source, the year, the name.</summary>
    public bool[] Excluded { get; } = new bool[units];

    /// <summary>Adds a word.</summary>
    /// <param name="slot">The word.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="known">Whether any source has it.</param>
    /// <param name="cover">How well each unit covers it.</param>
    /// <param name="own">The same by the unit's own text and headings.</param>
    /// <param name="isTrade">Whether it stands for something the vocabulary or the sources' names know.</param>
    /// <param name="least">The cover that an answer must have; 0 for none.</param>
    public void Add(Slot slot, double weight, bool known, float[] cover, float[] own, bool isTrade, double least)
    {
        Total += weight;
        if (!known)
            strange += weight;
        if (slot.Class is WordClass.Content or WordClass.Common)
            words++;
        if (isTrade)
            trade++;
        for (var i = 0; i < cover.Length; i++)
        {
            Sum[i] += weight * cover[i];
            itself[i] += weight * own[i];
            if (isTrade && cover[i] > RequiredCover)
                subject[i]++;
            if (cover[i] < RequiredCover && slot.Class == WordClass.Content && !slot.AskedOnly)
                Missed[i] = Math.Max(Missed[i], weight);
            Excluded[i] |= cover[i] < least;
        }
    }

    /// <summary>What was added up for a unit.</summary>
    public Tallied Of(int unit) =>
        new(
            Sum[unit] / Total,
            Sum[unit],
            Missed[unit] / Total,
            strange / Total,
            itself[unit] / Total,
            words == 0 ? 0 : Math.Min(1, (double)trade / words),
            trade == 0 ? 0 : (double)subject[unit] / trade,
            Math.Min(1, words / ManyWords));
}
