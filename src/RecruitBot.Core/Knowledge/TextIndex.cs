using RecruitBot.Core.Language;
using RecruitBot.Core.Retrieval;

namespace RecruitBot.Core.Knowledge;

/// <summary>A text of a collection.</summary>
/// <param name="Title">Its title; may be empty.</param>
/// <param name="Text">Its body.</param>
public sealed record CollectionText(string Title, string Text);

/// <summary>
/// Search over a collection of whole texts, with the same words, stems and ranking function that answers are found with. Never changes; safe for
/// use from several threads, and a search allocates nothing to speak of.
/// </summary>
public sealed class TextIndex
{
    /// <summary>
    /// A word of the title says as much about a text as three in its body, since that is what titles are written for; weights that were learnt for titles
    /// lie above that (Robertson, Zaragoza and Taylor, 2004).
    /// </summary>
    private const float TitleWeight = 3;

    [ThreadStatic]
    private static QueryTerm[]? s_terms;

    private readonly CollectionQuery reader;

    private TextIndex(CollectionWords words, Bm25Index index)
    {
        Index = index;
        reader = new CollectionQuery(words, index.FrequencyOf);
    }

    /// <summary>The ranking.</summary>
    public Bm25Index Index { get; }

    /// <summary>Builds the index.</summary>
    public static TextIndex Build(IEnumerable<CollectionText> texts)
    {
        var words = new CollectionWords();
        var builder = new Bm25Builder();
        Span<char> buffer = stackalloc char[WordScanner.Buffer];
        foreach (var text in texts)
        {
            Add(words, builder, new WordScanner(text.Title, buffer), TitleWeight);
            Add(words, builder, new WordScanner(text.Text, buffer), 1);
            builder.EndDocument();
        }
        return new TextIndex(words, builder.Build());
    }

    /// <summary>The best texts for a query, best first.</summary>
    /// <returns>How many were found; at most as many as there is room for.</returns>
    public int Search(string query, Span<SearchHit> best) => Index.Search(Read(query), best);

    /// <summary>The terms of a query, until the calling thread reads another one.</summary>
    internal ReadOnlySpan<QueryTerm> Read(string query)
    {
        var terms = s_terms ??= new QueryTerm[CollectionQuery.MostTerms];
        return terms.AsSpan(0, reader.Read(query, terms));
    }

    private static void Add(CollectionWords words, Bm25Builder builder, WordScanner scanner, float weight)
    {
        while (scanner.Read())
            if (words.Add(scanner.Word) is var term and >= 0)
                builder.Add(term, weight);
    }
}
