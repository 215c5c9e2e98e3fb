using System.Text.RegularExpressions;

namespace RecruitBot.Core.Roles;

/// <summary>Finds knock-outs that rest on years of experience alone. An age that the law asks for, the validity of a paper and the length of a contract are facts of another kind.</summary>
internal static partial class YearsAlone
{
    /// <summary>Whether the fact is how long somebody has worked.</summary>
    public static bool Is(Knockout knockout)
    {
        var ask = knockout.Ask.Replace('\u2019', '\'');
        return !OtherTime().IsMatch(ask) && (Experience().IsMatch(ask) || (Working().IsMatch(ask) && (Time().IsMatch(ask) || knockout.Choices.Any(c => Time().IsMatch(c)))));
    }

    private const string Unit = @"\b(?:years?|yrs?|months?)\b";

    [GeneratedRegex(
        Unit + @"(?:'|\u2019)?[^.?!]{0,40}\b(?:experience|professional|practice|track\s+record|position|seniority|leadership|career|trade|field|industry)\b"
            + @"|\b(?:experienced?|track\s+record|seniority|career)\b[^.?!]{0,60}" + Unit + @"|" + Unit + @"[^.?!]{0,30}\btrack\s+record\b"
            + @"|\bhow\s+many\s+(?:years?|yrs?|months?)\s+of\s+(?!age\b)|\bnumber\s+of\s+years\b|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|many)\+?\s+(?:or\s+more\s+)?(?:years?|yrs?)\b|^\W*(?:years?|yrs?)\s+(?:as|in|of|with)\b"
            + @"|\bhow\s+long\s+have\s+you\s+(?:been\s+\w+ing|worked|used|coded|programmed|taught|driven|led|managed|practi[cs]ed)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Experience();

    // What somebody has been doing, wherever the time is said.
    [GeneratedRegex(
        @"\bexperience\b|\b(?:have|has|had|did|do)\s+you\b[^.?!]*\b(?:work\w*|been\s+\w+ing|spen[dt]|used?|using|cod\w+|program\w*|develop\w*|practi[cs]\w*|taught|teach\w*|driven|led|managed)\b"
            + @"|\b(?:how\s+(?:many\s+years|long)|since\s+how)\b[^.?!]*\b(?:you)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Working();

    [GeneratedRegex(Unit, RegexOptions.IgnoreCase)]
    private static partial Regex Time();

    [GeneratedRegex(
        @"\byears?\s+(?:old|of\s+age)\b|\b(?:this|next|last|whole|per|a|every)\s+year\b(?!s)|\bcontract\b|\bvalid\b|\bcertificate\b|\blicen[cs]e\b|\btest\b[^.?!]*\byears\s+ago\b|\b(?:notice|commit|stay|travel|ago|past|last|within|younger|guarantee|warranty|visa|permit)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex OtherTime();
}
