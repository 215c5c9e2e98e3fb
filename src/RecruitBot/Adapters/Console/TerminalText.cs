using System.Globalization;
using System.Text;

namespace RecruitBot.Adapters.Console;

/// <summary>Text that is safe to print: what steers a terminal or turns the reading direction is shown as a sign, never obeyed.</summary>
public static class TerminalText
{
    /// <summary>The text with control characters, escape sequences and direction overrides made visible. Line feeds stay.</summary>
    public static string Safe(string text)
    {
        StringBuilder? safe = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            var harmless = pair || (!char.IsSurrogate(c) && !IsHarmful(c));
            if (!harmless)
                safe ??= new StringBuilder(text, 0, i, text.Length);
            safe?.Append(harmless ? c : '\uFFFD');
            if (!pair)
                continue;
            i++;
            safe?.Append(text[i]);
        }
        return safe?.ToString() ?? text;
    }

    /// <summary>JSON of the same meaning without such characters: within it they stand in strings only, where each can be an escape.</summary>
    public static string SafeJson(string json)
    {
        StringBuilder? safe = null;
        for (var i = 0; i < json.Length; i++)
        {
            var harmful = !char.IsSurrogate(json[i]) && IsHarmful(json[i]);
            if (harmful)
                safe ??= new StringBuilder(json, 0, i, json.Length + 16);
            if (harmful)
                safe?.Append(CultureInfo.InvariantCulture, $"\\u{(int)json[i]:x4}");
            else
                safe?.Append(json[i]);
        }
        return safe?.ToString() ?? json;
    }

    private static bool IsHarmful(char c) =>
        c switch
        {
            '\n' or '\t' => false,
            // Direction marks, embeddings, overrides and isolates.
            '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
            // A zero-width joiner makes emoji of several signs; the other invisible ones hide text.
            '\u200D' or '\uFE0F' => false,
            _ => CharUnicodeInfo.GetUnicodeCategory(c)
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator,
        };
}
