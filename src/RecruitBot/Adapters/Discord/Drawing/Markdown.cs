using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RecruitBot.Adapters.Discord.Drawing;

/// <summary>
/// Makes plain text that Discord shows as it is: nothing in it becomes a link with another face, a mention, a heading or a spoiler. Addresses
/// stay as they are, since Discord shows them in full.
/// </summary>
public static partial class Markdown
{
    private const string Ellipsis = "…";

    /// <summary>Escapes the text; what does not fit into <paramref name="most"/> UTF-16 code units is cut off with an ellipsis.</summary>
    public static string Escape(string text, int most = int.MaxValue)
    {
        var result = new StringBuilder(Math.Min(text.Length + 16, 8192));
        foreach (var unit in Units(Visible(text)))
        {
            if (result.Length + unit.Length <= most)
            {
                result.Append(unit);
                continue;
            }
            // Room for the ellipsis is made by whole units, so that no escape or character is cut in two.
            return Shorten(result, most);
        }
        return result.ToString();
    }

    /// <summary>The text without what hides or turns other text around: control characters and marks of writing direction.</summary>
    public static string Visible(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (!IsInvisible(rune))
                result.Append(rune.ToString());
        return result.ToString();
    }

    /// <summary>The escaped text in units that must not be cut: an address, an escaped character, or one character.</summary>
    internal static IEnumerable<string> Units(string text)
    {
        var lineStart = true;
        for (var i = 0; i < text.Length; )
        {
            if (Address().Match(text, i) is { Success: true } address)
            {
                // One unit, so that a cut never makes another address of it; an absurdly long one is no address.
                if (address.Length <= 500)
                {
                    yield return address.Value;
                    i += address.Length;
                    lineStart = false;
                    continue;
                }
            }
            var element = StringInfo.GetNextTextElement(text, i);
            yield return Escaped(element, lineStart, i + element.Length < text.Length ? text[i + element.Length] : '\n');
            i += element.Length;
            lineStart = element == "\n" || (lineStart && element is " " or "\t");
        }
    }

    private static string Escaped(string element, bool lineStart, char next) =>
        element switch
        {
            "\\" or "*" or "_" or "~" or "`" or "|" or "[" or "]" or "<" or "@" => "\\" + element,
            // Headings, quotes and small print are made at the beginning of a line only; a list ("- ") is what it looks like.
            "#" or ">" when lineStart => "\\" + element,
            "-" when lineStart && next == '#' => "\\-",
            // ":smile:" would become a picture.
            ":" when char.IsLetter(next) => "\\:",
            _ => element,
        };

    private static string Shorten(StringBuilder escaped, int most)
    {
        if (most < Ellipsis.Length)
            return "";
        var text = escaped.ToString();
        var end = Math.Min(text.Length, most - Ellipsis.Length);
        if (end > 0 && end < text.Length && char.IsLowSurrogate(text[end]))
            end--;
        // An odd number of backslashes at the end would escape the ellipsis and belongs to what was cut.
        var slashes = 0;
        while (slashes < end && text[end - 1 - slashes] == '\\')
            slashes++;
        if (slashes % 2 == 1)
            end--;
        return text[..end] + Ellipsis;
    }

    [GeneratedRegex(@"\Ghttps?://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9/._%&?=#+,;:!$'-]*)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    private static bool IsInvisible(Rune rune) =>
        rune.Value is not ('\n' or '\t')
        && (Rune.IsControl(rune) || rune.Value is 0x061C or 0x200B or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF);
}
