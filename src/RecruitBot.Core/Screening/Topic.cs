using System.Numerics;

namespace RecruitBot.Core.Screening;

/// <summary>
/// Whether answers speak of the criterion's subject: its own words, weighted, and words that point to its field of work; words that point
/// to another field count against it. The measure is taken over the passage of about sixty words that speaks of the subject most. A passage
/// and not the whole: everyday words overlap by chance the more of them there are, and whatever else somebody writes must not push a good
/// passage out.
/// </summary>
internal static class Topic
{
    private const int Passage = 60;

    /// <summary>What a word of the criterion's field adds when the criterion itself does not use it.</summary>
    private const double OwnField = 0.35;

    /// <summary>What a word of another field takes away, beyond as many of the criterion's own.</summary>
    private const double OtherField = 0.3;

    /// <summary>Words of the criterion's field that count; the rubric's own words have to carry the rest.</summary>
    private const int MostOwn = 4;

    /// <summary>Words of a terse answer. In so few, chance puts fewer words of the subject, so fewer are asked for.</summary>
    private const int Terse = 30;

    /// <summary>The measure of the best passage, and of the best one as short as a terse answer; 0 when nothing points to the subject.</summary>
    public static (double Passage, double Terse) Best(CriterionProfile profile, IReadOnlyList<ClauseFinding> clauses)
    {
        var (best, terse) = (0.0, 0.0);
        for (var first = 0; first < clauses.Count; first++)
        {
            var words = 0;
            var subject = new Dictionary<string, double>(StringComparer.Ordinal);
            var fields = new Dictionary<string, uint>(StringComparer.Ordinal);
            for (var c = first; c < clauses.Count && (words == 0 || words + clauses[c].Clause.Count <= Passage); c++)
            {
                words += clauses[c].Clause.Count;
                foreach (var (stem, weight) in clauses[c].SubjectWords)
                    subject[stem] = weight;
                foreach (var (stem, mask) in clauses[c].FieldWords)
                    fields[stem] = mask;
                var measure = Of(profile.Fields, subject, fields);
                best = Math.Max(best, measure);
                if (words <= Terse)
                    terse = Math.Max(terse, measure);
            }
        }
        return (best, terse);
    }

    private static double Of(uint own, Dictionary<string, double> subject, Dictionary<string, uint> fields)
    {
        var total = subject.Values.Sum();
        if (own == 0)
            return total;
        var ours = 0;
        var unlisted = 0;
        Span<int> others = stackalloc int[32];
        foreach (var (stem, mask) in fields)
        {
            var listed = subject.GetValueOrDefault(stem) >= 0.5;
            if ((mask & own) != 0)
            {
                ours++;
                unlisted += listed ? 0 : 1;
            }
            else if (!listed)
                for (var rest = mask; rest != 0; rest &= rest - 1)
                    others[BitOperations.TrailingZeroCount(rest)]++;
        }
        var strongest = 0;
        foreach (var n in others)
            strongest = Math.Max(strongest, n);
        return total + OwnField * Math.Min(unlisted, MostOwn) - OtherField * Math.Max(0, strongest - ours);
    }
}
