using System.Text.RegularExpressions;
using RecruitBot.Core.Language;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Recruiting.Resumes;

/// <summary>
/// Words that only go along with a file, as "please find my CV attached" does: they name the file, and every other one is polite, a pointer or the
/// role's. One word beyond these, and the message says something of its own, which is not to be lost.
/// </summary>
internal static partial class CoverWords
{
    private static readonly HashSet<string> Empty =
    [
        .. """
        hi hello hey dear team all everyone sir madam good morning afternoon evening day please kindly ok okay sure well so now yes thanks thank you many very
        much best kind regards cheers here there below above is are s it its heres thats this that these the a an my your our me i ive im am we have has
        had just also too and with as in on at to for of by see find go look take open read use attach attached attaching attachment attachments enclose
        enclosed send sent sending add added adding upload uploaded uploading give gave given giving share shared sharing submit submitting new newest
        updated latest current full complete short old english version copy requested promised asked said mentioned discussed reference information info
        consideration review record records file files pdf doc docx word document cv c v resume resumes résumé résumés curriculum vitae lebenslauf cover letter
        application job role position
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Whether a message is nothing but a cover for its file.</summary>
    /// <param name="state">The session: "yes" says something when a fact is asked for, and nothing beside it.</param>
    /// <param name="text">The message.</param>
    public static bool AreAll(SessionState state, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return true;
        if (!Mention().IsMatch(text) || text.Contains('?', StringComparison.Ordinal))
            return false;
        var role = Tokenizer.Tokenize(state.Role?.Title ?? "").Select(t => t.Word).ToHashSet(StringComparer.Ordinal);
        var isFact = state.Pending?.Item.Kind == ScriptItemKind.Knockout;
        return Tokenizer.Tokenize(text).TrueForAll(t => !(isFact && t.Word is "yes" or "sure") && (Empty.Contains(t.Word) || role.Contains(t.Word)));
    }

    [GeneratedRegex(@"\b(c\.?v|r[e\u00e9]sum[e\u00e9]|curriculum vitae|lebenslauf|cover letter|attach(ed|ing|ment)?|enclosed|file|pdf|document)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Mention();
}
