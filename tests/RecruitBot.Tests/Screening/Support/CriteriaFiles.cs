using RecruitBot.Core.Roles;
using YamlDotNet.RepresentationModel;

namespace RecruitBot.Tests.Screening.Support;

/// <summary>Criteria as the files state them: the shipped roles, and the hand-written ones of other trades.</summary>
internal static class CriteriaFiles
{
    /// <summary>Folder of the hand-written data of these tests.</summary>
    public static string Data => Path.Combine(AppContext.BaseDirectory, "Screening", "Data");

    /// <summary>Every criterion of the shipped roles, keyed "role/criterion". The one place to plug the role catalog in.</summary>
    public static IReadOnlyList<(string Role, Criterion Criterion)> Shipped() => ShippedIn(Path.Combine(AppContext.BaseDirectory, "knowledge", "roles"));

    /// <summary>Every criterion of the role files in a folder; none when the folder does not exist.</summary>
    public static IReadOnlyList<(string Role, Criterion Criterion)> ShippedIn(string folder) =>
        !Directory.Exists(folder)
            ? []
            :
            [
                .. Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal)
                    .SelectMany(file => Parse(FrontMatter(File.ReadAllText(file))).Select(c => (Path.GetFileNameWithoutExtension(file), c))),
            ];

    /// <summary>The criteria of other trades, none of which has gold answers.</summary>
    public static IReadOnlyList<Criterion> OtherTrades() => Parse(File.ReadAllText(Path.Combine(Data, "criteria.yaml")));

    private static string FrontMatter(string text) => text.Split("\n---", 2)[0].TrimStart('-');

    private static List<Criterion> Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var root = stream.Documents[0].RootNode;
        var list = root is YamlMappingNode map ? map.Children[new YamlScalarNode("criteria")] : root;
        return [.. ((YamlSequenceNode)list).Cast<YamlMappingNode>().Select(One)];
    }

    private static Criterion One(YamlMappingNode node) =>
        new(
            Text(node, "id"),
            Text(node, "title"),
            Text(node, "definition"),
            null,
            1,
            null,
            Text(node, "ask"),
            [.. Items(node, "probes").Select(p => new Probe(Enum.Parse<StoryPart>(Text(p, "when"), ignoreCase: true), Text(p, "ask")))],
            ((YamlMappingNode)node.Children[new YamlScalarNode("anchors")]).ToDictionary(a => int.Parse(a.Key.ToString()), a => a.Value.ToString()),
            [.. ((YamlSequenceNode)node.Children[new YamlScalarNode("cues")]).Select(c => c.ToString())],
            [.. Items(node, "gold").Select(g => new GoldAnswer(int.Parse(Text(g, "level")), Text(g, "answer")))]);

    private static string Text(YamlMappingNode node, string key) => node.Children[new YamlScalarNode(key)].ToString();

    private static IEnumerable<YamlMappingNode> Items(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var items) ? ((YamlSequenceNode)items).Cast<YamlMappingNode>() : [];
}
