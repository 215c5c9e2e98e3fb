using System.Globalization;
using System.Text.RegularExpressions;

namespace RecruitBot.Core.Assistant.Model.Redaction;

/// <summary>Finds the identities that a call names, in every form of <see cref="NameForms"/>.</summary>
internal sealed class KnownIdentities
{
    private readonly List<(Regex Form, int Person)> _forms = [];

    public KnownIdentities(IEnumerable<string> identities)
    {
        var person = 0;
        foreach (var identity in identities.Select(i => i.Trim()).Where(i => i.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            person++;
            foreach (var whole in NameForms.Whole(identity))
                Add(whole, RegexOptions.IgnoreCase, person);
            var (anyCase, asNames) = NameForms.Parts(identity);
            Add(anyCase, RegexOptions.IgnoreCase, person);
            Add(asNames, RegexOptions.None, person);
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

    private void Add(string form, RegexOptions cases, int person)
    {
        if (form.Length > 0)
            _forms.Add((new Regex(form, cases | RegexOptions.CultureInvariant), person));
    }

    /// <summary>Whether it is no part of a longer word.</summary>
    private static bool StandsAlone(string text, int start, int end) =>
        !(start > 0 && HasEdge(text[start]) && char.IsLetterOrDigit(text[start - 1]))
        && !(end < text.Length && HasEdge(text[end - 1]) && (char.IsLetterOrDigit(text[end]) || IsMark(text[end])));

    /// <summary>Scripts such as Chinese, Japanese and Thai put no space between a name and the next word.</summary>
    private static bool HasEdge(char c) => (char.IsLetterOrDigit(c) || IsMark(c)) && c is < '\u0e00' or (> '\u0eff' and < '\u2e80');

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
