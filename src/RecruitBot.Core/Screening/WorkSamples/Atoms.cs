using RecruitBot.Core.Language;

namespace RecruitBot.Core.Screening.WorkSamples;

/// <summary>A word as names in code are made of: "select" and "related" of <c>select_related</c> and of <c>selectRelated</c>.</summary>
/// <param name="Stem">What it is compared by.</param>
/// <param name="Start">Offset in the text, in UTF-16 code units.</param>
/// <param name="End">First offset after it.</param>
/// <param name="Name">Which name of the text it belongs to, counted from 0.</param>
internal readonly record struct Atom(string Stem, int Start, int End, int Name);

/// <summary>Takes text apart into such words.</summary>
internal static class Atoms
{
    /// <summary>The words of a text, in order.</summary>
    public static List<Atom> Of(string text)
    {
        var atoms = new List<Atom>();
        var name = -1;
        for (var i = 0; i < text.Length; )
        {
            if (!IsPart(text[i]))
            {
                i++;
                continue;
            }
            name++;
            while (i < text.Length && IsPart(text[i]))
            {
                if (text[i] == '_')
                {
                    i++;
                    continue;
                }
                var start = i++;
                while (i < text.Length && char.IsLetterOrDigit(text[i]) && char.IsDigit(text[i]) == char.IsDigit(text[start]) && !Humps(text, start, i))
                    i++;
                atoms.Add(new Atom(PorterStemmer.Stem(text[start..i].ToLowerInvariant()), start, i, name));
            }
        }
        return atoms;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    // "assertNumQueries", "HTTPResponse": a new word begins where a capital follows a small letter, or comes before one.
    private static bool Humps(string text, int start, int i) =>
        char.IsUpper(text[i]) && (char.IsLower(text[i - 1]) || (i - start >= 1 && char.IsUpper(text[i - 1]) && i + 1 < text.Length && char.IsLower(text[i + 1])));
}
