using System.Text;
using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge;

/// <summary>Puts quotes into one or two sentences, each led in by whose word it is. Adds no fact of its own.</summary>
internal static partial class AnswerText
{
    private const string General = "General guidance, not this employer's promise";

    /// <summary>The text for units, in order.</summary>
    /// <param name="units">At least one.</param>
    /// <param name="differ">Whether they give different values for the same thing.</param>
    /// <param name="onEmployers">Whether a unit is about what employers do, pay or offer, and could be taken for a promise.</param>
    /// <param name="phrased">Other words for a unit that were checked against it; null, or null for a unit, when it is quoted as it is.</param>
    public static string Compose(IReadOnlyList<KnowledgeUnit> units, bool differ, Func<KnowledgeUnit, bool> onEmployers, Func<KnowledgeUnit, string?>? phrased = null)
    {
        var text = new StringBuilder();
        if (differ)
            text.Append(units[0].Attribution is null ? "The sources differ; this employer's own word comes first. " : "The sources differ, and none of them is this employer's own word. ");
        string? before = null;
        foreach (var unit in units)
        {
            var lead = Lead(unit, onEmployers);
            if (lead.Length > 0 && !string.Equals(lead, before, StringComparison.Ordinal))
                text.Append(lead).Append(": ");
            before = lead;
            var quote = Spaces().Replace(phrased?.Invoke(unit) ?? unit.Text, " ");
            text.Append(quote);
            if (quote[^1] is not ('.' or '!' or '?'))
                text.Append('.');
            text.Append(' ');
        }
        return text.ToString().TrimEnd();
    }

    private static string Lead(KnowledgeUnit unit, Func<KnowledgeUnit, bool> onEmployers)
    {
        var named = unit.Attribution is null || unit.Text.Contains(unit.Attribution, StringComparison.OrdinalIgnoreCase);
        var dated = unit.AsOf is null || unit.Text.Contains(unit.AsOf, StringComparison.Ordinal);
        var source = named ? dated ? "" : $" ({unit.AsOf})" : $" ({Short(unit)}, {unit.AsOf ?? "undated"})";
        if (unit.Document.Kind == DocumentKind.Role)
            return $"About the role {unit.Document.Title}{source}";
        // A guide that nobody else is named for is the employer's own word.
        if (onEmployers(unit) && unit.Attribution is not null)
            return General + source;
        return named ? dated ? "" : $"As of {unit.AsOf}" : $"According to the {unit.Attribution} ({unit.AsOf ?? "undated"})";
    }

    /// <summary>The attribution, without the role's title when that stands in front of it anyway.</summary>
    private static string Short(KnowledgeUnit unit)
    {
        var title = unit.Document.Title + " ";
        return unit.Document.Kind == DocumentKind.Role && unit.Attribution!.StartsWith(title, StringComparison.OrdinalIgnoreCase) ? unit.Attribution[title.Length..] : unit.Attribution!;
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
