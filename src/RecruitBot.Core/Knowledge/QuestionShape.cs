using System.Text.RegularExpressions;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge;

/// <summary>Recognises from a question's form what kind of answer it wants.</summary>
internal static partial class QuestionShape
{
    private const double ImpliedFactor = 0.5;

    /// <summary>Adds what the form implies: "what does she do" asks for duties, "how much does he get" for pay.</summary>
    public static void AddImplied(string text, List<Token> tokens, List<Slot> slots)
    {
        if (tokens.Count > 1 && WhatToDo().IsMatch(text) && !slots.Exists(s => s.Stands("duty")))
            slots.Add(Implied("duty", tokens.Count));
        if (HowMuchVerb().IsMatch(text) && !IsOfSomethingElse(tokens, slots) && !Cost().IsMatch(text) && !slots.Exists(s => s.Stands("pay") || s.Stands("rate") || s.Stands("bonus")))
            slots.Add(Implied("pay", tokens.Count));
    }

    /// <summary>The kind of answer, and for "how many" the stems of what is counted.</summary>
    public static (Wants Wants, IReadOnlyList<string> Counted) WantsOf(string text, List<Token> tokens, List<Slot> slots)
    {
        var wants = Wants.Any;
        IReadOnlyList<string> counted = [];
        var pay = slots.Exists(s => s.Stands("pay") || s.Stands("rate"));
        var factor = slots.Exists(s => s.Stands("factor"));
        if (HowMuchVerb().IsMatch(text) && !factor && !IsOfSomethingElse(tokens, slots))
            wants |= Wants.Money;
        else if (pay && !factor && !YesNo().IsMatch(text) && !OtherQuestion().IsMatch(text) && !AsksForSomethingElse(tokens, slots))
            wants |= Wants.Money;
        if (BecomesLevel().IsMatch(text))
            return (Wants.Years, counted);
        if (YearsAsked().IsMatch(text) && !slots.Exists(s => s.Number?.Unit == "year"))
            wants = Wants.Years;
        else if (PercentAsked().IsMatch(text))
            wants = Wants.Percent;
        else if (HowLong().IsMatch(text))
            wants |= Wants.Duration;
        else if (HowMany().Match(text) is { Success: true } many)
        {
            counted = Counted(text, tokens, many.Index + many.Length);
            if (counted.Count > 0)
                wants |= Wants.Count;
        }
        if (DateAsked().IsMatch(text))
            wants |= Wants.Date;
        if (NameAsked().IsMatch(text))
            wants |= Wants.Name;
        if (VersionAsked().IsMatch(text))
            wants |= Wants.Version;
        return (wants, counted);
    }

    /// <summary>"How much vacation is there?" asks for no sum of money.</summary>
    private static bool IsOfSomethingElse(List<Token> tokens, List<Slot> slots)
    {
        var at = tokens.FindIndex(t => t.Word == "much");
        return at >= 0
            && slots.Find(s => s.Position == at + 1) is { Class: WordClass.Content, Level: null } of
            && !(of.Stands("pay") || of.Stands("rate") || of.Stands("bonus") || of.Stands("freelance") || of.Stands("developer"))
            && at + 2 < tokens.Count
            && tokens[at + 2].Word is "is" or "are" or "do" or "does" or "will" or "would" or "can" or "should";
    }

    /// <summary>"Which cities pay best?" and "what skills raise the pay?" ask for cities and skills, not for sums.</summary>
    private static bool AsksForSomethingElse(List<Token> tokens, List<Slot> slots)
    {
        var at = tokens.FindIndex(t => t.Word is "which" or "what");
        if (at < 0)
            return false;
        var i = at + 1;
        if (i + 1 < tokens.Count && tokens[i].Stem is "kind" or "type" or "sort" && tokens[i + 1].Word == "of")
            i += 2;
        for (var last = Math.Min(tokens.Count, i + 3); i < last; i++)
        {
            if (slots.Find(s => s.Position <= i && i < s.Position + s.Word.Count(c => c == ' ') + 1) is not { } slot)
                return false;
            if (slot.Stands("pay") || slot.Stands("rate") || slot.Stands("hourly") || slot.Stands("yearly") || slot.Stands("freelance") || slot.Level is not null)
                return false;
            if (slot.Class is WordClass.Content or WordClass.Common)
                return tokens[i].Word.EndsWith('s') || i + 1 >= tokens.Count || Vocabulary.Instance.ClassOf(tokens[i + 1]) != WordClass.Content || !tokens[(i + 1)..].Take(2).Any(t => t.Stem is "salari" or "pai" or "pay" or "wage");
        }
        return false;
    }

    /// <summary>Whether "make" means earning here, and not making a mistake or a decision.</summary>
    public static bool MakesMoney(string text) => MakeMoney().IsMatch(text);

    /// <summary>Whether it asks for several things.</summary>
    public static bool IsPlural(string text) => PluralAsked().IsMatch(text);

    /// <summary>The period that the question names.</summary>
    public static Period PeriodOf(string text, List<Slot> slots)
    {
        var written = Figures.PeriodOf(text);
        if (written != Period.None)
            return written;
        return slots.Exists(s => s.Stands("hourly") || s.Stands("freelance")) ? Period.Hour : slots.Exists(s => s.Stands("yearly")) ? Period.Year : Period.None;
    }

    private static Slot Implied(string concept, int position) =>
        new(concept, WordClass.Common, [new Alternative(["@" + concept], 0.9)]) { Position = position, Factor = ImpliedFactor, Soft = true };

    private static List<string> Counted(string text, List<Token> tokens, int from)
    {
        var counted = new List<string>();
        foreach (var token in tokens.Where(t => t.Start >= from))
        {
            if (Vocabulary.Instance.ClassOf(token) == WordClass.Function)
                break;
            counted.Add(token.Stem);
        }
        return counted;
    }

    [GeneratedRegex(@"(?i)\bwhat\b.{0,80}\b(?:do|doing)\b(?=\s*(?:[?.!,;]|$)| (?:there|here|daily|all day|every day|each day|at work|exactly|for a living|differently|as an?|when|on a|during)\b)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WhatToDo();

    [GeneratedRegex(@"(?i)\bhow (?:much|high|big)\b(?! (?:experience|time|of|python|better|more|faster|slower)\b)(?= (?:does|do|did|is|are|was|were|will|would|can|could|should|might|money|per|an?|the|i|you|we|people|they|salary|pay)\b)|\bhow much\s*[?.!]*$|\bhow much (?=\w+ (?:earn|make|get|pay))|\bhow much (?!experience|time|of|more|better|python)(?=\w+ (?:do|does|will|would|can|is|are)\b)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HowMuchVerb();

    [GeneratedRegex(@"(?i)^\W*(?:(?:hi|hello|hey|and|but|so|also|ok|then|well)\W+){0,2}(?:do|does|did|is|are|was|were|can|could|will|would|should|has|have|am)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YesNo();

    [GeneratedRegex(@"(?i)\b(?:why|who|when|how do|how does|how is|how are|how can|benefits?|perks?)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OtherQuestion();

    [GeneratedRegex(@"(?i)\bhow (?:many|much) (?:\w+ ){0,3}(?:years?|yrs?|yoe|experience)\b|\bhow long\b.{0,40}\b(?:experience|in the (?:field|business|industry|job))\b|\b(?:years|amount) of (?:\w+ ){0,3}experience\b|\bhow experienced\b|\bexperience (?:in|by) years\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearsAsked();

    [GeneratedRegex(@"(?i)\b(?:what|which) (?:\w+ )?(?:percentage|percent|share|proportion|fraction)\b|\bhow many percent\b|\bwhat %|\bpercentage\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PercentAsked();

    [GeneratedRegex(@"(?i)\b(?:what|which|whats|what's) (?:are |kinds? |types? |sorts? |(?:[\w/-]+ ){0,2}\w{2,}[^s\W]s\b)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PluralAsked();

    [GeneratedRegex(@"(?i)\bmak(?:e|es|ing)\b(?=\s*(?:[?.!,]|$)|\s+(?:per|a (?:year|month|week|day)|an hour|annually|yearly|monthly|hourly|in|at|with|as|on|here|there|right|after|and|or)\b)|\bhow much\b.{1,80}\bmak(?:e|es|ing)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MakeMoney();

    [GeneratedRegex(@"(?i)\b(?:when|at what point|from when) (?:am|is|are|do|does|would|will|can) (?:i|one|someone|somebody|people|you|a developer|they) (?:be |become |count as |considered |called |call myself |get called |regarded as )*(?:an? )?(?:senior|mid|junior)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BecomesLevel();

    [GeneratedRegex(@"(?i)\bversions?\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionAsked();

    /// <summary>Whether it asks whether something is so, or which of two.</summary>
    public static bool IsChoice(string text) => YesNo().IsMatch(text) || Either().IsMatch(text);

    [GeneratedRegex(@"(?i)\b(?:or|vs|versus|enough|needed|required|mandatory|necessary|a must)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Either();

    [GeneratedRegex(@"(?i)\b(?:costs?|price|expensive)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cost();

    [GeneratedRegex(@"(?i)\bhow (?:long|soon|quickly)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HowLong();

    [GeneratedRegex(@"(?i)\b(?:how many|what number of|the number of)\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HowMany();

    [GeneratedRegex(@"(?i)^\W*(?:(?:hi|hello|hey|and|but|so|ok)\W+)?when\b|\b(?:what|which) (?:year|date|day|month)\b|\bsince when\b|\b(?:start|starting|closing|end) date\b|\bdeadline\b|\bhow old (?:is|are)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DateAsked();

    [GeneratedRegex(@"(?i)\bwhat(?:'s|’s|s| is| was) the name\b|\bname of the\b|(?:'s|’s) names?\b|\bwho(?:'s|’s|s| is| was| are| were)\b|\bwho (?:founded|runs|owns|leads|created|invented|wrote|manages|will be)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NameAsked();
}
