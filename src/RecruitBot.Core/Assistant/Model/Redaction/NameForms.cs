using System.Text;
using System.Text.RegularExpressions;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Core.Assistant.Model.Redaction;

/// <summary>
/// The ways in which a name or a handle is written, as patterns: "jane.doe", "Jane_Doe42" and "JaneDoe" are Jane Doe, and so are her words by
/// themselves; letters with their accents or without.
/// </summary>
internal static partial class NameForms
{
    /// <summary>Shorter words of a name are too often words of the language.</summary>
    private const int ShortestPart = 3;

    /// <summary>Letters of a name that is found with nothing between its words: "Jo B" is not every job.</summary>
    private const int ShortestJoined = 6;

    /// <summary>Patterns of the whole, for any case.</summary>
    public static IEnumerable<string> Whole(string identity)
    {
        identity = Composed(identity);
        var words = Words(identity);
        var names = words.Where(HasLetter).ToList();
        IEnumerable<string> forms = [string.Join(@"\s+", Spaced(identity).Select(Pattern)), Joined(words), Joined(names)];
        return forms.Where(f => f.Length > 0).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Patterns of its words: those for any case, and those that are only found as names are written ("will" is a word, "Will" may be somebody).</summary>
    public static (string AnyCase, string AsNames) Parts(string identity)
    {
        identity = Composed(identity);
        var parts = Spaced(identity)
            .Select(Trimmed)
            .Concat(Words(identity))
            .Where(w => w.Length >= ShortestPart && HasLetter(w) && w.Length < identity.Length && !NameWords.IsNoName(Plain(w)))
            .Distinct(StringComparer.Ordinal)
            .ToLookup(w => NameWords.IsWord(Plain(w)));
        return (Any(parts[false]), Any(parts[true].SelectMany(Cases).Distinct(StringComparer.Ordinal)));
    }

    private static List<string> Words(string identity) => [.. Boundary().Split(identity).Select(Trimmed).Where(w => w.Length > 0)];

    private static string[] Spaced(string identity) => identity.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Trimmed(string word) => Outside().Replace(word, "");

    private static bool HasLetter(string word) => word.Any(char.IsLetter);

    /// <summary>With what handles have between words, and the digits after them that make a handle somebody's own.</summary>
    private static string Joined(List<string> words) =>
        words.Count < 2 ? "" : string.Join(words.Sum(w => w.Length) < ShortestJoined ? @"[\s._\-]+" : @"[\s._\-]*", words.Select(Pattern)) + "[0-9]{0,8}";

    /// <summary>The longest first, since the first that fits is taken.</summary>
    private static string Any(IEnumerable<string> words) => string.Join('|', words.OrderByDescending(w => w.Length).Select(Pattern));

    private static IEnumerable<string> Cases(string part) =>
        ((string[])[part, char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant(), part.ToUpperInvariant()]).Where(c => c.Any(char.IsUpper));

    private static string Composed(string identity)
    {
        var letters = new StringBuilder(identity.Length);
        foreach (var c in identity)
            if (!LetterComposition.TryCompose(letters, c))
                letters.Append(c);
        return letters.ToString();
    }

    private static string Plain(string word) => string.Concat(word.Select(c => LetterComposition.Parts(c)?[0] ?? c)).ToLowerInvariant();

    private static string Pattern(string word) => string.Concat(word.Select(Letter));

    /// <summary>A letter as one or as two (with its accent, or followed by it), spelt out, or without the accent.</summary>
    private static string Letter(char c)
    {
        if (c is '\'' or '\u2019')
            return "['\u2019]";
        var one = Regex.Escape(c.ToString());
        var two = LetterComposition.Parts(c);
        string[] forms = [one, two ?? "", SpeltOut(c), two?[..1] ?? ""];
        return forms.Count(f => f.Length > 0) == 1 ? one : $"(?:{string.Join('|', forms.Where(f => f.Length > 0))})";
    }

    private static string SpeltOut(char c) =>
        char.ToLowerInvariant(c) switch
        {
            'ä' or 'æ' => "ae",
            'ö' or 'œ' => "oe",
            'ø' => "oe|o",
            'ü' => "ue",
            'å' => "aa",
            'ß' => "ss",
            'ł' => "l",
            'đ' or 'ð' => "d",
            'þ' => "th",
            'ı' => "i",
            _ => "",
        };

    /// <summary>Between the words of a name, of a handle, and where letters meet digits.</summary>
    [GeneratedRegex("""[\s._\-]+|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=\p{L})(?=\p{Nd})|(?<=\p{Nd})(?=\p{L})""", RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();

    [GeneratedRegex("""^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$""", RegexOptions.CultureInvariant)]
    private static partial Regex Outside();
}
