using System.Buffers;
using System.Text.RegularExpressions;

namespace RecruitBot.Core.Assistant.Model.Redaction;

/// <summary>
/// Identifiers that are known by their form: addresses, numbers, links and names of accounts. Whatever is found is restored afterwards, so
/// too much costs the model a word and too little costs somebody their privacy: in doubt it is one. Each form is looked for only in lines that
/// hold a character which it cannot be without.
/// </summary>
internal static partial class IdentifierForms
{
    private static readonly (Regex Form, string Kind, SearchValues<char> Needs)[] Forms =
    [
        (Links(), "link", SearchValues.Create("/")),
        (Addresses(), "email", SearchValues.Create("@")),
        (SpeltAddresses(), "email", SearchValues.Create("([{")),
        (Mentions(), "id", SearchValues.Create("<#")),
        (Ids(), "id", SearchValues.Create("0123456789")),
        (Phones(), "phone", SearchValues.Create("0123456789")),
        (Numbers(), "number", SearchValues.Create("0123456789")),
    ];

    /// <summary>All in a text; they may overlap.</summary>
    public static IEnumerable<Identifier> In(string text)
    {
        foreach (Match match in PlaceholderForm.Pattern().Matches(text))
            yield return new Identifier(match.Index, match.Index + match.Length, "text", 0);
        if (text.Contains('@', StringComparison.Ordinal))
            foreach (Match match in Handles().Matches(text))
                yield return new Identifier(match.Index, match.Index + match.Length, "handle", 0);
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            foreach (var (form, kind, needs) in Forms)
                if (text.AsSpan(start, end - start).ContainsAny(needs))
                    for (var match = form.Match(text, start, end - start); match.Success; match = match.NextMatch())
                        yield return new Identifier(match.Index, match.Index + match.Length, kind, 0);
            start = end + 1;
        }
    }

    /// <summary>Addresses with a user in them, and pages of a person on the sites where people have pages.</summary>
    [GeneratedRegex(
        """(?<![a-z0-9+.-])(?>[a-z][a-z0-9+.-]*)://[^\s/@<>"']{1,200}@[^\s<>"']{1,500}(?<![.,;:!?)\]])|(?:https?://)?(?:[a-z]{2,3}\.)?(?<![\p{L}\p{N}])(?:linkedin\.com/(?:in|pub)|github\.com|gitlab\.com|bitbucket\.org|twitter\.com|x\.com|facebook\.com|instagram\.com|t\.me|stackoverflow\.com/users|medium\.com|dev\.to|xing\.com/profile|discord\.com/users)/[^\s<>"'()\[\]]{1,200}(?<![.,;:!?])""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Links();

    [GeneratedRegex(
        """(?<![\p{L}\p{M}\p{N}._%+'-])(?>[\p{L}\p{M}\p{N}._%+'-]+)@[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63}){1,6}""",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Addresses();

    /// <summary>As people spell them so that machines don't read them: jane (at) example (dot) org.</summary>
    [GeneratedRegex(
        """(?<![\p{L}\p{N}._%+-])(?>[\p{L}\p{N}._%+-]+)\s?[\[({]\s?at\s?[\])}]\s?[\p{L}\p{N}-]{1,63}(?:\s?[\[({]\s?dot\s?[\])}]\s?[\p{L}\p{N}-]{1,63}|\.[\p{L}\p{N}-]{1,63}){1,4}""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex SpeltAddresses();

    /// <summary>Mentions of users, roles, channels, commands and emoji (Discord reference, Message Formatting), and names with four digits.</summary>
    [GeneratedRegex("""<(?:@[!&]?|#|a?:\w{1,32}:|/[\w -]{1,100}:|id:)\d{15,21}>|(?<![\p{L}\p{N}_.])(?>[\p{L}\p{N}_.]{2,32})#\d{4}(?!\d)""", RegexOptions.CultureInvariant)]
    private static partial Regex Mentions();

    /// <summary>Snowflakes (Discord reference, Snowflakes).</summary>
    [GeneratedRegex("""[0-9]{17,20}(?![0-9])(?<![0-9]{21})""", RegexOptions.CultureInvariant)]
    private static partial Regex Ids();

    /// <summary>International, in groups of three and four, with a leading zero, or ten digits together.</summary>
    [GeneratedRegex(
        """(?=[+(0-9])(?<![\p{L}\p{N}.,])(?:(?:\+|00)\d{1,3}(?:[\s().\-/]{0,2}\d){6,13}|(?:\(\d{2,4}\)\s?|\d{3}[\s.\-])\d{3}[\s.\-]?\d{4}|\(?0\d{1,4}\)?[\s./\-]{0,3}\d{2,4}(?:[\s.\-]?\d{2,4}){1,3}|[2-9]\d{9})(?![\p{L}\p{N}])""",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Phones();

    /// <summary>Social security numbers and bank accounts (IBAN).</summary>
    [GeneratedRegex("""[0-9]{3}-[0-9]{2}-[0-9]{4}(?![0-9])|[A-Z]{2}[0-9]{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,4})?(?![\p{L}\p{N}])""", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    /// <summary>Names of accounts as they are written to somebody. Alone on a line with another below it is code (a decorator, an annotation).</summary>
    [GeneratedRegex(
        """@(?<![\p{L}\p{N}_@`.]@)(?!(?<=^[ \t]{0,40}@)[\w.]{1,60}(?:\([^\n]{0,300})?[ \t\r]*\n[ \t]*\S)[\p{L}\p{N}_][\p{L}\p{N}_.]{1,31}""",
        RegexOptions.CultureInvariant | RegexOptions.Multiline
    )]
    private static partial Regex Handles();
}
