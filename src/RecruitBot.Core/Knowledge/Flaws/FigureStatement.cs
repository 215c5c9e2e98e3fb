using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge.Flaws;

/// <summary>Part of a sentence that gives a figure for something.</summary>
/// <param name="Unit">The sentence.</param>
/// <param name="Group">What is compared with each other: the same unit, levels and period, or the same fact of a level.</param>
/// <param name="Value">The figure.</param>
/// <param name="Words">Stems of the words around it.</param>
/// <param name="IsSettledByGroup">Whether the group alone says what the figure is about: years of experience or pay of a level.</param>
internal sealed partial record FigureStatement(KnowledgeUnit Unit, string Group, Quantity Value, HashSet<string> Words, bool IsSettledByGroup)
{
    private const int FewestWords = 3;

    /// <summary>The statements of a unit; those whose figure cannot be told to belong to anything are left out.</summary>
    public static IEnumerable<FigureStatement> Read(KnowledgeUnit unit)
    {
        if (!unit.Quotable || unit.Kind == UnitKind.TableRow || unit.Text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
            yield break;
        foreach (var part in Clauses().Split(unit.Text))
            if ((OfLevel(unit, part) ?? OfWords(unit, part)) is { } statement)
                yield return statement;
    }

    /// <summary>Years of experience, or pay, of a level that the sentence or else the document's title names.</summary>
    private static FigureStatement? OfLevel(KnowledgeUnit unit, string part)
    {
        var levels = LevelsIn(part);
        if (levels.Length == 0 && Experience().IsMatch(part))
            levels = LevelsIn(unit.Document.Title);
        if (levels.Length == 0 || levels.Contains(','))
            return null;
        var figures = Figures.Read(part);
        if (Experience().Match(part) is { Success: true } years && Figures.Read(part[..(years.Index + years.Length)]).FindLast(f => f.Unit == "year") is { } experience)
            return new FigureStatement(unit, "experience/" + levels, experience, [], IsSettledByGroup: true);
        return Pay().IsMatch(part) && figures.FindAll(f => f.Unit == "$") is [var pay]
            ? new FigureStatement(unit, $"pay/{levels}/{PeriodIn(part)}", pay, [], IsSettledByGroup: true)
            : null;
    }

    private static FigureStatement? OfWords(KnowledgeUnit unit, string part)
    {
        // With several figures it is not plain which of them the words are about.
        if (Figures.Read(part).FindAll(q => q.Unit.Length > 0) is not [var figure])
            return null;
        var words = WordReader.Read(part.Replace(figure.Text, " ", StringComparison.Ordinal))
            .Where(t => !char.IsAsciiDigit(t.Word[0]) && Vocabulary.Instance.ClassOf(t) is WordClass.Content or WordClass.Common)
            .Select(t => t.Stem)
            .ToHashSet(StringComparer.Ordinal);
        return words.Count < FewestWords ? null : new FigureStatement(unit, $"{figure.Unit}/{LevelsIn(part)}/{Figures.PeriodOf(part)}", figure, words, IsSettledByGroup: false);
    }

    private static string LevelsIn(string text) =>
        string.Join(',', Level().Matches(text).Select(m => m.Value.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>Pay without a period is taken for a year's.</summary>
    private static Period PeriodIn(string text) => Figures.PeriodOf(text) is var period && period == Period.None ? Period.Year : period;

    [GeneratedRegex(@",?\s(?:while|whereas|but)\s|;\s", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clauses();

    [GeneratedRegex(@"(?i)\b(?:intern|trainee|junior|entry|mid|middle|senior|principal)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Level();

    [GeneratedRegex(@"(?i)\b\d[\d–-]*\s?\+?\s?(?:or more )?years\s(?:of\s)?(?:\w+\s){0,2}experience\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Experience();

    [GeneratedRegex(@"(?i)\b(?:salar(?:y|ies)|earns?|pays?|paid|makes?|commands?|can expect|compensation)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pay();
}
