using System.Text.RegularExpressions;

namespace RecruitBot.Core.Assistant.Model.Redaction;

/// <summary>
/// Identifiers that are known by their form: addresses, numbers, links and names of accounts. Whatever is found is restored afterwards, so
/// too much costs the model a word and too little costs somebody their privacy: in doubt it is one.
/// </summary>
internal static partial class IdentifierForms
{
    /// <summary>All in a text, in order; they may overlap.</summary>
    public static IEnumerable<Identifier> In(string text) =>
        Of(PlaceholderForm.Pattern(), "text", text)
            .Concat(Of(Links(), "link", text))
            .Concat(Of(Addresses(), "email", text))
            .Concat(Of(SpeltAddresses(), "email", text))
            .Concat(Of(Mentions(), "id", text))
            .Concat(Of(Ids(), "id", text))
            .Concat(Of(Phones(), "phone", text))
            .Concat(Of(Numbers(), "number", text))
            .Concat(Of(Handles(), "handle", text));

    private static IEnumerable<Identifier> Of(Regex form, string kind, string text)
    {
        foreach (Match match in form.Matches(text))
            yield return new Identifier(match.Index, match.Index + match.Length, kind, 0);
    }

    /// <summary>Addresses with a user in them, and pages of a person on the sites where people have pages.</summary>
    [GeneratedRegex(
        """[a-z][a-z0-9+.-]{1,15}://[^\s/@<>"']{1,200}@[^\s<>"']{1,500}(?<![.,;:!?)\]])|(?:https?://)?(?:[a-z]{2,3}\.)?(?<![\p{L}\p{N}])(?:linkedin\.com/(?:in|pub)|github\.com|gitlab\.com|bitbucket\.org|twitter\.com|x\.com|facebook\.com|instagram\.com|t\.me|stackoverflow\.com/users|medium\.com|dev\.to|xing\.com/profile|discord\.com/users)/[^\s<>"'()\[\]]{1,200}(?<![.,;:!?])""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Links();

    [GeneratedRegex("""[\p{L}\p{M}\p{N}._%+'-]{1,256}@[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63}){1,6}""", RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();

    /// <summary>As people spell them so that machines don't read them: jane (at) example (dot) org.</summary>
    [GeneratedRegex(
        """[\p{L}\p{N}._%+-]{1,64}\s?[\[({]\s?at\s?[\])}]\s?[\p{L}\p{N}-]{1,63}(?:\s?[\[({]\s?dot\s?[\])}]\s?[\p{L}\p{N}-]{1,63}|\.[\p{L}\p{N}-]{1,63}){1,4}""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex SpeltAddresses();

    /// <summary>Mentions of users, roles, channels, commands and emoji (Discord reference, Message Formatting), and names with four digits.</summary>
    [GeneratedRegex("""<(?:@[!&]?|#|a?:\w{1,32}:|/[\w -]{1,100}:|id:)\d{15,21}>|(?<![\p{L}\p{N}_.])[\p{L}\p{N}_.]{2,32}#\d{4}(?!\d)""", RegexOptions.CultureInvariant)]
    private static partial Regex Mentions();

    /// <summary>Snowflakes (Discord reference, Snowflakes).</summary>
    [GeneratedRegex("""(?<!\d)\d{17,20}(?!\d)""", RegexOptions.CultureInvariant)]
    private static partial Regex Ids();

    /// <summary>International, in groups of three and four, with a leading zero, or ten digits together.</summary>
    [GeneratedRegex(
        """(?<![\p{L}\p{N}.,])(?:(?:\+|00)\d{1,3}(?:[\s().\-/]{0,2}\d){6,13}|(?:\(\d{2,4}\)\s?|\d{3}[\s.\-])\d{3}[\s.\-]?\d{4}|\(?0\d{1,4}\)?[\s./\-]{0,3}\d{2,4}(?:[\s.\-]?\d{2,4}){1,3}|[2-9]\d{9})(?![\p{L}\p{N}])""",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Phones();

    /// <summary>Social security numbers and bank accounts (IBAN).</summary>
    [GeneratedRegex("""(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)|(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,4})?(?![\p{L}\p{N}])""", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    /// <summary>Names of accounts as they are written to somebody; at the beginning of a line it is code (a decorator, an annotation).</summary>
    [GeneratedRegex("""(?<![\p{L}\p{N}_@`.])(?<!^[ \t]{0,40})@[\p{L}\p{N}_][\p{L}\p{N}_.]{1,31}""", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Handles();
}
