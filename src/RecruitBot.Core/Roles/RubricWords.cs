using RecruitBot.Core.Language;

namespace RecruitBot.Core.Roles;

/// <summary>Judges the wording of anchors with the lists of <c>RubricWords.yaml</c>.</summary>
internal static class RubricWords
{
    /// <summary>Anchors whose telling words overlap this much (Jaccard) say the same.</summary>
    private const double SameFrom = 0.8;

    private static readonly Lazy<Lists> Words = new(() => new Lists(EmbeddedYaml.Read<Dictionary<string, string>>("RubricWords.yaml")));

    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal) { "no", "not", "never", "without", "none", "nothing", "neither", "cannot", "dont", "doesnt" };

    /// <summary>
    /// Whether an anchor names something that can be observed: a verb of the list, or an unlisted third-person verb at the start of a
    /// clause ("Refines the model"). "Shows excellent skills" is a verdict.
    /// </summary>
    public static bool IsObservable(string anchor)
    {
        var tokens = Tokenizer.Tokenize(anchor);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (Words.Value.Weak.Contains(token.Word) || Words.Value.Evaluative.Contains(token.Stem))
                continue;
            if (Words.Value.Observable.Contains(token.Stem))
                return true;
            var opens = i == 0 || anchor[..token.Start].TrimEnd() is [.., ',' or ';' or '.' or ':'] || tokens[i - 1].Word is "and" or "or" or "but" or "then";
            if (opens && i + 1 < tokens.Count && ThirdPerson(token.Word) && !Words.Value.Common.Contains(token.Word))
                return true;
        }
        return false;
    }

    /// <summary>Whether two anchors say the same but for verdicts and common words. A negation or a figure more makes them differ.</summary>
    public static bool AreAlike(string a, string b)
    {
        var (left, right) = (Telling(a), Telling(b));
        if (left.Count == 0 || right.Count == 0)
            return string.Equals(string.Join(' ', All(a)), string.Join(' ', All(b)), StringComparison.Ordinal);
        var shared = left.Count(right.Contains);
        if ((double)shared / (left.Count + right.Count - shared) < SameFrom)
            return false;
        return left.Concat(right).Where(w => !(left.Contains(w) && right.Contains(w))).All(w => !Negations.Contains(w) && !w.Any(char.IsAsciiDigit));
    }

    private static bool ThirdPerson(string word) =>
        word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') && !word.EndsWith("ness", StringComparison.Ordinal);

    private static IEnumerable<string> All(string text) => Tokenizer.Tokenize(text).Select(t => t.Word);

    private static HashSet<string> Telling(string text) =>
        Tokenizer
            .Tokenize(text)
            .Where(t => !Words.Value.Common.Contains(t.Word) && !Words.Value.Weak.Contains(t.Word) && !Words.Value.Evaluative.Contains(t.Stem))
            .Select(t => Negations.Contains(t.Word) ? t.Word : t.Stem)
            .ToHashSet(StringComparer.Ordinal);

    private sealed class Lists(Dictionary<string, string> lists)
    {
        public HashSet<string> Observable { get; } = Stems(lists["observable"]);

        /// <summary>Whole words: "answers" as a verb says nothing, "answer" as a noun may.</summary>
        public HashSet<string> Weak { get; } = Forms(lists["weak"]);

        public HashSet<string> Evaluative { get; } = Stems(lists["evaluative"]);

        public HashSet<string> Common { get; } = All(lists["common"]).ToHashSet(StringComparer.Ordinal);

        private static HashSet<string> Stems(string words) => Tokenizer.Tokenize(words).Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);

        private static HashSet<string> Forms(string words) => All(words).SelectMany(w => new[] { w, w + "s" }).ToHashSet(StringComparer.Ordinal);
    }
}
