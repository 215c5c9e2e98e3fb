namespace RecruitBot.Core.Screening.Grading;

/// <summary>Which words of a reference an answer says, and how well.</summary>
internal sealed class WordMatch
{
    /// <summary>What a word of the same meaning is worth, 1 being the word itself.</summary>
    public const double SynonymWorth = 0.8;

    /// <summary>The same for a wider or narrower word.</summary>
    public const double NearWorth = 0.45;

    /// <summary>The same for the word mistyped.</summary>
    public const double MistypedWorth = 0.9;

    private const double Enough = 0.5;

    private readonly ReferenceText reference;
    private readonly GradedText answer;

    public WordMatch(ReferenceText reference, GradedText answer)
    {
        this.reference = reference;
        this.answer = answer;
        Worth = new double[reference.Text.Content.Count];
        By = new int[Worth.Length];
        Array.Fill(By, -1);
    }

    /// <summary>For each content word of the reference how well it is said, 0 to 1.</summary>
    public double[] Worth { get; }

    /// <summary>The content word of the answer that says it, or -1.</summary>
    public int[] By { get; }

    /// <summary>The share of the reference's content that is said beyond what the question says; of all of it when there is no other.</summary>
    public double NewCoverage
    {
        get
        {
            double all = 0, said = 0, allNew = 0, saidNew = 0;
            for (var i = 0; i < Worth.Length; i++)
            {
                var weight = reference.Text.Content[i].Weight;
                (all, said) = (all + weight, said + weight * Worth[i]);
                if (!reference.Asked[i])
                    (allNew, saidNew) = (allNew + weight, saidNew + weight * Worth[i]);
            }
            return allNew > 0 ? saidNew / allNew : all > 0 ? said / all : 0;
        }
    }

    /// <summary>Takes a word of the answer for one of the reference, if it is better than what was found before.</summary>
    public void Take(int place, int by, double worth)
    {
        if (worth > Worth[place])
            (Worth[place], By[place]) = (worth, by);
    }

    /// <summary>How many words of the reference are said, be it nearly.</summary>
    public int Said => By.Count(b => b >= 0);

    /// <summary>Those that one of the two denies and the other does not: "is connected" and "is not connected".</summary>
    public IEnumerable<int> Denied => Enumerable.Range(0, Worth.Length).Where(i => IsSaid(i) && reference.Text.Content[i].Denied != answer.Content[By[i]].Denied);

    /// <summary>Whether a word is said well enough to be shown as said.</summary>
    public bool IsSaid(int place) => Worth[place] >= Enough;

    /// <summary>The angle between the two as vectors of the words they share, each weighing as much as it is telling.</summary>
    public double Cosine()
    {
        double both = 0, one = 0, other = 0;
        foreach (var word in reference.Text.Content)
        {
            one += word.Weight * word.Weight;
            both += answer.Find(word.Stem) >= 0 ? word.Weight * word.Weight : 0;
        }
        foreach (var word in answer.Content)
            other += word.Weight * word.Weight;
        return one > 0 && other > 0 ? both / Math.Sqrt(one * other) : 0;
    }
}
