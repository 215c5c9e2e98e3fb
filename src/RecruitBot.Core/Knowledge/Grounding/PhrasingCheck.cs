using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge.Grounding;

/// <summary>
/// Whether somebody's words say no more and nothing else than a passage: its words in its order, nearly all of them, every figure and name, and
/// every word that turns, limits or weakens what it says. All that may be done is to leave small words out, to add some, and to inflect.
/// </summary>
public static class PhrasingCheck
{
    /// <summary>Share of the passage's words with a meaning that must be kept.</summary>
    private const double LeastKept = 0.75;

    private const int Longest = 300;

    // Words without which nothing changes. None that counts, compares, joins, denies or allows is among them.
    private static readonly HashSet<string> Small =
    [
        "a", "an", "the", "is", "are", "was", "were", "be", "been", "being", "of", "to", "in", "on", "at", "for", "with", "by", "as", "it", "its", "this", "that", "these", "those", "there", "here", "you", "your", "they", "their", "them",
        "we", "our", "have", "has", "had", "do", "does", "did", "which", "who", "also", "then", "so",
    ];

    // Words that may never get lost, since what is said without them is something else.
    private static readonly HashSet<string> Guarded =
    [
        "not", "no", "never", "none", "neither", "nor", "without", "unless", "except", "only", "rarely", "seldom", "hardly", "cannot", "cant", "dont", "doesnt", "isnt", "arent", "wont", "wasnt", "werent", "didnt", "shouldnt", "neednt",
        "may", "might", "can", "could", "should", "would", "must", "need", "needs", "will", "typically", "usually", "often", "sometimes", "generally", "mostly", "about", "around", "roughly", "approximately", "nearly", "almost", "likely", "unlikely",
        "least", "most", "up", "more", "less", "fewer", "over", "under", "above", "below", "between", "from", "than", "plus", "minimum", "maximum", "per", "each", "every", "all", "some", "any", "many", "few", "several", "both", "either", "or", "and",
        "junior", "mid", "senior", "lead", "principal", "staff", "entry", "intern", "optional", "required", "preferred", "nice", "if", "when", "while", "before", "after", "until", "since", "but", "although", "though", "however",
    ];

    /// <summary>Whether a phrasing may stand for a passage.</summary>
    public static bool Holds(string phrased, string passage)
    {
        if (string.IsNullOrWhiteSpace(phrased) || phrased.Length > Longest || phrased.Any(c => char.IsControl(c) || c is '<' or '>' or '@' or '|' or '[' or ']' or '`' or '*' or '_') || Signs(phrased) != Signs(passage))
            return false;
        var source = Words(passage);
        var at = 0;
        var kept = 0;
        foreach (var word in Words(phrased))
        {
            var next = source.FindIndex(at, w => w.IsSame(word));
            if (next < 0 || source.Skip(at).Take(next - at).Any(w => w.IsFixed))
                return false;
            at = next + 1;
            kept++;
        }
        return !source.Skip(at).Any(w => w.IsFixed) && kept >= LeastKept * source.Count;
    }

    /// <summary>A sign can turn a figure into another: all of them must be there, in order.</summary>
    private static string Signs(string text) => string.Concat(text.Where(c => c is '$' or '\u20ac' or '\u00a3' or '%' or '+' or '~' or '=' || char.IsDigit(c)));

    private static List<Said> Words(string text) => Tokenizer.Tokenize(text).FindAll(t => !Small.Contains(t.Word)).ConvertAll(t => new Said(t.Word, t.Stem, IsGuarded(t) || IsName(text, t)));

    private static bool IsGuarded(Token token) => Guarded.Contains(token.Word) || token.Word.Any(char.IsDigit);

    /// <summary>A capital letter within a sentence.</summary>
    private static bool IsName(string text, Token token) => token.Start > 1 && char.IsUpper(text[token.Start]) && text[token.Start - 2] is not ('.' or '!' or '?' or ':');

    private readonly record struct Said(string Word, string Stem, bool IsFixed)
    {
        public bool IsSame(Said other) => Word == other.Word || (Stem == other.Stem && !Guarded.Contains(Word) && !Guarded.Contains(other.Word) && !Word.Any(char.IsDigit));
    }
}
