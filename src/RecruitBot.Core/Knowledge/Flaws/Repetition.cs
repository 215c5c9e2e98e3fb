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

    /// <summary>Repetitions in a document of what stands in it or in those looked at before.</summary>
    public IEnumerable<Flaw> Find(List<KnowledgeUnit> units)
    {
        var within = units.Where(u => u.Text.Length >= Shortest).GroupBy(u => Key(u.Text), StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var group in within)
        {
            var same = group.ToList();
            var first = seen.TryAdd(group.Key, same[0]) ? same[0] : seen[group.Key];
            for (var i = 0; i < same.Count; i++)
                if (!ReferenceEquals(same[i], first))
                    yield return Flaw.Of(
                        same[i],
                        FlawKind.Repeated,
                        $"The same {NameOf(same[i].Kind)} stands in {first.Document.Source}:{first.Document.LineOf(first.Start)}.",
                        unused: i > 0 && (same.Count >= Boilerplate || same[i].SectionStart == same[i - 1].SectionStart));
        }
    }

    /// <summary>What a person calls it.</summary>
    public static string NameOf(UnitKind kind) =>
        kind switch
        {
            UnitKind.TableRow => "table row",
            UnitKind.ListItem => "list item",
            _ => "sentence",
        };

    private static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text)
            if (!char.IsWhiteSpace(c))
                key.Append(c);
            else if (key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        return key.ToString();
    }
}
