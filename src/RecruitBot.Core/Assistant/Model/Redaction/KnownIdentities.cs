using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Core.Assistant.Model.Redaction;

/// <summary>Finds the identities that a call names: whole in any case, composed or not; words of a name as names are written.</summary>
internal sealed class KnownIdentities
{
    /// <summary>Shorter words of a name are too often words of the language.</summary>
    private const int ShortestPart = 3;

    private readonly List<(Regex Form, int Person)> _forms = [];

    public KnownIdentities(IEnumerable<string> identities)
    {
        var person = 0;
        foreach (var identity in identities.Select(i => i.Trim()).Where(i => i.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            person++;
            _forms.Add((new Regex(Form(identity), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), person));
            var parts = Parts(identity).SelectMany(Cases).Distinct(StringComparer.Ordinal).Select(Form).ToList();
            if (parts.Count > 0)
                _forms.Add((new Regex(string.Join('|', parts), RegexOptions.CultureInvariant), person));
        }
    }

    /// <summary>All in a text; they may overlap.</summary>
    public IEnumerable<Identifier> In(string text)
    {
        foreach (var (form, person) in _forms)
            for (var match = form.Match(text); match.Success; )
            {
                var (start, end) = (match.Index, match.Index + match.Length);
                var stands = StandsAlone(text, start, end);
                if (stands)
                    yield return new Identifier(start, end, "person", person);
                match = form.Match(text, stands ? end : start + 1);
            }
    }

    private static IEnumerable<string> Parts(string identity)
    {
        var words = identity.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? [] : words.Select(w => w.Trim('.', ',', '"', '\'', '(', ')')).Where(w => w.Length >= ShortestPart);
    }

    /// <summary>As it is given, as a name, and in capitals: "will" is a word, "Will" may be somebody.</summary>
    private static string[] Cases(string part) => [part, char.ToUpperInvariant(part[0]) + part[1..], part.ToUpperInvariant()];

    private static string Form(string identity)
    {
        var letters = new StringBuilder(identity.Length);
        foreach (var c in identity)
            if (!LetterComposition.TryCompose(letters, c))
                letters.Append(c);
        var words = letters.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(@"\s+", words.Select(w => string.Concat(w.Select(Letter))));
    }

    /// <summary>A letter as one or as two: with its accent, or followed by it.</summary>
    private static string Letter(char c)
    {
        var one = Regex.Escape(c.ToString());
        return LetterComposition.Parts(c) is { } two ? $"(?:{one}|{two})" : one;
    }

    /// <summary>Whether it is no part of a longer word.</summary>
    private static bool StandsAlone(string text, int start, int end) =>
        !(start > 0 && HasEdge(text[start]) && char.IsLetterOrDigit(text[start - 1]))
        && !(end < text.Length && HasEdge(text[end - 1]) && (char.IsLetterOrDigit(text[end]) || IsMark(text[end])));

    /// <summary>Scripts such as Chinese, Japanese and Thai put no space between a name and the next word.</summary>
    private static bool HasEdge(char c) => (char.IsLetterOrDigit(c) || IsMark(c)) && c is < '\u0e00' or (> '\u0eff' and < '\u2e80');

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
