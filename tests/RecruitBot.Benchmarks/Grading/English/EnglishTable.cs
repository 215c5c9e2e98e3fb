using RecruitBot.Core.Screening;

namespace RecruitBot.Benchmarks.Grading.English;

/// <summary>
/// Makes the table of general English that the short-answer scorer ships with: rarity from the definitions, relations between single words whose
/// meanings are among each other's most frequent ones (a rare meaning that two words share relates them in no ordinary text).
/// </summary>
internal sealed class EnglishTable
{
    private const int LeastTexts = 8;
    private const int Meanings = 3;
    private const int NearMeanings = 2;
    private const int MostRelated = 8;

    private readonly WordNet net;
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<string, char>> related = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> among = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> first = new(StringComparer.Ordinal);

    public EnglishTable(WordNet net)
    {
        this.net = net;
        Count();
        Rank();
        Relate();
    }

    /// <summary>The lines of the table, in order of the stems.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"texts\t{net.Synsets.Count}";
        foreach (var stem in texts.Keys.Concat(related.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            var count = texts.GetValueOrDefault(stem);
            if (count < LeastTexts)
                continue;
            var others = related.TryGetValue(stem, out var found)
                ? found.Where(o => texts.GetValueOrDefault(o.Key) >= LeastTexts)
                    .OrderBy(o => "!=~".IndexOf(o.Value, StringComparison.Ordinal)).ThenByDescending(o => texts[o.Key]).ThenBy(o => o.Key, StringComparer.Ordinal)
                    .Take(MostRelated).Select(o => o.Value == '=' ? o.Key : o.Value + o.Key)
                : [];
            yield return $"{stem}\t{count}\t{string.Join(' ', others)}";
        }
    }

    private void Count()
    {
        foreach (var synset in net.Synsets.Values)
            foreach (var stem in Spelling.Words(synset.Gloss + " " + string.Join(' ', synset.Words).Replace('_', ' ')).Select(t => t.Stem).Distinct(StringComparer.Ordinal))
                if (stem.Length > 1 && stem.All(char.IsAsciiLetterLower))
                    texts[stem] = texts.GetValueOrDefault(stem) + 1;
    }

    private void Rank()
    {
        foreach (var (word, keys) in net.Senses)
        {
            Set(among, word).UnionWith(keys.Take(Meanings));
            Set(first, word).UnionWith(keys.Take(NearMeanings));
        }
    }

    private void Relate()
    {
        foreach (var (key, synset) in net.Synsets)
        {
            var words = synset.Words.Where(w => IsAmong(among, w, key)).ToList();
            foreach (var one in words)
                foreach (var other in words)
                    Add(one, other, '=');
            foreach (var (symbol, target, from, to) in synset.Pointers)
                if (net.Synsets.TryGetValue(target, out var there))
                    Point(symbol, key, synset, target, there, from, to);
        }
        foreach (var (form, word) in net.Irregular)
            Both(form, word, '=');
    }

    private void Point(string symbol, string key, Synset here, string target, Synset there, int from, int to)
    {
        if (symbol is "!" && from > 0 && to > 0)
            Both(here.Words[from - 1], there.Words[to - 1], '!');
        else if (symbol is "+" && from > 0 && to > 0 && IsAmong(among, here.Words[from - 1], key))
            Both(here.Words[from - 1], there.Words[to - 1], '=');
        else if (symbol is "@" or "&" or "$")
            foreach (var one in here.Words.Where(w => IsAmong(first, w, key)))
                foreach (var other in there.Words.Where(w => IsAmong(first, w, target)))
                    Both(one, other, '~');
    }

    private void Both(string one, string other, char relation)
    {
        Add(one, other, relation);
        Add(other, one, relation);
    }

    private void Add(string word, string other, char relation)
    {
        if (!IsSingle(word) || !IsSingle(other))
            return;
        var (stem, to) = (Spelling.Words(word)[0].Stem, Spelling.Words(other)[0].Stem);
        if (stem == to)
            return;
        if (!related.TryGetValue(stem, out var list))
            related[stem] = list = new SortedDictionary<string, char>(StringComparer.Ordinal);
        // An opposite is an opposite whatever else two words share; a synonym is more than near.
        if (!list.TryGetValue(to, out var known) || relation == '!' || (relation == '=' && known == '~'))
            list[to] = relation;
    }

    private static bool IsSingle(string word) => word.Length > 2 && word.All(char.IsAsciiLetterLower);

    private static bool IsAmong(Dictionary<string, HashSet<string>> sets, string word, string key) => sets.TryGetValue(word, out var keys) && keys.Contains(key);

    private static HashSet<string> Set(Dictionary<string, HashSet<string>> sets, string word) =>
        sets.TryGetValue(word, out var set) ? set : sets[word] = new HashSet<string>(StringComparer.Ordinal);
}
