namespace RecruitBot.Core.Knowledge.Meaning;

/// <summary>One thing that a question names.</summary>
/// <param name="Text">A concept ("@vacation") or a stem.</param>
/// <param name="Weight">1 for a subject, less for an everyday word.</param>
/// <param name="Known">Whether it is a word of the language or of the knowledge, and so no typing error.</param>
internal readonly record struct MeaningTerm(string Text, double Weight, bool Known);

/// <summary>What a question is about, apart from its wording: inflection, order, padding, synonyms and typing errors make no difference.</summary>
public sealed class QuestionMeaning
{
    internal const double Subject = 1;
    internal const double Everyday = 0.5;

    /// <summary>Share of what both questions name together that they must have in common.</summary>
    private const double Common = 0.75;

    private readonly IReadOnlyList<MeaningTerm> terms;
    private readonly int subjects;

    internal QuestionMeaning(AskedFor wants, IReadOnlyList<MeaningTerm> terms)
    {
        Wants = wants;
        this.terms = terms;
        subjects = terms.Count(t => t.Weight >= Subject);
    }

    /// <summary>What kind of thing it wants to hear.</summary>
    public AskedFor Wants { get; }

    /// <summary>Whether it names anything that an answer could be about.</summary>
    public bool HasSubject => subjects > 0;

    /// <summary>
    /// Whether two questions ask the same: the same kind of thing, about the same subjects, all of them, and for the most part with the same
    /// everyday words. Rather too narrow than too wide: who is told the answer to another question is worse off than a person who answers twice.
    /// </summary>
    public bool IsSameAs(QuestionMeaning other)
    {
        // Each subject has its like in the other question, so there are as many.
        if (Wants != other.Wants || !HasSubject || subjects != other.subjects)
            return false;
        var theirs = other.terms.ToList();
        var (shared, apart) = (0.0, 0.0);
        foreach (var term in terms)
        {
            var at = theirs.FindIndex(t => t.Text == term.Text);
            if (at < 0)
                at = theirs.FindIndex(t => Misspelled(t, term));
            if (at >= 0)
            {
                shared += term.Weight;
                theirs.RemoveAt(at);
            }
            else if (term.Weight >= Subject)
                return false;
            else
                apart += term.Weight;
        }
        if (theirs.Exists(t => t.Weight >= Subject))
            return false;
        apart += theirs.Sum(t => t.Weight);
        return shared >= Common * (shared + apart);
    }

    /// <summary>One of two spellings of a word that no vocabulary has, or has only in the other spelling.</summary>
    private static bool Misspelled(MeaningTerm a, MeaningTerm b)
    {
        if ((a.Known && b.Known) || a.Weight != b.Weight || a.Text[0] == '@' || b.Text[0] == '@' || !a.Text.All(char.IsLetter) || !b.Text.All(char.IsLetter))
            return false;
        var shorter = Math.Min(a.Text.Length, b.Text.Length);
        return shorter >= 5 && Language.EditDistance.Of(a.Text, b.Text) <= (shorter < 9 ? 1 : 2);
    }
}
