using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace RecruitBot.Core.Roles;

/// <summary>Loads front matter as a YAML mapping, or says on which line it is broken.</summary>
internal static class RoleYaml
{
    /// <summary>The mapping of the front matter; null with one problem logged when there is none.</summary>
    public static YamlMappingNode? Load(string yaml, RoleLog log)
    {
        var parser = new GuardedParser(new Parser(new StringReader(yaml)));
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
                return root;
            log.Error(1, "The front matter must be a list of `key: value` lines between the two `---` lines.");
        }
        catch (YamlException) when (parser.Refused is not null)
        {
            log.Error(parser.Line, parser.Refused);
        }
        catch (YamlException) when (TabbedLine(yaml, parser.Line) is not null)
        {
            log.Error(
                TabbedLine(yaml, parser.Line)!.Value, "The front matter is not valid YAML: this line is indented with a tab; use spaces."
            );
        }
        catch (YamlException e)
        {
            // Some faults are found without a place; the last value that could be read is near.
            var line = e.Start.Line > 1 ? (int)e.Start.Line : parser.Line;
            var reason = (e.InnerException?.Message ?? e.Message).ReplaceLineEndings(" ").Trim().TrimEnd('.');
            log.Error(line, $"The front matter is not valid YAML ({reason}); check indentation, quotes and brackets here.");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The reader gives up on some input in its own terms, which say nothing to whoever writes a role.
            log.Error(parser.Line, "The front matter is not valid YAML; check indentation, quotes and brackets from here on.");
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

    /// <summary>
    /// Passes events on and stops at those that a role has no use for. The tree is built by recursion, so nesting without end would
    /// overflow the stack, which nothing can catch.
    /// </summary>
    private sealed class GuardedParser(Parser inner) : IParser
    {
        private const int MaxDepth = 16;
        private int depth;
        private int documents;

        public ParsingEvent? Current => inner.Current;

        /// <summary>The furthest line that was read.</summary>
        public int Line { get; private set; } = 1;

        /// <summary>Why reading was stopped, or null.</summary>
        public string? Refused { get; private set; }

        public bool MoveNext()
        {
            if (!inner.MoveNext())
                return false;
            var current = inner.Current!;
            Line = Math.Max(Line, (int)current.Start.Line);
            depth += current.NestingIncrease;
            if (depth > MaxDepth)
                Refused = "The front matter is nested too deeply; a role needs five levels at most.";
            else if (current is AnchorAlias)
                Refused = "Write the value out or put it in quotes: a value that begins with `*` refers to another one in YAML.";
            else if (current is DocumentStart && ++documents > 1)
                Refused = "The front matter must be one YAML document; remove the `...` line.";
            return Refused is null ? true : throw new YamlException(current.Start, current.End, Refused);
        }
    }
}
