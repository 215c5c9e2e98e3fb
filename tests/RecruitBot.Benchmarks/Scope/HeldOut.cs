using RecruitBot.Core.Knowledge;

namespace RecruitBot.Benchmarks.Scope;

/// <summary>A knowledge base without a quarter of its sections, taken out at random.</summary>
/// <param name="Kept">What is left.</param>
/// <param name="Removed">What is gone: file and heading of each section.</param>
internal sealed record HeldOut(KnowledgeBase Kept, IReadOnlySet<(string Source, string Section)> Removed)
{
    private const double Share = 0.25;

    /// <summary>The knowledge of a folder without a quarter, which one depending on the seed.</summary>
    public static HeldOut Of(string folder, int seed)
    {
        var whole = KnowledgeFolder.Load(folder);
        var sections = whole
            .Documents.SelectMany(d => UnitReader.Read(d).Select(u => (Document: d, u.SectionStart, u.Section)))
            .Distinct()
            .OrderBy(s => s.Document.Source, StringComparer.Ordinal)
            .ThenBy(s => s.SectionStart)
            .ToArray();
#pragma warning disable CA5394 // Which sections are left out is no secret.
        new Random(seed).Shuffle(sections);
#pragma warning restore CA5394
        var removed = sections.Take((int)(Share * sections.Length)).ToList();
        var texts = whole.Documents.Select(d => (d.Source, Text: Without(d, [.. removed.Where(r => ReferenceEquals(r.Document, d)).Select(r => r.SectionStart)]))).ToList();
        var skills = Path.Combine(folder, "skills.yaml");
        if (File.Exists(skills))
            texts.Add(("skills.yaml", File.ReadAllText(skills)));
        return new HeldOut(KnowledgeFolder.FromTexts(texts), removed.Select(r => (r.Document.Source, r.Section)).ToHashSet());
    }

    private static string Without(KnowledgeDocument document, HashSet<int> starts)
    {
        var text = document.Text;
        int[] all = [.. UnitReader.Read(document).Select(u => u.SectionStart).Distinct().Order(), text.Length];
        for (var i = all.Length - 2; i >= 0; i--)
            if (starts.Contains(all[i]))
                text = text.Remove(all[i], all[i + 1] - all[i]);
        return text;
    }
}
