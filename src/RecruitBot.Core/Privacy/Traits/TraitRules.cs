using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace RecruitBot.Core.Privacy.Traits;

/// <summary>The rules of <c>VolunteeredTraits.yaml</c>, ready to be matched against one sentence with straight apostrophes.</summary>
internal sealed partial class TraitRules
{
    private static readonly Lazy<TraitRules> Built = new(Load);

    private readonly Regex? _lift;

    private TraitRules(Regex? lift, IReadOnlyList<Category> categories) => (_lift, Categories) = (lift, categories);

    /// <summary>The rules that come along.</summary>
    public static TraitRules Default => Built.Value;

    /// <summary>What is looked for, in the order of the file.</summary>
    public IReadOnlyList<Category> Categories { get; }

    /// <summary>Stretches of a sentence where nothing is claimed, whatever it sounds like.</summary>
    public List<(int Start, int End)> Lifted(string sentence) => Spans(_lift, sentence);

    private static List<(int Start, int End)> Spans(Regex? expression, string text) =>
        expression?.Matches(text).Select(m => (m.Index, m.Index + m.Length)).ToList() ?? [];

    private static TraitRules Load()
    {
        const string Name = "RecruitBot.Core.Privacy.Traits.VolunteeredTraits.yaml";
        using var stream = typeof(TraitRules).Assembly.GetManifestResourceStream(Name)!;
        using var reader = new StreamReader(stream);
        var file = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<RuleFile>(reader);
        return new TraitRules(
            Any(file.Lift, file.Words),
            file.Categories.ConvertAll(c => new Category(c.Category, Any(c.Claim, file.Words)!, Any(c.Lift, file.Words), Any(c.Follow, file.Words)))
        );
    }

    // Interpreted and with bounded repetitions, as for the prohibited questions: compiling takes longer than a whole run of matching.
    private static Regex? Any(List<string> patterns, Dictionary<string, string> words) =>
        patterns.Count == 0
            ? null
            : new Regex(
                string.Join('|', patterns.Select(p => $"(?:{Expand(p, words)})")),
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
            );

    private static string Expand(string pattern, Dictionary<string, string> words) =>
        WordList().Replace(pattern, m => words.TryGetValue(m.Groups["name"].Value, out var list) ? Expand(list, words) : m.Value);

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)\}")]
    private static partial Regex WordList();

    /// <summary>One thing that people volunteer.</summary>
    /// <param name="Name">Its short name.</param>
    /// <param name="Claim">Says it of oneself.</param>
    /// <param name="Lift">Only sounds like it.</param>
    /// <param name="Follow">How the next part of the sentence begins when it goes on about it.</param>
    internal sealed record Category(string Name, Regex Claim, Regex? Lift, Regex? Follow)
    {
        /// <summary>The claims in a sentence.</summary>
        public IEnumerable<(int Start, int End)> Claims(string sentence, List<(int Start, int End)> lifted)
        {
            var claims = Spans(Claim, sentence);
            if (claims.Count == 0)
                return claims;
            var own = Spans(Lift, sentence);
            return claims.Where(c => !lifted.Concat(own).Any(l => c.Start < l.End && l.Start < c.End));
        }
    }

    private sealed class RuleFile
    {
        public Dictionary<string, string> Words { get; set; } = [];

        public List<string> Lift { get; set; } = [];

        public List<RuleEntry> Categories { get; set; } = [];
    }

    private sealed class RuleEntry
    {
        public string Category { get; set; } = "";

        public List<string> Claim { get; set; } = [];

        public List<string> Lift { get; set; } = [];

        public List<string> Follow { get; set; } = [];
    }
}
