using System.Text.RegularExpressions;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Privacy.Traits;

/// <summary>
/// The parts of a sentence that can be left out by themselves: what commas, dashes and brackets set off, and what a conjunction joins on. A part
/// begins with its conjunction and ends before the sign that closes it.
/// </summary>
internal static partial class Clauses
{
    /// <summary>The parts of a sentence, in order.</summary>
    public static List<TextSpan> Of(string sentence)
    {
        var parts = new List<TextSpan>();
        var at = 0;
        foreach (Match border in Border().Matches(sentence))
        {
            if (border.Index > at)
                parts.Add(new TextSpan(at, border.Index - at));
            at = border.Index;
        }
        parts.Add(new TextSpan(at, sentence.Length - at));
        return parts;
    }

    // "and" and "or" join clauses only before a new subject or verb: "two kids and a dog" is one part.
    [GeneratedRegex(
        @"(?<=[,;:)\u2013\u2014]\s?|\s-\s)(?<=\S)(?=\s)|(?=\()|(?<=\s[-\u2013\u2014])(?=\s)"
            + @"|(?<=\s)(?=(?:but|so|because|since|while|although|though|which|after|before|anyway|then|until)\b)"
            + @"|(?<=\s)(?=(?:and|or)\s+(?:i|i'm|i've|im|we|my|our|it|this|that|the|they|he|she|then|so|now|still|also|as|at|for|in|on|by|led|wrote|built|fixed|made|moved|worked|used|have|had|was|need|prefer|cut|ran|run|set|put|got|took|kept|gave|found|brought|went|left|did|do|own|maintain|want|know|never|always|just|only|\w+ed)\b)"
            + @"|(?<=\s)(?=(?:when|as)\s+(?:i|my|we|the)\b)"
            + @"|(?<=^(?:as|being|having)\s[^,;:]{2,60}\s)(?=i\s)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Border();
}
