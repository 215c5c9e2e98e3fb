using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Core.Assistant.Model.Redaction;

/// <summary>Finds the identities that a call names: whole in any case, composed or not; words of a name as they are written.</summary>
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
            _forms.Add((Form(identity, RegexOptions.IgnoreCase), person));
            foreach (var part in Parts(identity))
                _forms.Add((Form(part, RegexOptions.None), person));
        }
    }

    /// <summary>All in a text; they may overlap.</summary>
    public IEnumerable<Identifier> In(string text)
    {
        foreach (var (form, person) in _forms)
            foreach (Match match in form.Matches(text))
                yield return new Identifier(match.Index, match.Index + match.Length, "person", person);
    }

    private static IEnumerable<string> Parts(string identity)
    {
        var words = identity.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? [] : words.Select(w => w.Trim('.', ',', '"', '\'', '(', ')')).Where(w => w.Length >= ShortestPart);
    }

    private static Regex Form(string identity, RegexOptions options)
    {
        var words = Composed(identity).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var form = string.Join(@"\s+", words.Select(w => string.Concat(w.Select(Letter))));
        var before = HasEdge(identity[0]) ? @"(?<![\p{L}\p{N}])" : "";
        var after = HasEdge(identity[^1]) ? @"(?![\p{L}\p{M}\p{N}])" : "";
        return new Regex($"{before}{form}{after}", options | RegexOptions.CultureInvariant);
    }

    private static string Composed(string identity)
    {
        var letters = new StringBuilder(identity.Length);
        foreach (var c in identity)
            if (!LetterComposition.TryCompose(letters, c))
                letters.Append(c);
        return letters.ToString();
    }

    /// <summary>A letter as one or as two: with its accent, or followed by it.</summary>
    private static string Letter(char c)
    {
        var one = Regex.Escape(c.ToString());
        return LetterComposition.Parts(c) is { } two ? $"(?:{one}|{two})" : one;
    }

    /// <summary>Scripts such as Chinese, Japanese and Thai put no space between a name and the next word.</summary>
    private static bool HasEdge(char c) => (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) && c is < '\u0e00' or (> '\u0eff' and < '\u2e80');
}
