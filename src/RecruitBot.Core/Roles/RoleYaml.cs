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
        var reached = 1;
        try
        {
            if (Refuse(yaml, ref reached) is { } refused)
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
            if (TabbedLine(yaml, reached) is { } tabbed)
            {
                log.Error(tabbed, "The front matter is not valid YAML: this line is indented with a tab; use spaces.");
                return null;
            }
            // Some faults are found without a place; the last value that could be read is near.
            var line = e.Start.Line > 1 ? (int)e.Start.Line : reached;
            var reason = (e.InnerException?.Message ?? e.Message).ReplaceLineEndings(" ").Trim().TrimEnd('.');
            log.Error(line, $"The front matter is not valid YAML ({reason}); check indentation, quotes and brackets here.");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The reader gives up on some input in its own terms, which say nothing to whoever writes a role.
            log.Error(reached, "The front matter is not valid YAML; check indentation, quotes and brackets from here on.");
        }
        return null;
    }

    /// <summary>The next line with a tab in its indentation, close to where reading stopped: the commonest fault and the least visible.</summary>
    private static int? TabbedLine(string yaml, int reached)
    {
        var lines = yaml.Split('\n');
        for (var i = reached - 1; i < Math.Min(lines.Length, reached + 2); i++)
            if (lines[i].AsSpan(0, lines[i].Length - lines[i].AsSpan().TrimStart().Length).Contains('\t'))
                return i + 1;
        return null;
    }

    private static (int Line, string Message)? Refuse(string yaml, ref int reached)
    {
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        var documents = 0;
        while (parser.MoveNext())
        {
            var line = (int)parser.Current!.Start.Line;
            reached = Math.Max(reached, line);
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
