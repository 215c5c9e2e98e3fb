using System.Text.RegularExpressions;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge;

/// <summary>The period that a sum of money is for.</summary>
internal enum Period
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>An hour.</summary>
    Hour,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A week.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A year.</summary>
    Year,
}

/// <summary>A quantity in a text.</summary>
/// <param name="Text">As written.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end; positive infinity for "5+" and "at least 5".</param>
/// <param name="Unit">Stem of the word after it, such as "year" or "employe"; "%" and "$" for percentages and money.</param>
internal sealed record Quantity(string Text, double Low, double High, string Unit);

/// <summary>Figures and periods in a text.</summary>
internal static partial class Figures
{
    private static readonly string[] NumberWords =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];

    /// <summary>Quantities in order; calendar years after "as of", "in" or in brackets are none.</summary>
    public static List<Quantity> Read(string text)
    {
        var found = new List<Quantity>();
        foreach (Match m in Pattern().Matches(text))
        {
            var money = m.Groups["cur"].Success || m.Groups["cur2"].Success;
            var percent = m.Groups["pct"].Success;
            var unit = money ? "$" : percent ? "%" : WordReader.Stem(m.Groups["unit"].Value.ToLowerInvariant());
            var low = Number(m.Groups["a"].Value);
            if (!money && !percent && unit.Length == 0 && low is >= 1900 and <= 2100)
                continue;
            var open = m.Groups["plus"].Success || m.Groups["least"].Success;
            var high = m.Groups["b"].Success ? Number(m.Groups["b"].Value) : open ? double.PositiveInfinity : low;
            if (m.Groups["most"].Success && !m.Groups["b"].Success)
                low = 0;
            found.Add(new Quantity(m.Value.Trim(), low, high, unit));
        }
        return found;
    }

    /// <summary>The period named, or none.</summary>
    public static Period PeriodOf(string text) =>
        HourWord().IsMatch(text) ? Period.Hour
        : DayWord().IsMatch(text) ? Period.Day
        : WeekWord().IsMatch(text) ? Period.Week
        : MonthWord().IsMatch(text) ? Period.Month
        : YearWord().IsMatch(text) ? Period.Year
        : Period.None;

    private static double Number(string text)
    {
        var word = Array.IndexOf(NumberWords, text.ToLowerInvariant());
        if (word >= 0)
            return word;
        var factor = text.EndsWith('k') || text.EndsWith('K') ? 1000 : 1;
        return double.TryParse(text.TrimEnd('k', 'K').Replace(",", "", StringComparison.Ordinal), out var value) ? value * factor : 0;
    }

    [GeneratedRegex(
        @"(?i)(?<least>\b(?:at least|more than|over|minimum of|from)\s+)?(?<most>\b(?:up to|at most|less than|under)\s+)?(?<cur>(?:US)?[$€£]\s?|\b(?:USD|EUR|GBP|CHF)\s?)?(?<![\w.])(?<a>\d[\d,]*(?:\.\d+)?k?|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)(?<![,])(?:(?:\s?[-–—]\s?|\s+(?:to|and)\s+)[$€£]?(?<b>\d[\d,]*(?:\.\d+)?k?)(?<![,]))?(?:(?<plus>\+|\s+or more)|(?<pct>\s?%|\s+percent\b))*(?<cur2>\s?(?:€|£|USD\b|EUR\b|GBP\b|CHF\b|dollars\b|euros\b|pounds\b))?(?:[ -](?<unit>[a-z]+))?",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"(?i)\b(?:hourly|(?:per|an|each|every|by the) hour|/\s?(?:h|hr|hour)\b|per hr)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HourWord();

    [GeneratedRegex(@"(?i)\b(?:day rate|daily rate|(?:per|a) day)\b|/\s?day\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayWord();

    [GeneratedRegex(@"(?i)\b(?:weekly|(?:per|a) week)\b|/\s?week\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WeekWord();

    [GeneratedRegex(@"(?i)\b(?:monthly|(?:per|a|each|every) month)\b|/\s?month\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthWord();

    [GeneratedRegex(@"(?i)\b(?:annual|annually|yearly|(?:per|a|each|every) year|per annum)\b|/\s?(?:yr|year)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearWord();
}
