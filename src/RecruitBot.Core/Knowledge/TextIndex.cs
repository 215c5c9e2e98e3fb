using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge;

/// <summary>A text of a collection.</summary>
/// <param name="Title">Its title; may be empty.</param>
/// <param name="Text">Its body.</param>
public sealed record CollectionText(string Title, string Text);

/// <summary>
/// Search over a collection of whole texts, with the same stems, function words and ranking function that answers are found with, for
/// measuring them on public collections.
/// </summary>
public sealed class TextIndex
{
    private readonly Bm25Index index;

    private TextIndex(Bm25Index index) => this.index = index;

    /// <summary>Builds the index.</summary>
    public static TextIndex Build(IEnumerable<CollectionText> texts) =>
        new(Bm25Index.Build(texts.Select(t => (IReadOnlyList<WeightedField>)[new(Terms(t.Title), 1), new(Terms(t.Text), 1)])));

    /// <summary>The best texts for a query, best first.</summary>
    public List<SearchHit> Search(string query, int top) => index.Search(Terms(query), top);

    private static List<string> Terms(string text)
    {
        var terms = new List<string>();
        foreach (var token in Tokenizer.Tokenize(text))
            if (Vocabulary.Instance.ClassOf(token) != WordClass.Function)
                terms.Add(token.Stem);
        return terms;
    }
}
