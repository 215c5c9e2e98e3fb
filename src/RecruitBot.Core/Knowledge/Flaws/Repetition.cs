using System.Text;

namespace RecruitBot.Core.Knowledge.Flaws;

/// <summary>
/// Finds the same words in more than one place. Within a section, or more than twice in a document, all but the first are boilerplate and are
/// not used; elsewhere they are only reported, since another heading or another audience can give them another meaning.
/// </summary>
internal sealed class Repetition
{
    // Shorter ones, such as "Python" in a list of skills, repeat for a reason.
    private const int Shortest = 20;
    private const int Boilerplate = 3;

    private readonly Dictionary<string, KnowledgeUnit> seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What stands more than once in a document.</summary>
    public static IEnumerable<Flaw> Within(List<KnowledgeUnit> units)
    {
        foreach (var same in Groups(units))
            for (var i = 1; i < same.Count; i++)
                yield return Stands(same[i], same[0], unused: same.Count >= Boilerplate || same[i].SectionStart == same[i - 1].SectionStart);
    }

    /// <summary>What stands in a document that was looked at before.</summary>
    public IEnumerable<Flaw> Elsewhere(IReadOnlyList<KnowledgeUnit> units)
    {
        foreach (var same in Groups(units))
            if (!seen.TryAdd(Key(same[0].Text), same[0]))
                yield return Stands(same[0], seen[Key(same[0].Text)], unused: false);
    }

    /// <summary>What a person calls it.</summary>
    public static string NameOf(UnitKind kind) =>
        kind switch
        {
            UnitKind.TableRow => "table row",
            UnitKind.ListItem => "list item",
            _ => "sentence",
        };

    private static IEnumerable<List<KnowledgeUnit>> Groups(IEnumerable<KnowledgeUnit> units) =>
        units.Where(u => u.Text.Length >= Shortest).GroupBy(u => Key(u.Text), StringComparer.OrdinalIgnoreCase).Select(g => g.ToList());

    private static Flaw Stands(KnowledgeUnit unit, KnowledgeUnit first, bool unused) =>
        Flaw.Of(unit, FlawKind.Repeated, $"The same {NameOf(unit.Kind)} stands in {first.Document.Source}:{first.Document.LineOf(first.Start)}.", unused);

    private static string Key(string text)
    {
        if (text.AsSpan().IndexOfAny('\n', '\t') < 0 && !text.Contains("  ", StringComparison.Ordinal))
            return text;
        var key = new StringBuilder(text.Length);
        foreach (var c in text)
            if (!char.IsWhiteSpace(c))
                key.Append(c);
            else if (key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        return key.ToString();
    }
}
