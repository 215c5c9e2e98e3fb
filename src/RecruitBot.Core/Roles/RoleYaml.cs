using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace RecruitBot.Core.Roles;

/// <summary>Loads front matter as a YAML mapping, or says on which line it is broken.</summary>
internal static class RoleYaml
{
    /// <summary>Deepest nesting accepted. The tree is built by recursion, so hostile nesting would overflow the stack.</summary>
    private const int MaxDepth = 16;

    /// <summary>The mapping of the front matter; null with one problem logged when there is none.</summary>
    public static YamlMappingNode? Load(string yaml, RoleLog log)
    {
        try
        {
            if (Refuse(yaml) is { } refused)
            {
                log.Error(refused.Line, refused.Message);
                return null;
            }
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
                return root;
            log.Error(1, "The front matter must be a list of `key: value` lines between the two `---` lines.");
        }
        catch (YamlException e)
        {
            var reason = (e.InnerException?.Message ?? e.Message).Trim().TrimEnd('.');
            log.Error((int)e.Start.Line, $"The front matter is not valid YAML ({reason}); check indentation, quotes and brackets here.");
        }
        return null;
    }

    private static (int Line, string Message)? Refuse(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        var documents = 0;
        while (parser.MoveNext())
        {
            var line = (int)parser.Current!.Start.Line;
            depth += parser.Current.NestingIncrease;
            if (depth > MaxDepth)
                return (line, "The front matter is nested too deeply; a role needs five levels at most.");
            if (parser.Current is AnchorAlias)
                return (line, "Write the value out or put it in quotes: a value that begins with `*` refers to another one in YAML.");
            if (parser.Current is DocumentStart && ++documents > 1)
                return (line, "The front matter must be one YAML document; remove the `...` line.");
        }
        return null;
    }
}
