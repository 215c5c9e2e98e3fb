using System.Buffers;
using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge.Flaws;

/// <summary>
/// Finds text that speaks to a language model instead of a reader ("ignore previous instructions"). Nothing here obeys it; it is flagged, so that
/// it is never quoted to a person either. Guides may well tell people how to rate: only orders that no person would be given are meant.
/// </summary>
internal static partial class MachineOrders
{
    private const string Message = "Instruction-like text, aimed at a language model: it is data here, is not obeyed and not quoted. Remove it.";

    // One of these is in whatever the pattern finds; most sentences have none, and looking for them costs next to nothing.
    private static readonly SearchValues<string> Triggers = SearchValues.Create(
        [
            "ignore", "disregard", "forget", "override", "bypass", "you are now", "act as", "behave as", "respond as", "as an ai", "prompt", " mode", "system", "developer", "assistant", "user",
            "inst", "im_start", "im_end", "endoftext", "language model", "llm", "chatbot", "ai must", "ai should", "ai shall", "ai will", "ai reading", "5/5", "10/10", "5 / 5", "10 / 10",
            "out of five", "top ", "highest", "maximum", "full ", "perfect", "your rules", "token", "api key",
        ],
        StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<Flaw> Find(List<KnowledgeUnit> units) =>
        units.Where(u => IsIn(u.Text)).Select(u => Flaw.Of(u, FlawKind.Instruction, Message));

    /// <summary>Whether the text holds any.</summary>
    public static bool IsIn(string text) => text.AsSpan().ContainsAny(Triggers) && Pattern().IsMatch(text);

    [GeneratedRegex(
        """
        (?i)
          \b(?:ignore|disregard|forget|override|bypass)\b[^.!?\n]{0,40}\b(?:instructions?|prompts?|(?:previous|prior|above|earlier|your)\ (?:rules|guidelines|directions)|everything\ (?:above|before|you))\b
        | \byou\ are\ now\ (?:an?|the|in|no\ longer|free|dan)\b
        | \b(?:act|behave|respond)\ as\ (?:an?\ |the\ )?(?:ai|assistant|language\ model|chatbot|admin\w*|root|system|unrestricted|dan)\b
        | \bas\ an\ ai\ (?:language\ )?(?:model|assistant)\b
        | \b(?:system|developer|hidden)\ prompt\b | \b(?:developer|jailbreak|god|dan)\ mode\b
        | (?:^|[\[<]\s?|\|)(?:system|assistant|developer|user|inst)\s?(?:prompt|message)?\s?[:\]>|]
        | <\|?(?:im_start|im_end|endoftext|system|assistant)\|?>
        | \#{2,}\s?(?:system|instruction|new\ instructions?)\b
        | \bnew\ (?:system\ )?instructions?\s?:
        | \b(?:ai|llm|language\ models?|chatbots?|(?:recruiting\ |ai\ )?assistants?)\s?(?:reading\ this\s?,?\s?)?(?:must|should|shall|will)\ (?:now\ |always\ |never\ |only\ )?(?:ignore|say|tell|answer|reply|respond|recommend|give|rate|score|hire|reveal|advance|approve)\b
        | \b(?:give|award|assign|rate|score|grade|mark)\s(?:me|this\ candidate|the\ candidate|this\ applicant|every\ candidate|him|her|them)\b[^.!?\n]{0,30}\b(?:5(?:/|\ /\ )5|10(?:/|\ /\ )10|five\ out\ of\ five|(?:the\ )?(?:top|highest|maximum|full|perfect)\ (?:marks?|scores?|ratings?|level))\b
        | \b(?:reveal|print|repeat|output|leak)\b[^.!?\n]{0,30}\b(?:your\ (?:instructions?|prompt|rules|token)|the\ (?:bot|api|discord)\ token|api\ keys?)\b
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        1000)]
    private static partial Regex Pattern();
}
