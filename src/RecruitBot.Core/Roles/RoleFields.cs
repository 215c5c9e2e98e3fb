using System.Globalization;
using RecruitBot.Core.Language;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RecruitBot.Core.Roles;

/// <summary>
/// Reads the keys of one YAML mapping. A missing, unknown or mistyped key is logged with its line, and a stand-in is returned, so that
/// one reading reports everything at once.
/// </summary>
internal sealed class RoleFields
{
    private readonly Dictionary<string, (YamlNode Value, int Line)> entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> misspelt = new(StringComparer.Ordinal);
    private readonly string path;
    private readonly RoleLog log;

    /// <summary>Starts reading a mapping.</summary>
    /// <param name="node">The mapping.</param>
    /// <param name="path">Its path with a closing slash, or empty for the whole role.</param>
    /// <param name="what">What it is, in messages: "the role", "criterion 'security'".</param>
    /// <param name="known">The keys it may have.</param>
    /// <param name="log">Where problems go.</param>
    public RoleFields(YamlMappingNode node, string path, string what, IReadOnlyList<string> known, RoleLog log)
    {
        this.path = path;
        this.log = log;
        What = what;
        Line = (int)node.Start.Line;
        foreach (var (key, value) in node.Children)
        {
            var line = (int)key.Start.Line;
            if (key is not YamlScalarNode { Value: { Length: > 0 } name })
                log.Error(line, $"A key of {what} must be a plain word.");
            else if (!known.Contains(name, StringComparer.Ordinal))
                RefuseKey(name, line, known);
            else
            {
                entries[name] = (value, line);
                log.At(path + name, line);
            }
        }
    }

    public string What { get; set; }

    public int Line { get; }

    public string Path => path;

    public int LineOf(string key) => entries.TryGetValue(key, out var entry) ? entry.Line : Line;

    /// <summary>Whether the key is there with anything but nothing (<c>~</c>, <c>null</c> or empty) as its value.</summary>
    public bool Has(string key) => entries.TryGetValue(key, out var entry) && !IsNull(entry.Value);

    /// <summary>The text of an optional key, trimmed; null when absent or empty.</summary>
    public string? Text(string key, int max = int.MaxValue)
    {
        if (!Has(key))
            return null;
        var (value, line) = entries[key];
        if (value is not YamlScalarNode scalar)
        {
            log.Error(line, $"`{key}` of {What} must be text, not {Name(value)}.");
            return null;
        }
        var text = scalar.Value?.Trim() ?? "";
        if (text.Length > max)
            log.Error(line, $"`{key}` of {What} has {text.Length} characters; Discord cards have room for {max}, so shorten it.");
        return text.Length == 0 ? null : text;
    }

    /// <summary>The text of a key that must be there; empty, with an error logged, when it is not.</summary>
    public string Required(string key, string example, int max = int.MaxValue)
    {
        if (Text(key, max) is { } text)
            return text;
        if (!Has(key) || entries[key].Value is YamlScalarNode)
            Missing(key, example);
        return "";
    }

    /// <summary>Logs a key that must be there and is not.</summary>
    public void Missing(string key, string example)
    {
        // A misspelt key is reported once, where it stands.
        if (entries.ContainsKey(key) || !misspelt.Contains(key))
            log.Error(LineOf(key), $"`{key}` of {What} is missing; add a line such as `{key}: {example}`.");
    }

    /// <summary>A decimal number of a key, or null with an error logged when it is there and none.</summary>
    public decimal? Number(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (ParseNumber(text) is { } number)
            return number;
        log.Error(LineOf(key), $"`{key}` of {What} must be a number, not `{Short(text)}`.");
        return null;
    }

    /// <summary>The value of a key, when it is a mapping.</summary>
    public RoleFields? Mapping(string key, IReadOnlyList<string> known) =>
        MappingNode(key) is { } node ? new RoleFields(node, $"{path}{key}/", $"`{key}`", known, log) : null;

    /// <summary>The bare mapping of a key.</summary>
    public YamlMappingNode? MappingNode(string key)
    {
        if (!Has(key))
            return null;
        if (entries[key].Value is YamlMappingNode node)
            return node;
        log.Error(LineOf(key), $"`{key}` of {What} must be a mapping (`name: value` pairs), not {Name(entries[key].Value)}.");
        return null;
    }

    /// <summary>The mappings in the list of a key; empty when absent.</summary>
    public IEnumerable<RoleFields> Mappings(string key, string item, IReadOnlyList<string> known)
    {
        var index = 0;
        foreach (var node in Items(key))
        {
            var at = $"{path}{key}/{index++}";
            log.At(at, (int)node.Start.Line);
            if (node is YamlMappingNode mapping)
                yield return new RoleFields(mapping, at + "/", $"{item} {index}", known, log);
            else
                log.Error(
                    (int)node.Start.Line, $"{item} {index} of {What} must have `key: value` pairs ({string.Join(", ", known)}), not {Name(node)}."
                );
        }
    }

    /// <summary>The texts in the list of a key; a single text counts as a list of one where <paramref name="orOne"/> allows it.</summary>
    public List<string> Texts(string key, bool orOne = false)
    {
        if (orOne && Has(key) && entries[key].Value is YamlScalarNode)
            return Text(key) is { } one ? [one] : [];
        var texts = new List<string>();
        foreach (var node in Items(key))
        {
            if (node is YamlScalarNode { Value: { } value } && value.Trim() is { Length: > 0 } text)
                texts.Add(text);
            else
                log.Error((int)node.Start.Line, $"`{key}` of {What} must hold only texts; put this one in quotes or remove it.");
        }
        return texts;
    }

    /// <summary>Logs an error on the line of a key of this mapping.</summary>
    public void Error(string key, string message) => log.Error(LineOf(key), message);

    /// <summary>Logs an error on a line.</summary>
    public void ErrorOn(int line, string message) => log.Error(line, message);

    /// <summary>Logs an error where the value at a path below this mapping stands.</summary>
    public void ErrorAt(string below, string message) => log.Error(log.Lines.GetValueOrDefault(path + below, Line), message);

    /// <summary>Remembers where the value at a path below this mapping stands.</summary>
    public void Mark(string below, int line) => log.At(path + below, line);

    /// <summary>A number as people write it in YAML, whatever the culture; null when it is none.</summary>
    public static decimal? ParseNumber(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>A text as it fits into a message.</summary>
    public static string Short(string text) => text.ReplaceLineEndings(" ") is var line && line.Length > 60 ? line[..57] + "..." : line;

    private IEnumerable<YamlNode> Items(string key)
    {
        if (!Has(key))
            return [];
        if (entries[key].Value is YamlSequenceNode list)
            return list.Children;
        log.Error(LineOf(key), $"`{key}` of {What} must be a list (`- ...` lines or `[...]`), not {Name(entries[key].Value)}.");
        return [];
    }

    private static bool IsNull(YamlNode node) =>
        node is YamlScalarNode scalar
        && (string.IsNullOrWhiteSpace(scalar.Value) || (scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null" or "Null" or "NULL"));

    private static string Name(YamlNode node) =>
        node switch
        {
            YamlMappingNode => "a mapping",
            YamlSequenceNode => "a list",
            _ => "a single value",
        };

    private void RefuseKey(string name, int line, IReadOnlyList<string> known)
    {
        var near = NearestKey.Of(name, known);
        if (near is not null)
            misspelt.Add(near);
        log.Error(
            line,
            $"`{Short(name)}` is not a key of {What}; "
                + (near is null ? $"remove it (known keys: {string.Join(", ", known)})." : $"write `{near}` if that is what is meant.")
        );
    }
}
