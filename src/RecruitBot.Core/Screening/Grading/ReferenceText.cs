namespace RecruitBot.Core.Screening.Grading;

/// <summary>A reference answer, prepared once: which words would stand for each of its own, and which would contradict it.</summary>
internal sealed class ReferenceText
{
    private readonly Dictionary<string, List<(int Place, double Worth)>> standIns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> opposites = new(StringComparer.Ordinal);
    private readonly List<(string[] Stems, int[] Places)> names = [];

    /// <summary>Prepares a reference to a question.</summary>
    public ReferenceText(GradedText text, GradedText question, EnglishWords english, ITermAliases aliases)
    {
        Text = text;
        Asked = [.. text.Content.Select(w => question.Find(w.Stem) >= 0)];
        for (var place = 0; place < text.Content.Count; place++)
            foreach (var (stem, relation) in english.Related(text.Content[place].Stem))
                if (relation == WordRelation.Opposite)
                    ListOf(opposites, stem).Add(place);
                else
                    ListOf(standIns, stem).Add((place, relation == WordRelation.Synonym ? WordMatch.SynonymWorth : WordMatch.NearWorth));
        AddNames(aliases);
    }

    /// <summary>The reference as a text.</summary>
    public GradedText Text { get; }

    /// <summary>For each content word whether the question already says it.</summary>
    public IReadOnlyList<bool> Asked { get; }

    /// <summary>Compares an answer with it, word by word.</summary>
    public WordMatch Match(GradedText answer)
    {
        var match = new WordMatch(this, answer);
        for (var a = 0; a < answer.Content.Count; a++)
        {
            var stem = answer.Content[a].Stem;
            if (Text.Find(stem) is >= 0 and var same)
                match.Take(same, a, 1);
            else if (standIns.TryGetValue(stem, out var found))
                foreach (var (place, worth) in found)
                    match.Take(place, a, worth);
            else if (stem.Length >= Typing.LeastLetters)
                for (var place = 0; place < Text.Content.Count; place++)
                    if (match.Worth[place] < WordMatch.MistypedWorth && Typing.NearlySame(Text.Content[place].Stem, stem))
                        match.Take(place, a, WordMatch.MistypedWorth);
        }
        foreach (var (stems, places) in names)
            if (Find(answer, stems) is >= 0 and var at && answer.ContentAt[at] is >= 0 and var by)
                foreach (var place in places)
                    match.Take(place, by, 1);
        return match;
    }

    /// <summary>Content words whose opposite an answer says while it does not say the word itself.</summary>
    public IEnumerable<int> Opposed(GradedText answer, WordMatch match) =>
        answer.Content.SelectMany(w => opposites.GetValueOrDefault(w.Stem, [])).Where(p => match.Worth[p] < 1).Distinct();

    // "AWS" in the reference is said by "Amazon Web Services" in the answer, and the other way round.
    private void AddNames(ITermAliases aliases)
    {
        for (var from = 0; from < Text.Words.Count; from++)
            for (var to = from + 1; to <= Math.Min(from + 4, Text.Words.Count); to++)
                foreach (var other in aliases.Of(string.Join(' ', Text.Words.Skip(from).Take(to - from).Select(w => w.Word))))
                {
                    int[] places = [.. Text.ContentAt.Skip(from).Take(to - from).Where(p => p >= 0)];
                    string[] stems = [.. Spelling.Words(other).Select(w => w.Stem)];
                    if (places.Length > 0 && stems.Length > 0)
                        names.Add((stems, places));
                }
    }

    private static int Find(GradedText answer, string[] stems)
    {
        for (var at = 0; at + stems.Length <= answer.Words.Count; at++)
        {
            var n = 0;
            while (n < stems.Length && string.Equals(answer.Words[at + n].Stem, stems[n], StringComparison.Ordinal))
                n++;
            if (n == stems.Length)
                return at;
        }
        return -1;
    }

    private static List<T> ListOf<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        return list;
    }
}
