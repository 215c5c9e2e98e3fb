using System.Text.RegularExpressions;

namespace RecruitBot.Tests.Screening.Support;

/// <summary>Turns what a rubric says of somebody ("Reproduces the problem, and names the part") into a claim ("I reproduced the problem, and named the part").</summary>
internal static partial class FirstPerson
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["brings"] = "brought", ["builds"] = "built", ["chooses"] = "chose", ["draws"] = "drew", ["finds"] = "found", ["gets"] = "got", ["gives"] = "gave", ["goes"] = "went",
        ["has"] = "had", ["holds"] = "held", ["is"] = "was", ["keeps"] = "kept", ["knows"] = "knew", ["leads"] = "led", ["makes"] = "made", ["puts"] = "put", ["runs"] = "ran",
        ["says"] = "said", ["sees"] = "saw", ["sets"] = "set", ["shows"] = "showed", ["speaks"] = "spoke", ["takes"] = "took", ["tells"] = "told", ["writes"] = "wrote", ["does"] = "did",
    };

    /// <summary>The sentence in the past, with "I" as its subject.</summary>
    public static string Past(string sentence)
    {
        var text = Verb().Replace(sentence.Trim(), m => m.Groups["before"].Value + Past1(m.Groups["verb"].Value));
        return "I " + char.ToLowerInvariant(text[0]) + text[1..];
    }

    private static string Past1(string verb)
    {
        var lower = verb.ToLowerInvariant();
        if (Irregular.TryGetValue(lower, out var past))
            return past;
        var stem = lower.EndsWith("ies", StringComparison.Ordinal) ? lower[..^3] + "i" : lower.EndsWith("sses", StringComparison.Ordinal) || lower.EndsWith("ches", StringComparison.Ordinal) ? lower[..^2] : lower[..^1];
        return stem.EndsWith('e') ? stem + "d" : stem + "ed";
    }

    // A verb begins the sentence, or a clause after a comma, "and" or "or": "Moves shared code ..., handles named errors, and tells who".
    [GeneratedRegex(@"(?<before>^|, and |, or |, |; )(?<verb>(?!this|thus|across|towards|as |is |metrics|types|tests|logs|alerts|words|options|lists|colleagues|numbers|figures|errors|reasons|steps|users|samples|examples|limits|indexes|links|names )[A-Za-z]{2,}s)\b(?! of)")]
    private static partial Regex Verb();
}
