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
    public static string Compose(IReadOnlyList<KnowledgeUnit> units, bool differ)
    {
        var text = new StringBuilder();
        if (differ)
            text.Append("The sources differ. ");
        string? before = null;
        foreach (var unit in units)
        {
            var lead = Lead(unit);
            if (!string.Equals(lead, before, StringComparison.Ordinal))
                text.Append(lead).Append(": ");
            before = lead;
            var quote = Spaces().Replace(unit.Text, " ");
            text.Append(quote);
            if (quote[^1] is not ('.' or '!' or '?'))
                text.Append('.');
            text.Append(' ');
        }
        return text.ToString().TrimEnd();
    }

    private static string Lead(KnowledgeUnit unit)
    {
        var opening = unit.Document.Kind == DocumentKind.Role ? $"About the role {unit.Document.Title}" : General;
        if (unit.Attribution is null)
            return unit.AsOf is null || unit.Text.Contains(unit.AsOf, StringComparison.Ordinal) ? opening : $"{opening} ({unit.AsOf})";
        var named = unit.Text.Contains(unit.Attribution, StringComparison.OrdinalIgnoreCase);
        var dated = unit.AsOf is null || unit.Text.Contains(unit.AsOf, StringComparison.Ordinal);
        if (named && dated)
            return opening;
        return named ? $"{opening} ({unit.AsOf})" : $"{opening} ({unit.Attribution}, {unit.AsOf ?? "undated"})";
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
