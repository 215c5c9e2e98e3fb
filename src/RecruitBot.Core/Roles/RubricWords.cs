using RecruitBot.Core.Language;

namespace RecruitBot.Core.Roles;

/// <summary>Judges the wording of anchors with the lists of <c>RubricWords.yaml</c>.</summary>
internal static class RubricWords
{
    /// <summary>Anchors whose telling words overlap this much (Jaccard) say the same.</summary>
    private const double SameFrom = 0.8;

    private static readonly Lazy<Lists> Words = new(() => new Lists(EmbeddedYaml.Read<Dictionary<string, string>>("RubricWords.yaml")));

    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal)
    {
        "no", "not", "never", "without", "none", "nothing", "neither", "cannot", "dont", "doesnt",
    };

    private static readonly HashSet<string> BeforeVerb = new(StringComparer.Ordinal)
    {
        "can", "cannot", "could", "do", "does", "doesnt", "dont", "may", "might", "must", "never", "not", "to", "will", "would",
    };

    private static readonly HashSet<string> BeforeGerund = new(StringComparer.Ordinal)
    {
        "after", "before", "by", "instead", "never", "not", "of", "then", "when", "while", "without",
    };

    private static readonly HashSet<string> Often = new(StringComparer.Ordinal)
    {
        "early", "hourly", "monthly", "weekly", "yearly", "daily", "family", "supply", "directly", "publicly", "separately", "repeatedly", "assembly", "anomaly",
    };

    /// <summary>
    /// Whether an anchor names something that can be observed: an inflected verb of the list ("names", "named"), a bare one after "can", "to"
    /// or the like, or an unlisted third-person verb that opens a clause ("Refines the model"). "Shows excellent skills" is a verdict.
    /// </summary>
    public static bool IsObservable(string anchor)
    {
        var tokens = Tokenizer.Tokenize(anchor);
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = tokens[i].Word;
            var before = i == 0 ? "" : tokens[i - 1].Word;
            if (Words.Value.Weak.Contains(word) || Words.Value.Evaluative.Contains(word))
                continue;
            var acts = Words.Value.Inflected.Contains(word) && !IsNoun(word, before, i) || (Words.Value.Observable.Contains(word) && BeforeVerb.Contains(before));
            if (acts && !IsPraised(tokens, i))
                return true;
            var opens = i == 0 || before is "and" or "or" or "but" or "then" || anchor[..tokens[i].Start].TrimEnd()[^1] is ',' or ';' or '.' or ':';
            if (opens && i + 1 < tokens.Count && IsThirdPerson(word) && !Words.Value.Common.Contains(word) && !IsPraised(tokens, i))
                return true;
        }
        return false;
    }

    /// <summary>The base form of a verb that can be observed, whether it is written "name", "names" or "naming"; null for any other word.</summary>
    public static string? BaseForm(string word) => Words.Value.Bases.GetValueOrDefault(word.ToLowerInvariant());

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

    // "experience with testing", "the expected standard": the form of a verb where a noun or an adjective stands.
    private static bool IsNoun(string word, string before, int at) =>
        word.EndsWith("ing", StringComparison.Ordinal) ? at > 0 && !BeforeGerund.Contains(before)
        : word.EndsWith("ed", StringComparison.Ordinal) ? before is "the" or "a" or "an"
        : word.EndsWith('s') && before is "the" or "of" or "all" or "these" or "those";

    // "Gives a good answer": behind the verb stands nothing but the verdict.
    private static bool IsPraised(IReadOnlyList<Token> tokens, int verb) =>
        verb + 1 < tokens.Count && tokens.Skip(verb + 1).All(t => Words.Value.Common.Contains(t.Word) || Words.Value.Weak.Contains(t.Word) || IsVerdict(t.Word)) && tokens.Skip(verb + 1).Any(t => IsVerdict(t.Word));

    // "clearly", "confidently"; what says how often something is done is no verdict.
    private static bool IsVerdict(string word) =>
        Words.Value.Evaluative.Contains(word) || (word.Length > 5 && word.EndsWith("ly", StringComparison.Ordinal) && !Often.Contains(word));

    private static bool IsThirdPerson(string word) =>
        word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') && !word.EndsWith("ness", StringComparison.Ordinal);

    private static IEnumerable<string> All(string text) => Tokenizer.Tokenize(text).Select(t => t.Word);

    private static HashSet<string> Telling(string text) =>
        Tokenizer
            .Tokenize(text)
            .Where(t => !Words.Value.Common.Contains(t.Word) && !Words.Value.Weak.Contains(t.Word) && !IsVerdict(t.Word))
            .Select(t => Negations.Contains(t.Word) ? t.Word : t.Stem)
            .ToHashSet(StringComparer.Ordinal);

    private sealed class Lists(Dictionary<string, string> lists)
    {
        public HashSet<string> Observable { get; } = Set(All(lists["observable"]));

        public HashSet<string> Inflected { get; } = Set(All(lists["observable"]).SelectMany(Inflect).Concat(All(lists["irregular"])));

        /// <summary>Base form, third person and gerund of each observable verb, and of "work", which is observable where an object follows.</summary>
        public Dictionary<string, string> Bases { get; } =
            All(lists["observable"])
                .Append("work")
                .SelectMany(v => Inflect(v).Where(f => f[^1] is 's' or 'g').Append(v).Select(f => (Form: f, Verb: v)))
                .GroupBy(p => p.Form, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.First().Verb, StringComparer.Ordinal);

        public HashSet<string> Weak { get; } = Set(All(lists["weak"]).SelectMany(w => Inflect(w).Append(w)));

        public HashSet<string> Evaluative { get; } = Set(All(lists["evaluative"]));

        public HashSet<string> Common { get; } = Set(All(lists["common"]));

        private static HashSet<string> Set(IEnumerable<string> words) => words.ToHashSet(StringComparer.Ordinal);

        /// <summary>The regular forms of a verb, and a few that do not exist: nobody will write those.</summary>
        private static IEnumerable<string> Inflect(string verb)
        {
            var stem = verb[^1] == 'e' ? verb[..^1] : verb;
            string[] forms = [verb + "s", verb + "es", stem + "ed", stem + "ing", verb + verb[^1] + "ed", verb + verb[^1] + "ing"];
            return verb[^1] == 'y' ? [.. forms, verb[..^1] + "ies", verb[..^1] + "ied"] : forms;
        }
    }
}
