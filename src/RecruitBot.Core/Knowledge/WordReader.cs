using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge;

/// <summary>
/// Words as questions and sources are compared: British and American spellings share a stem, and words that only the stemmer takes for one
/// ("intern" and "international", "business" and "busy") do not.
/// </summary>
internal static class WordReader
{
    private static readonly Dictionary<string, string> Apart = new(StringComparer.Ordinal)
    {
        ["international"] = "internat", ["internationally"] = "internat", ["community"] = "communiti", ["communities"] = "communiti",
        ["policy"] = "policies", ["policies"] = "policies", ["business"] = "businesses", ["businesses"] = "businesses",
        ["university"] = "universities", ["universities"] = "universities", ["customer"] = "customers", ["customers"] = "customers",
        ["important"] = "importance", ["importance"] = "importance", ["organisation"] = "organisations", ["organisations"] = "organisations",
        ["organization"] = "organisations", ["organizations"] = "organisations", ["experiment"] = "experiments", ["experiments"] = "experiments",
        ["generate"] = "generates", ["generator"] = "generates", ["news"] = "newses", ["relative"] = "relatives", ["relatives"] = "relatives",
        ["relation"] = "relations", ["relations"] = "relations", ["companion"] = "companions", ["several"] = "severals", ["severe"] = "severes",
        ["operator"] = "operators", ["numerical"] = "numericals", ["mediation"] = "mediations", ["media"] = "medias", ["author"] = "authors",
        ["authors"] = "authors", ["authority"] = "authorities", ["position"] = "positions", ["positions"] = "positions", ["station"] = "stations",
        ["engine"] = "engines", ["engines"] = "engines", ["graduation"] = "graduat", ["train"] = "trains", ["trains"] = "trains",
        ["secretary"] = "secretaries", ["designate"] = "designates", ["states"] = "states", ["hours"] = "hour", ["use"] = "use", ["uses"] = "use", ["used"] = "use", ["using"] = "use", ["user"] = "users", ["users"] = "users", ["selling"] = "sell", ["telling"] = "tell", ["spelling"] = "spell", ["tours"] = "tour", ["yours"] = "your",
    };

    private static readonly (string British, string American)[] Endings =
    [
        ("isation", "ization"), ("isations", "izations"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("ise", "ize"),
        ("yse", "yze"), ("ysed", "yzed"), ("ysing", "yzing"), ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("tre", "ter"),
        ("elled", "eled"), ("elling", "eling"), ("ogramme", "ogram"), ("ogrammes", "ograms"),
    ];

    /// <summary>The words of a text.</summary>
    public static List<Token> Read(string text)
    {
        var words = Tokenizer.Tokenize(text);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].Word;
            if (Apart.TryGetValue(word, out var stem))
                words[i] = words[i] with { Stem = stem };
            else if (American(word) is { } american)
                words[i] = words[i] with { Stem = PorterStemmer.Stem(american) };
        }
        return words;
    }

    /// <summary>The stem of a word.</summary>
    public static string Stem(string word) =>
        Apart.TryGetValue(word, out var stem) ? stem : PorterStemmer.Stem(American(word) ?? word);

    // Over-eager on purpose ("promise" becomes "promize"): both sides of every comparison pass through here.
    private static string? American(string word)
    {
        if (word.Length < 5)
            return null;
        foreach (var (british, american) in Endings)
            if (word.EndsWith(british, StringComparison.Ordinal))
                return string.Concat(word.AsSpan(0, word.Length - british.Length), american);
        return null;
    }
}
