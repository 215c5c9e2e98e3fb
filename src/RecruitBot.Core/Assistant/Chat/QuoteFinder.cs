using System.Text;
using RecruitBot.Core.Screening;

namespace RecruitBot.Core.Assistant.Chat;

/// <summary>
/// Finds what a model quoted in what a candidate wrote. It must be there word for word: all that may differ is what gets lost in copying (runs of
/// white space, the mark of a data line, typographic quotes and dashes, characters that were replaced because nobody sees them). The evidence
/// is the candidate's own text at that place, character for character.
/// </summary>
internal static class QuoteFinder
{
    /// <summary>Longest quote, in UTF-16 code units.</summary>
    public const int Longest = 300;

    // A word or two stand in every answer and carry no level.
    private const int ShortestWords = 3;
    private const int ShortestCode = 12;

    /// <summary>The evidence, or null when there is none such.</summary>
    /// <param name="quote">What was quoted.</param>
    /// <param name="number">Number of the text, which the evidence carries.</param>
    /// <param name="answer">The text.</param>
    /// <param name="mayBeShort">Whether a word will do: for texts that are as short themselves.</param>
    public static Evidence? Find(string quote, int number, string answer, bool mayBeShort = false)
    {
        var (wanted, _) = Plain(quote.Replace("\n" + PromptData.Mark, "\n", StringComparison.Ordinal));
        if (wanted.StartsWith(PromptData.Mark, StringComparison.Ordinal))
            wanted = wanted[PromptData.Mark.Length..];
        if (wanted.Length is 0 or > Longest || (!mayBeShort && wanted.Length < ShortestCode && wanted.Split(' ').Length < ShortestWords) || !wanted.Any(char.IsLetterOrDigit))
            return null;
        var (text, places) = Plain(PromptData.Readable(answer));
        // Whole words only: "is not" must not be found in "this nothing".
        for (var at = text.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = text.IndexOf(wanted, at + 1, StringComparison.Ordinal))
        {
            if ((at > 0 && Joined(text[at - 1], text[at])) || (at + wanted.Length < text.Length && Joined(text[at + wanted.Length - 1], text[at + wanted.Length])))
                continue;
            var start = places[at];
            var length = places[at + wanted.Length - 1] + 1 - start;
            return length <= Longest ? new Evidence(answer.Substring(start, length), number, start, length) : null;
        }
        return null;
    }

    private static bool Joined(char left, char right) => char.IsLetterOrDigit(left) && char.IsLetterOrDigit(right);

    /// <summary>The text with what copying loses made plain, and where each of its characters stands in the text.</summary>
    private static (string Text, List<int> Places) Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                if (plain.Length == 0 || plain[^1] == ' ')
                    continue;
                c = ' ';
            }
            plain.Append(
                c switch
                {
                    '\u2018' or '\u2019' or '\u201b' => '\'',
                    '\u201c' or '\u201d' or '\u201f' => '"',
                    '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' => '-',
                    _ => c,
                }
            );
            places.Add(i);
        }
        if (plain.Length > 0 && plain[^1] == ' ')
        {
            plain.Length--;
            places.RemoveAt(places.Count - 1);
        }
        return (plain.ToString(), places);
    }
}
