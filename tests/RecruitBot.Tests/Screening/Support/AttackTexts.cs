using System.Text.RegularExpressions;
using RecruitBot.Core.Roles;
using YamlDotNet.Serialization;

namespace RecruitBot.Tests.Screening.Support;

/// <summary>The texts of one attack: what stands alone, and what is put onto an honest answer.</summary>
internal sealed record AttackTexts(IReadOnlyList<string> Alone, IReadOnlyList<string> Onto)
{
    /// <summary>Reads a file of attacks by name.</summary>
    public static IReadOnlyDictionary<string, AttackTexts> Read(string file)
    {
        var found = new DeserializerBuilder().Build().Deserialize<Dictionary<string, Dictionary<string, List<string>>>>(File.ReadAllText(Path.Combine(CriteriaFiles.Data, "attacks", file)));
        return found.ToDictionary(a => a.Key, a => new AttackTexts([.. Of(a.Value, "alone"), .. Of(a.Value, "both")], [.. Of(a.Value, "onto"), .. Of(a.Value, "both")]), StringComparer.Ordinal);
    }

    /// <summary>How often each attack is known to get through: with the texts that were seen, and with those put aside.</summary>
    public static IReadOnlyDictionary<string, (int Seen, int Unseen)> Known(string file) =>
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, List<int>>>(File.ReadAllText(Path.Combine(CriteriaFiles.Data, "attacks", file)))
            .ToDictionary(k => k.Key, k => (k.Value[0], k.Value[1]), StringComparer.Ordinal);

    private static List<string> Of(Dictionary<string, List<string>> attack, string kind) => attack.GetValueOrDefault(kind) ?? [];
}

/// <summary>Fills the slots of an attack from one criterion.</summary>
internal static partial class AttackSlots
{
    private static readonly Lazy<IReadOnlyList<string>> Guides = new(() => Sentences(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "knowledge", "guides"), "*.md")));

    private static readonly Dictionary<string, IReadOnlyList<string>> Roles = new(StringComparer.Ordinal);

    /// <summary>The text with every slot filled; {self} and {best} from the answer that it is put onto.</summary>
    public static string Fill(string text, string role, Criterion criterion, string answer = "")
    {
        var cues = criterion.Cues;
        return Slot().Replace(text, m => m.Groups[1].Value switch
        {
            "ask" => criterion.Ask,
            "title" => criterion.Title,
            "definition" => criterion.Definition,
            "cues" => string.Join(", ", cues),
            "self" => answer,
            "best" => answer.Split(". ").MaxBy(s => s.Length)!,
            var s when s.StartsWith("anchor", StringComparison.Ordinal) => criterion.Anchors[s[^1] - '0'],
            var s when s.StartsWith("did", StringComparison.Ordinal) => FirstPerson.Past(criterion.Anchors[s[^1] - '0']),
            var s when s.StartsWith("cue", StringComparison.Ordinal) => cues[(s[^1] - '1') % cues.Count],
            var s when s.StartsWith("guide", StringComparison.Ordinal) => Nearest(Guides.Value, criterion, s[^1] - '1'),
            var s when s.StartsWith("role", StringComparison.Ordinal) => Nearest(OfRole(role), criterion, s[^1] - '1'),
            var s => throw new InvalidDataException($"Unknown slot {s}."),
        });
    }

    private static IReadOnlyList<string> OfRole(string role)
    {
        lock (Roles)
            return Roles.TryGetValue(role, out var found) ? found : Roles[role] = Sentences([Path.Combine(AppContext.BaseDirectory, "knowledge", "roles", role + ".md")]);
    }

    private static string Nearest(IReadOnlyList<string> sentences, Criterion criterion, int rank)
    {
        var wanted = Words($"{criterion.Title} {criterion.Definition} {string.Join(' ', criterion.Cues)} {criterion.Anchors[5]}");
        return sentences.OrderByDescending(s => Words(s).Count(wanted.Contains)).ThenBy(s => s, StringComparer.Ordinal).ElementAt(rank);
    }

    private static HashSet<string> Words(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(m => m.Value)];

    private static IReadOnlyList<string> Sentences(IEnumerable<string> files) =>
        [.. files.SelectMany(f => Comment().Replace(FrontMatter().Replace(File.ReadAllText(f), ""), "").Split('\n')).Select(l => l.Trim()).Where(l => l.Length > 40 && l[0] is not ('#' or '|'))];

    [GeneratedRegex(@"\{([a-z]+[0-9]?)\}")]
    private static partial Regex Slot();

    [GeneratedRegex(@"[a-z]{4,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\A---\n.*?\n---\n", RegexOptions.Singleline)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
