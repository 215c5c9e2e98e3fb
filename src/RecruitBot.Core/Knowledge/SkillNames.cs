using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RecruitBot.Core.Knowledge;

/// <summary>Reads <c>skills.yaml</c>: a list of <c>{ name, aliases, esco, onet }</c>.</summary>
internal static class SkillNames
{
    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal) { "name", "aliases", "esco", "onet" };

    /// <summary>The skills of a file; what is wrong is added to <paramref name="problems"/>.</summary>
    public static List<SkillName> Read(string file, string text, List<KnowledgeProblem> problems)
    {
        var skills = new List<SkillName>();
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 0)
                return skills;
            if (stream.Documents[0].RootNode is not YamlSequenceNode list)
            {
                problems.Add(new KnowledgeProblem(file, 1, "The file must be a list of skills.") { Stops = true });
                return skills;
            }
            foreach (var node in list)
                if (ReadOne(file, node, problems) is { } skill)
                    skills.Add(skill);
        }
        catch (YamlException e)
        {
            problems.Add(new KnowledgeProblem(file, Math.Max(1, (int)e.Start.Line), "Not valid YAML: " + e.Message) { Stops = true });
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The reader gives up on some input in its own terms, which name no place.
            problems.Add(new KnowledgeProblem(file, 1, "Not valid YAML; check indentation, quotes and brackets."));
        }
        return skills;
    }

    private static SkillName? ReadOne(string file, YamlNode node, List<KnowledgeProblem> problems)
    {
        var line = (int)node.Start.Line;
        if (node is not YamlMappingNode mapping)
        {
            problems.Add(new KnowledgeProblem(file, line, "A skill must have the form \"{ name: ..., aliases: [...] }\"."));
            return null;
        }
        string? name = null;
        List<string> aliases = [];
        foreach (var (keyNode, value) in mapping.Children)
        {
            var key = (keyNode as YamlScalarNode)?.Value ?? "";
            if (!Keys.Contains(key))
                problems.Add(new KnowledgeProblem(file, (int)keyNode.Start.Line, $"The key \"{key}\" is not known here."));
            else if (key == "name")
                name = (value as YamlScalarNode)?.Value?.Trim();
            else if (key == "aliases")
                aliases =
                [
                    .. (value is YamlSequenceNode items ? items.Children : [value])
                        .OfType<YamlScalarNode>()
                        .Where(s => !string.IsNullOrWhiteSpace(s.Value))
                        .Select(s => s.Value!.Trim()),
                ];
        }
        if (!string.IsNullOrEmpty(name))
            return new SkillName(name, aliases);
        problems.Add(new KnowledgeProblem(file, line, "A skill has no name."));
        return null;
    }
}
