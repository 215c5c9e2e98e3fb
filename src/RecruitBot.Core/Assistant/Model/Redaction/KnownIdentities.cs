using System.Text;
using System.Text.RegularExpressions;

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
        var forms = new[] { identity, Normalised(identity, NormalizationForm.FormC), Normalised(identity, NormalizationForm.FormD) }
            .Distinct(StringComparer.Ordinal)
            .Select(f => string.Join(@"\s+", f.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape)));
        var before = HasEdge(identity[0]) ? @"(?<![\p{L}\p{N}])" : "";
        var after = HasEdge(identity[^1]) ? @"(?![\p{L}\p{M}\p{N}])" : "";
        return new Regex($"{before}(?:{string.Join('|', forms)}){after}", options | RegexOptions.CultureInvariant);
    }

    /// <summary>A half of a surrogate pair has no normal form.</summary>
    private static string Normalised(string text, NormalizationForm form)
    {
        try
        {
            return text.Normalize(form);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    /// <summary>Scripts such as Chinese, Japanese and Thai put no space between a name and the next word.</summary>
    private static bool HasEdge(char c) => char.IsLetterOrDigit(c) && c is < '\u0e00' or (> '\u0eff' and < '\u2e80');
}
