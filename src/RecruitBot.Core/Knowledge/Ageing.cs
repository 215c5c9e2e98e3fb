using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge;

/// <summary>Says which figures of an answer are old.</summary>
/// <param name="months">How many months a year's figures count as fresh, from the end of that year.</param>
internal sealed partial class Ageing(int months)
{
    /// <summary>The sentence that an answer ends with; null when nothing in it is old, or nobody knows what day it is.</summary>
    public string? Note(IEnumerable<KnowledgeUnit> quoted, DateTimeOffset? at)
    {
        if (at is not { } now)
            return null;
        var years = quoted.Where(IsPerishable).Select(u => u.AsOf).OfType<string>().Where(y => IsOld(y, now)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return years.Count == 0 ? null : $"What is said of {string.Join(" and ", years)} may be out of date.";
    }

    /// <summary>Whether a statement tells money, shares, numbers of people or law: what changes with the years (K-06).</summary>
    public static bool IsPerishable(KnowledgeUnit unit) =>
        (unit.Kind == UnitKind.FrontMatterLine && unit.Text.StartsWith("salary:", StringComparison.Ordinal))
        || AgeingFigures.Found(unit.Text)
        || Law().IsMatch(unit.Text);

    private bool IsOld(string year, DateTimeOffset now) =>
        int.TryParse(year, out var number) && number is > 0 and < 9000 && now >= new DateTimeOffset(number + 1, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(months);

    [GeneratedRegex(@"(?i)\b(?:laws?|legal|legislation|regulations?|directive|gdpr|statut\w+|minimum wage|tax(?:es)?)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Law();
}
