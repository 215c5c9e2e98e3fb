using System.Text.Encodings.Web;
using System.Text.Json;

namespace RecruitBot.Core.Roles.Editing;

/// <summary>
/// The text of a role file, changed line by line: what is not changed stays as its author wrote it, comments included. It goes by indentation, so
/// whoever calls it reads the outcome again and refuses what does not say what was meant.
/// </summary>
internal sealed class RoleText
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string> _lines;

    public RoleText(string text) => _lines = [.. RoleDocument.Normalise(text).Split('\n')];

    /// <summary>The whole file.</summary>
    public override string ToString() => string.Join('\n', _lines);

    /// <summary>A value in double quotes, which YAML reads as JSON does.</summary>
    public static string Quoted(string value) => JsonSerializer.Serialize(value.Trim(), Relaxed);

    /// <summary>Sets a key of the role; nothing to take it away.</summary>
    public void Set(string key, IReadOnlyList<string>? value) => SetIn(1, End, 0, key, value);

    /// <summary>Sets a key of an item of a list; nothing to take it away. False when there is no such item.</summary>
    public bool SetIn(string list, string id, string key, IReadOnlyList<string>? value)
    {
        if (Find(list, id) is not var (from, to, indent))
            return false;
        SetIn(from, to, indent + 2, key, value);
        return true;
    }

    /// <summary>Puts an item behind the others of a list, which is begun when the role has none.</summary>
    /// <param name="list">Key of the list.</param>
    /// <param name="lines">The item's lines without their indentation, the first with its dash.</param>
    public void Append(string list, IReadOnlyList<string> lines)
    {
        var indent = Items(list) is [var first, ..] ? first.Indent : 2;
        int at;
        if (Block(1, End, 0, list) is var (from, to))
        {
            at = to;
            // An empty list may be written as [].
            if (Items(list).Count == 0)
                _lines[from] = $"{list}:";
        }
        else
        {
            at = End + 1;
            _lines.Insert(End, $"{list}:");
        }
        _lines.InsertRange(at, lines.Select(l => new string(' ', indent) + l));
    }

    /// <summary>Takes an item out of a list. False when there is no such item.</summary>
    public bool Remove(string list, string id)
    {
        if (Find(list, id) is not var (from, to, _))
            return false;
        _lines.RemoveRange(from, to - from);
        if (Items(list).Count == 0)
            Set(list, [$"{list}: []"]);
        return true;
    }

    private int End => _lines.FindIndex(1, l => l.TrimEnd() == "---") is var end and > 0 ? end : _lines.Count;

    private void SetIn(int from, int to, int indent, string key, IReadOnlyList<string>? value)
    {
        var at = to;
        if (Block(from, to, indent, key) is var (start, end))
        {
            _lines.RemoveRange(start, end - start);
            at = start;
        }
        else
            // Behind what is there, and before the empty lines that part it from what follows.
            while (at > from && string.IsNullOrWhiteSpace(_lines[at - 1]))
                at--;
        if (value is not null)
            _lines.InsertRange(at, value.Select(l => new string(' ', indent) + l));
    }

    /// <summary>The lines of a key: its own, and those that are indented deeper or are items at its own depth.</summary>
    private (int From, int To)? Block(int from, int to, int indent, string key)
    {
        for (var i = from; i < to; i++)
        {
            if (Indent(_lines[i]) != indent || !_lines[i].AsSpan(indent).StartsWith($"{key}:", StringComparison.Ordinal))
                continue;
            var end = i + 1;
            while (end < to && (string.IsNullOrWhiteSpace(_lines[end]) || Indent(_lines[end]) > indent || (Indent(_lines[end]) == indent && _lines[end].AsSpan(indent).StartsWith("- "))))
                end++;
            while (string.IsNullOrWhiteSpace(_lines[end - 1]))
                end--;
            return (i, end);
        }
        return null;
    }

    private (int From, int To, int Indent)? Find(string list, string id)
    {
        foreach (var (from, to, indent) in Items(list))
            for (var i = from; i < to; i++)
                if (_lines[i].TrimStart(' ', '-').TrimEnd() is var line && (line == $"id: {id}" || line == $"id: \"{id}\"") && (i == from || Indent(_lines[i]) == indent + 2))
                    return (from, to, indent);
        return null;
    }

    private List<(int From, int To, int Indent)> Items(string list)
    {
        var items = new List<(int From, int To, int Indent)>();
        if (Block(1, End, 0, list) is not var (from, to))
            return items;
        var starts = Enumerable.Range(from + 1, to - from - 1).Where(i => _lines[i].TrimStart().StartsWith("- ", StringComparison.Ordinal)).ToList();
        if (starts.Count == 0)
            return items;
        var indent = Indent(_lines[starts[0]]);
        starts.RemoveAll(i => Indent(_lines[i]) != indent);
        for (var n = 0; n < starts.Count; n++)
            items.Add((starts[n], n + 1 < starts.Count ? starts[n + 1] : to, indent));
        return items;
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;
}
