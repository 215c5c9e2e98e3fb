using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RecruitBot.Core.Knowledge;

namespace RecruitBot.Benchmarks.Retrieval;

/// <summary>A query that was judged.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">Its text.</param>
/// <param name="Relevance">Grade for each judged text, by id.</param>
internal sealed record JudgedQuery(string Id, string Text, IReadOnlyDictionary<string, double> Relevance);

/// <summary>
/// A collection in the layout of BEIR: <c>corpus.jsonl</c> (_id, title, text), <c>queries.jsonl</c> (_id, text) and <c>qrels/test.tsv</c> (query, text, grade).
/// What is missing in a line is empty; queries without a relevant text and judgements without a query are left out.
/// </summary>
internal sealed partial class BeirCollection
{
    private BeirCollection(IReadOnlyList<string> ids, IReadOnlyList<CollectionText> texts, IReadOnlyList<JudgedQuery> queries) =>
        (Ids, Texts, Queries) = (ids, texts, queries);

    public IReadOnlyList<string> Ids { get; }

    public IReadOnlyList<CollectionText> Texts { get; }

    public IReadOnlyList<JudgedQuery> Queries { get; }

    /// <summary>A collection that is in memory.</summary>
    public static BeirCollection Of(IReadOnlyList<CollectionText> texts, IReadOnlyList<JudgedQuery> queries) =>
        new([.. Enumerable.Range(0, texts.Count).Select(i => i.ToString(CultureInfo.InvariantCulture))], texts, queries);

    /// <summary>Reads a folder.</summary>
    /// <exception cref="FormatException">It cannot be used; the message is one sentence that names the file.</exception>
    public static BeirCollection Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new FormatException($"There is no folder {folder}; give one with corpus.jsonl, queries.jsonl and qrels/test.tsv.");
        try
        {
            var ids = new List<string>();
            var texts = new List<CollectionText>();
            var known = new HashSet<string>(StringComparer.Ordinal);
            foreach (var line in Lines(folder, "corpus.jsonl"))
                if (known.Add(line.Id))
                {
                    ids.Add(line.Id);
                    texts.Add(new CollectionText(line.Title, line.Text));
                }
            var judgements = Judgements(Path.Combine(folder, "qrels", "test.tsv"));
            var queries = Lines(folder, "queries.jsonl")
                .DistinctBy(q => q.Id, StringComparer.Ordinal)
                .Where(q => judgements.TryGetValue(q.Id, out var judged) && judged.Values.Any(g => g > 0))
                .Select(q => new JudgedQuery(q.Id, q.Text, judgements[q.Id]))
                .ToList();
            return texts.Count == 0 ? throw new FormatException($"{Path.Combine(folder, "corpus.jsonl")} holds no text.")
                : queries.Count == 0 ? throw new FormatException($"No query of {folder} has a relevant text in qrels/test.tsv.")
                : new BeirCollection(ids, texts, queries);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{folder} cannot be read: {e.Message}", e);
        }
    }

    private static IEnumerable<(string Id, string Title, string Text)> Lines(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            throw new FormatException($"{folder} has no {name}.");
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return Parse(path, number, line);
        }
    }

    private static (string Id, string Title, string Text) Parse(string path, int number, string line)
    {
        try
        {
            return FieldsOfText(line) ?? throw new FormatException($"{path}:{number}: The line is no JSON object with an _id.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"{path}:{number}: The line is no JSON: {e.Message}", e);
        }
    }

    /// <summary>Half of a surrogate pair is valid JSON and no text.</summary>
    private static (string Id, string Title, string Text)? FieldsOfText(string line)
    {
        try
        {
            return Fields(line);
        }
        catch (InvalidOperationException)
        {
            return Fields(Surrogate().Replace(line, "?"));
        }
    }

    private static (string Id, string Title, string Text)? Fields(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.ValueKind == JsonValueKind.Object && Value(json.RootElement, "_id") is { Length: > 0 } id
            ? (id, Value(json.RootElement, "title"), Value(json.RootElement, "text"))
            : null;
    }

    [GeneratedRegex(@"\\u[dD][89a-fA-F][0-9a-fA-F]{2}", RegexOptions.None, 1000)]
    private static partial Regex Surrogate();

    private static string Value(JsonElement line, string name) =>
        !line.TryGetProperty(name, out var value) ? ""
        : value.ValueKind == JsonValueKind.String ? value.GetString()!
        : value.ValueKind == JsonValueKind.Null ? ""
        : value.GetRawText();

    private static Dictionary<string, Dictionary<string, double>> Judgements(string path)
    {
        if (!File.Exists(path))
            throw new FormatException($"There is no {path}.");
        var judgements = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var parts = line.TrimEnd('\r').Split('\t');
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (parts.Length < 3 || !double.TryParse(parts[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var grade))
            {
                // The first line is a header in most collections, and missing in some.
                if (number == 1)
                    continue;
                throw new FormatException($"{path}:{number}: The line must be query, text and grade, with tabs between.");
            }
            if (!judgements.TryGetValue(parts[0], out var judged))
                judgements[parts[0]] = judged = new Dictionary<string, double>(StringComparer.Ordinal);
            // With four columns, as TREC writes them, the second says nothing.
            judged[parts[^2]] = grade;
        }
        return judgements;
    }
}
