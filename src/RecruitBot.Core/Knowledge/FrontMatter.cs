using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RecruitBot.Core.Knowledge;

/// <summary>The YAML block between two lines of three dashes at the top of a file.</summary>
internal sealed class FrontMatter
{
    private readonly Dictionary<string, YamlNode> fields = new(StringComparer.Ordinal);

    private FrontMatter(int bodyStart) => BodyStart = bodyStart;

    /// <summary>Offset of the first character after the closing line; 0 when there is no front matter.</summary>
    public int BodyStart { get; }

    /// <summary>Keys with the line on which each stands.</summary>
    public IEnumerable<(string Key, int Line)> Keys => fields.Select(f => (f.Key, LineOf(f.Value)));

    /// <summary>Reads the front matter of a file; what is wrong with it is added to <paramref name="problems"/>.</summary>
    public static FrontMatter Read(string file, string text, List<KnowledgeProblem> problems)
    {
        var first = LineEnd(text, 0);
        if (!text.AsSpan(0, first).TrimEnd().SequenceEqual("---"))
        {
            problems.Add(new KnowledgeProblem(file, 1, "There is no front matter: the file must begin with a line of three dashes."));
            return new FrontMatter(0);
        }
        var yamlStart = Math.Min(first + 1, text.Length);
        for (var at = yamlStart; at < text.Length; at = LineEnd(text, at) + 1)
        {
            var end = LineEnd(text, at);
            if (!text.AsSpan(at, end - at).TrimEnd().SequenceEqual("---"))
                continue;
            var matter = new FrontMatter(Math.Min(end + 1, text.Length));
            matter.Parse(file, text[yamlStart..at], problems);
            return matter;
        }
        problems.Add(new KnowledgeProblem(file, 1, "The front matter has no closing line of three dashes.") { Stops = true });
        return new FrontMatter(0);
    }

    /// <summary>A scalar field, trimmed; null when absent or empty.</summary>
    public string? Text(string key) =>
        fields.TryGetValue(key, out var node) && node is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value)
            ? value.Trim()
            : null;

    /// <summary>A list of scalars with their lines; empty when absent. A single scalar counts as a list of one.</summary>
    public List<(string Value, int Line)> List(string key)
    {
        if (!fields.TryGetValue(key, out var node))
            return [];
        var items = node is YamlSequenceNode sequence ? sequence.Children : [node];
        return
        [
            .. items
                .OfType<YamlScalarNode>()
                .Where(s => !string.IsNullOrWhiteSpace(s.Value))
                .Select(s => (s.Value!.Trim(), LineOf(s))),
        ];
    }

    /// <summary>A block of lines "key: value" with their lines; empty when absent.</summary>
    public List<(string Key, string Value, int Line)> Map(string key) =>
        fields.TryGetValue(key, out var node) && node is YamlMappingNode mapping
            ?
            [
                .. mapping
                    .Children.Where(c => c.Key is YamlScalarNode { Value.Length: > 0 } && c.Value is YamlScalarNode { Value.Length: > 0 })
                    .Select(c => (((YamlScalarNode)c.Key).Value!.Trim(), ((YamlScalarNode)c.Value).Value!.Trim(), LineOf(c.Key))),
            ]
            : [];

    /// <summary>The line of a key's value in the file; 1 when absent.</summary>
    public int Line(string key) => fields.TryGetValue(key, out var node) ? LineOf(node) : 1;

    private static int LineOf(YamlNode node) => (int)node.Start.Line + 1;

    private static int LineEnd(string text, int from)
    {
        var end = text.IndexOf('\n', from);
        return end < 0 ? text.Length : end;
    }

    private void Parse(string file, string yaml, List<KnowledgeProblem> problems)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 0)
                return;
            if (stream.Documents[0].RootNode is not YamlMappingNode mapping)
            {
                problems.Add(new KnowledgeProblem(file, 2, "The front matter must consist of lines of the form \"key: value\".") { Stops = true });
                return;
            }
            foreach (var (key, value) in mapping.Children)
                if (key is YamlScalarNode { Value: { } name })
                    fields[name] = value;
        }
        catch (YamlException e)
        {
            problems.Add(new KnowledgeProblem(file, (int)e.Start.Line + 1, "The front matter is not valid YAML: " + e.Message) { Stops = true });
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The reader gives up on some input in its own terms, which name no place.
            problems.Add(new KnowledgeProblem(file, 2, "The front matter is not valid YAML; check indentation, quotes and brackets."));
        }
    }
}
