using System.Text.RegularExpressions;
using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Screening;

/// <summary>
/// Finds which aspects an answer about the subject or a piece of work tells, by general words and never by a trade's own: what speaks for another
/// way (trade-offs), how it is tested, where it stops working (limits), why it is so (reason), an example. The parts of a story are found by
/// <see cref="StoryParts"/>.
/// </summary>
internal static partial class ToldAspects
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    /// <summary>The aspects that no answer tells; those of a story are never among them.</summary>
    public static IReadOnlySet<AnswerAspect> Missing(IReadOnlyList<string> answers) =>
        Enum.GetValues<AnswerAspect>().Where(a => Pattern(a) is { } pattern && !answers.Any(t => pattern.IsMatch(Read(t)))).ToHashSet();

    /// <summary>Whether some words tell an aspect.</summary>
    public static bool Tells(AnswerAspect aspect, string words) => Pattern(aspect)?.IsMatch(Read(words)) == true;

    /// <summary>Whether an anchor asks for an aspect: it may name what an answer tells.</summary>
    public static bool IsAskedBy(AnswerAspect aspect, string anchor) =>
        aspect switch
        {
            AnswerAspect.TradeOffs => AsksTradeOffs().IsMatch(anchor),
            AnswerAspect.Tests => AsksTests().IsMatch(anchor),
            AnswerAspect.Limits => AsksLimits().IsMatch(anchor),
            AnswerAspect.Reason => AsksReason().IsMatch(anchor),
            _ => false,
        };

    private static string Read(string text) => text.Length <= AnswerText.MaxChars ? text : text[..AnswerText.MaxChars];

    private static Regex? Pattern(AnswerAspect aspect) =>
        aspect switch
        {
            AnswerAspect.TradeOffs => TradeOffs(),
            AnswerAspect.Tests => Tests(),
            AnswerAspect.Limits => Limits(),
            AnswerAspect.Reason => Reason(),
            AnswerAspect.Example => Example(),
            _ => null,
        };

    [GeneratedRegex(@"\b(trade-?offs?|instead of|rather than|alternatives?|alternatively|compared (to|with)|at the (cost|price|expense)|downsides?|drawbacks?|cheaper|dearer|more expensive|on the other hand|versus|in exchange|costs? (a|an|one|more|some|memory|disk|time|us|me|extra|another|you)\b|the price is|price (of|for) (it|that|this)|simpler than|slower than|faster than|could (also )?have (used|taken|written|put))\b", Options)]
    private static partial Regex TradeOffs();

    [GeneratedRegex(@"\b(tests? (that|which|for|with|counts?|checks?|asserts?|fails?|creates?|covers?|would|runs?|calls?|the|it)|tested|unit ?tests?|integration tests?|regression tests?|asserts?\w*|pytest|testcase|i(['’]d| would|['’]ll| will)? (also )?test|covered by (a|an|the)? ?tests?|a test)\b", Options)]
    private static partial Regex Tests();

    [GeneratedRegex(@"\b(limits?|limitations?|limited to|breaks? (down|when|if|once|for)|fails? (if|when|once|for)|edge cases?|(does|do|will|would)(n['’]t| not) (help|handle|scale|cover|work|protect|survive|hold)|no longer (works?|helps?|scales?|holds?)|assum(e|es|ing|ptions?)|only (works?|helps?|holds?|safe) (if|when|while|for|until|as long)|stops? (working|helping)|beyond (that|a|this|some)|race condition|stays? (fine|cheap|ok|fast) (until|as long|while))\b", Options)]
    private static partial Regex Limits();

    [GeneratedRegex(@"\b(because|since (it|the|each|every|a|an|that|this|they|we|otherwise)|so that|that is why|that's why|which is why|the reason|therefore|otherwise|as a result|due to|thus|hence)\b|\bso (the|each|every|it|one|a|an|that|we|no|nothing|only|all|two|they)\b", Options)]
    private static partial Regex Reason();

    [GeneratedRegex(@"\b(for example|for instance|e\.g|such as|imagine|suppose|say you|take (a|an|the)|consider)\b|```|`[^`\n]+`", Options)]
    private static partial Regex Example();

    [GeneratedRegex(@"\b(trade-?offs?|alternatives?|weigh(s|ed|ing)?|compares?|price|instead|costs?)\b", Options)]
    private static partial Regex AsksTradeOffs();

    [GeneratedRegex(@"\b(tests?|tested|testing|asserts?|prove[sdn]?)\b", Options)]
    private static partial Regex AsksTests();

    [GeneratedRegex(@"\b(limits?|limitations?|breaks?|edge cases?|assumptions?|assumes|stops? (working|helping)|no longer)\b", Options)]
    private static partial Regex AsksLimits();

    [GeneratedRegex(@"\b(why|reasons?|because|causes?)\b", Options)]
    private static partial Regex AsksReason();
}
