using RecruitBot.Core.Language;
using RecruitBot.Core.Retrieval;

namespace RecruitBot.Core.Knowledge;

/// <summary>The words of a collection as they are written, and the term that each stands for: its stem. Every form is stemmed once.</summary>
internal sealed class CollectionWords
{
    /// <summary>Stands for no term: a function word.</summary>
    public const int Function = -1;

    /// <summary>Was never written in the collection.</summary>
    public const int Unknown = -2;

    private readonly TermTable words = new();
    private readonly TermTable stems = new();
    private int[] termOf = new int[1 << 10];

    /// <summary>The term of a word of the collection, or <see cref="Function"/>.</summary>
    public int Add(ReadOnlySpan<char> word)
    {
        var count = words.Count;
        var id = words.Add(word);
        if (id < count)
            return termOf[id];
        if (id == termOf.Length)
            Array.Resize(ref termOf, id * 2);
        var text = word.ToString();
        return termOf[id] = IsFunction(text) ? Function : stems.Add(PorterStemmer.Stem(text));
    }

    /// <summary>The term of a word of a query, <see cref="Function"/> or <see cref="Unknown"/>.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (words.Find(word) is var id and >= 0)
            return termOf[id];
        var text = word.ToString();
        return IsFunction(text) ? Function
            : stems.Find(PorterStemmer.Stem(text)) is var stem and >= 0 ? stem
            : Unknown;
    }

    /// <summary>The term of a word that the collection has in just this form, or <see cref="Unknown"/>; function words have none.</summary>
    public int FindWritten(ReadOnlySpan<char> word) => words.Find(word) is var id and >= 0 && termOf[id] >= 0 ? termOf[id] : Unknown;

    /// <summary>A letter alone names something, as in "vitamin B": only "a" and "I" are function words.</summary>
    private static bool IsFunction(string word) =>
        word.Length == 1 ? word is "a" or "i" : Vocabulary.Instance.IsFunction(word);
}
