using System.Text;
using System.Text.Json;

namespace RecruitBot.Core.Assistant.Model.Redaction;

/// <summary>
/// Puts placeholders such as «person-1» in the place of identifiers and the identifiers back in theirs, for one call: the same words get the
/// same placeholder, and another spelling of the same person «person-1-2», so that what comes back is what was there, character for
/// character. Words that look like a placeholder are replaced too, and so stay what they are. Not safe for use from several threads.
/// </summary>
/// <param name="identities">Names and handles to be replaced wherever they stand.</param>
public sealed class Redactor(IEnumerable<string> identities)
{
    private readonly KnownIdentities _identities = new(identities);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _originals = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>The text without identifiers.</summary>
    public string Redact(string text)
    {
        var found = Found(text);
        if (found.Count == 0)
            return text;
        var redacted = new StringBuilder(text.Length);
        var end = 0;
        foreach (var identifier in found)
        {
            redacted.Append(text, end, identifier.Start - end);
            redacted.Append('«').Append(NameOf(text[identifier.Start..identifier.End], identifier)).Append('»');
            end = identifier.End;
        }
        return redacted.Append(text, end, text.Length - end).ToString();
    }

    /// <summary>The text with the identifiers in their places. A placeholder that was never given stays.</summary>
    /// <param name="text">What the model wrote.</param>
    /// <param name="isJson">Whether the text is JSON, where an identifier must be escaped as its strings are.</param>
    public string Restore(string text, bool isJson = false) =>
        _originals.Count == 0
            ? text
            : PlaceholderForm
                .Pattern()
                .Replace(
                    text,
                    match =>
                        !_originals.TryGetValue(match.Groups["name"].Value, out var original) ? match.Value
                        : isJson ? JsonEncodedText.Encode(original, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()
                        : original
                );

    /// <summary>In order; what overlaps is one, so that no part of either is left.</summary>
    private List<Identifier> Found(string text)
    {
        List<Identifier> merged = [];
        foreach (var next in _identities.In(text).Concat(IdentifierForms.In(text)).OrderBy(i => i.Start).ThenByDescending(i => i.End))
            if (merged is [.., var last] && next.Start < last.End)
                merged[^1] = last with { End = Math.Max(last.End, next.End) };
            else
                merged.Add(next);
        return merged;
    }

    private string NameOf(string original, Identifier identifier)
    {
        if (_names.TryGetValue(original, out var known))
            return known;
        var name = identifier.Person > 0 ? $"person-{identifier.Person}" : identifier.Kind;
        var count = _counts[name] = _counts.GetValueOrDefault(name) + 1;
        if (identifier.Person == 0 || count > 1)
            name = $"{name}-{count}";
        _names.Add(original, name);
        _originals.Add(name, original);
        return name;
    }
}
