using System.Text;
using RecruitBot.Core.Knowledge;

namespace RecruitBot.Benchmarks.Retrieval;

/// <summary>Collections of any size, for measuring growth; nothing is judged in them.</summary>
internal static class MadeTexts
{
    private const int Vocabulary = 60_000;
    private const int WordsInText = 100;
    private const int WordsInQuery = 6;
    private static readonly Dictionary<string, double> Unjudged = new(StringComparer.Ordinal);

    /// <summary>Made-up passages of a hundred words, drawn as often as words of a language are (Zipf's law); the same each time.</summary>
    public static BeirCollection Make(int passages, int queries)
    {
        var random = new Random(1);
        var words = Enumerable.Range(0, Vocabulary).Select(i => Word(i + 1)).ToArray();
        var texts = Enumerable.Range(0, passages).Select(_ => new CollectionText(Draw(random, words, 6), Draw(random, words, WordsInText))).ToList();
        return BeirCollection.Of(texts, [.. Enumerable.Range(0, queries).Select(i => new JudgedQuery($"q{i}", Draw(random, words, WordsInQuery), Unjudged))]);
    }

    /// <summary>The texts of a collection again and again until there are so many, each copy with a tenth of its words exchanged by those of others.</summary>
    public static BeirCollection Replicate(BeirCollection collection, int passages)
    {
        var random = new Random(1);
        var split = collection.Texts.Select(t => t.Text.Split(' ')).ToList();
        var texts = new List<CollectionText>(passages);
        for (var i = 0; i < passages; i++)
        {
            var original = collection.Texts[i % collection.Texts.Count];
            if (i < collection.Texts.Count)
            {
                texts.Add(original);
                continue;
            }
            string[] words = [.. split[i % split.Count]];
            for (var w = 0; w < words.Length; w += 10)
                words[w] = split[random.Next(split.Count)] is { Length: > 0 } other ? other[random.Next(other.Length)] : "";
            texts.Add(new CollectionText(original.Title, string.Join(' ', words)));
        }
        return BeirCollection.Of(texts, collection.Queries);
    }

    private static string Draw(Random random, string[] words, int count)
    {
        var text = new StringBuilder(count * 7);
        for (var i = 0; i < count; i++)
            text.Append(words[(int)Math.Pow(words.Length, random.NextDouble()) - 1]).Append(' ');
        return text.ToString();
    }

    private static string Word(int number)
    {
        const string Consonants = "bcdfghklmnprstvz";
        const string Vowels = "aeiou";
        var word = new StringBuilder();
        for (; number > 0; number /= 80)
            word.Append(Consonants[number % 80 / 5]).Append(Vowels[number % 5]);
        return word.Append('x').ToString();
    }
}
