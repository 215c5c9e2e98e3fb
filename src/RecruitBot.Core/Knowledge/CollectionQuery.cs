using RecruitBot.Core.Language;
using RecruitBot.Core.Retrieval;

namespace RecruitBot.Core.Knowledge;

/// <summary>
/// Reads a query against the words of a collection. Words that the collection writes as one ("postgres ql") are joined, one that it writes as two
/// ("codereview") is taken apart, and one that it does not have at all is put right where a single slip leads to one that it has.
/// </summary>
internal sealed class CollectionQuery(CollectionWords words, Func<int, int> frequencyOf)
{
    /// <summary>Nobody asks for more words; the rest of a longer query is not read.</summary>
    public const int MostWords = 1024;

    /// <summary>Room that the terms of a query may need.</summary>
    public const int MostTerms = MostWords * 3;

    private const int ShortestPart = 3;
    private const int ShortestCorrected = 5;
    private const int LongestCorrected = 24;
    private const double CorrectedWeight = 0.5;

    /// <summary>Writes the terms of a query; returns how many they are.</summary>
    /// <param name="query">As it was typed.</param>
    /// <param name="terms">Room for <see cref="MostTerms"/>.</param>
    public int Read(ReadOnlySpan<char> query, Span<QueryTerm> terms)
    {
        Span<char> joined = stackalloc char[2 * WordScanner.Buffer];
        var scanner = new WordScanner(query, stackalloc char[WordScanner.Buffer]);
        var (count, before) = (0, 0);
        for (var n = 0; n < MostWords && scanner.Read(); n++)
        {
            var word = scanner.Word;
            var term = words.Find(word);
            word.CopyTo(joined[before..]);
            if (before > 0 && term != CollectionWords.Function && words.FindWritten(joined[..(before + word.Length)]) is var both and >= 0)
                terms[count++] = new QueryTerm(both, 1);
            if (term >= 0)
                terms[count++] = new QueryTerm(term, 1);
            else if (term == CollectionWords.Unknown)
                count += Mend(word, terms[count..]);
            before = term == CollectionWords.Function ? 0 : word.Length;
            word.CopyTo(joined);
        }
        return count;
    }

    private int Mend(ReadOnlySpan<char> word, Span<QueryTerm> terms)
    {
        if (Split(word, out var first, out var second))
        {
            terms[0] = new QueryTerm(first, 1);
            terms[1] = new QueryTerm(second, 1);
            return 2;
        }
        if (Correct(word) is not (var term and >= 0))
            return 0;
        terms[0] = new QueryTerm(term, CorrectedWeight);
        return 1;
    }

    /// <summary>Two words of the collection that are written together here; of several ways the one whose rarer word is the most common.</summary>
    private bool Split(ReadOnlySpan<char> word, out int first, out int second)
    {
        (first, second) = (CollectionWords.Unknown, CollectionWords.Unknown);
        var most = 0;
        for (var at = ShortestPart; at <= word.Length - ShortestPart; at++)
        {
            if (words.FindWritten(word[..at]) is not (var left and >= 0) || words.FindWritten(word[at..]) is not (var right and >= 0))
                continue;
            var common = Math.Min(frequencyOf(left), frequencyOf(right));
            if (common > most)
                (first, second, most) = (left, right, common);
        }
        return most > 0;
    }

    /// <summary>The most common word of the collection at one slip: a letter added, dropped, changed, or two neighbours swapped. The first letter is right.</summary>
    private int Correct(ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestCorrected or > LongestCorrected || word.ContainsAnyExceptInRange('a', 'z'))
            return CollectionWords.Unknown;
        var best = new Best(this);
        Span<char> other = stackalloc char[word.Length + 1];
        for (var i = 1; i < word.Length; i++)
        {
            word[..i].CopyTo(other);
            word[(i + 1)..].CopyTo(other[i..]);
            best.Try(other[..(word.Length - 1)]);
            word.CopyTo(other);
            for (var c = 'a'; c <= 'z'; c++)
            {
                other[i] = c;
                best.Try(other[..word.Length]);
            }
            word.CopyTo(other);
            if (i + 1 < word.Length)
            {
                (other[i], other[i + 1]) = (other[i + 1], other[i]);
                best.Try(other[..word.Length]);
            }
        }
        for (var i = 1; i <= word.Length; i++)
        {
            word[..i].CopyTo(other);
            word[i..].CopyTo(other[(i + 1)..]);
            for (var c = 'a'; c <= 'z'; c++)
            {
                other[i] = c;
                best.Try(other);
            }
        }
        return best.Term;
    }

    private struct Best(CollectionQuery query)
    {
        private int frequency = 0;

        public int Term { get; private set; } = CollectionWords.Unknown;

        public void Try(ReadOnlySpan<char> word)
        {
            if (query.WordAt(word) is var term and >= 0 && query.Frequency(term) is var found && found > frequency)
                (Term, frequency) = (term, found);
        }
    }

    private int WordAt(ReadOnlySpan<char> word) => words.FindWritten(word);

    private int Frequency(int term) => frequencyOf(term);
}
