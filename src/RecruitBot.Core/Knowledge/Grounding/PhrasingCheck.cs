using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge.Grounding;

/// <summary>
/// Whether somebody's words say no more and nothing else than a passage: all its words in its order, and every figure. All that may be done is to leave small
/// words out, to add some, and to punctuate: any other word may be the one that turns, limits or weakens what is said.
/// </summary>
public static class PhrasingCheck
{
    private const int Longest = 300;

    // Words without which nothing changes: none that says when, how much, for whom or whether.
    private static readonly HashSet<string> Small = ["a", "an", "the", "this", "that", "these", "those", "there", "here", "it", "its", "also", "then", "so", "which", "who"];

    /// <summary>Whether a phrasing may stand for a passage.</summary>
    public static bool Holds(string phrased, string passage)
    {
        if (string.IsNullOrWhiteSpace(phrased) || phrased.Length > Longest || phrased.Any(c => char.IsControl(c) || c is '<' or '>' or '@' or '|' or '[' or ']' or '`' or '*' or '_') || Signs(phrased) != Signs(passage))
            return false;
        return Words(phrased).SequenceEqual(Words(passage));
    }

    /// <summary>A sign can turn a figure into another: all of them must be there, in order.</summary>
    private static string Signs(string text) => string.Concat(text.Where(c => c is '$' or '\u20ac' or '\u00a3' or '%' or '+' or '~' or '=' || char.IsDigit(c)));

    private static IEnumerable<string> Words(string text) => Tokenizer.Tokenize(text).Select(t => t.Word).Where(w => !Small.Contains(w));
}
