using RecruitBot.Core.Language;
using YamlDotNet.Serialization;

namespace RecruitBot.Core.Conversations;

/// <summary>A wish that people put in plain words.</summary>
public enum PlainIntent
{
    /// <summary>Take a break.</summary>
    Pause,

    /// <summary>Go on.</summary>
    Resume,

    /// <summary>Pass over the question.</summary>
    Skip,

    /// <summary>To the item before.</summary>
    Back,

    /// <summary>Hand in.</summary>
    Submit,

    /// <summary>End the application.</summary>
    Withdraw,

    /// <summary>Talk to a person.</summary>
    Person,

    /// <summary>Where do I stand.</summary>
    Status,

    /// <summary>Show open roles.</summary>
    Jobs,

    /// <summary>Begin an application.</summary>
    Apply,

    /// <summary>What can I do here.</summary>
    Help,

    /// <summary>A greeting or thanks.</summary>
    SmallTalk,
}

/// <summary>
/// Reads wishes in plain words. A wish is the whole message, in one of the phrasings of PlainWords.yaml: a word inside an answer never
/// triggers anything.
/// </summary>
public static class PlainWords
{
    private const int LongestPhrase = 12;

    private static readonly Dictionary<string, PlainIntent> Phrases = Load();

    private static readonly HashSet<string> Politeness =
    [
        "please", "hi", "hello", "hey", "ok", "okay", "well", "thanks", "thank", "you", "sorry", "so", "just", "now", "um",
    ];

    private static readonly HashSet<string> Interrogatives =
    [
        "what", "whats", "which", "who", "whose", "when", "where", "why", "how", "is", "are", "am", "do", "does", "did", "can", "could", "will",
        "would", "should", "may", "has", "have",
    ];

    /// <summary>The wish that the whole message is, or null.</summary>
    public static PlainIntent? Intent(string text)
    {
        if (text.Length > 200)
            return null;
        var words = Tokenizer.Tokenize(text).ConvertAll(t => t.Word);
        if (words.Count is 0 or > LongestPhrase)
            return null;
        if (Phrases.TryGetValue(string.Join(' ', words), out var intent))
            return intent;
        var bare = words.Where(w => !Politeness.Contains(w)).ToList();
        return bare.Count > 0 && Phrases.TryGetValue(string.Join(' ', bare), out intent) ? intent : null;
    }

    /// <summary>
    /// Whether a message, sent while a question of the script is open, is a question to the bot rather than an answer: short, and it ends in a
    /// question mark, or begins like a question and has no sentence of its own beside it.
    /// </summary>
    public static bool LooksLikeQuestion(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > 300 || trimmed.Contains("```", StringComparison.Ordinal))
            return false;
        var tokens = Tokenizer.Tokenize(trimmed);
        if (tokens.Count is 0 or > 40)
            return false;
        var sentences = SentenceSplitter.Split(trimmed);
        if (trimmed[^1] == '?')
            return sentences.Count <= 2 || sentences.Count(s => trimmed[s.End - 1] == '?') * 2 > sentences.Count;
        var first = tokens.FirstOrDefault(t => !Politeness.Contains(t.Word)).Word ?? "";
        var firstPerson = tokens.Exists(t => t.Word is "i" or "my" or "we" or "our" or "ive" or "im");
        return sentences.Count == 1 && tokens.Count is >= 3 and <= 14 && Interrogatives.Contains(first) && !firstPerson;
    }

    /// <summary>The role named in a wish to apply ("I want to apply for …"), or null when the message is no such wish.</summary>
    public static string? ApplyWish(string text)
    {
        if (text.Length > 200 || !text.Contains("appl", StringComparison.OrdinalIgnoreCase))
            return null;
        var words = Tokenizer.Tokenize(text);
        var apply = words.FindIndex(w => w.Word is "apply" or "applying" or "application");
        if (apply < 0 || words.Count > 20 || words.Count <= apply + 2 || words[apply + 1].Word is not ("for" or "to" or "as"))
            return null;
        // "How do I apply for …" and "Can I apply for … without a degree?" are questions about applying.
        return words[0].Word is "how" or "when" or "where" or "why" or "what" or "do" or "does" || text.TrimEnd().EndsWith('?')
            ? null
            : text[words[apply + 2].Start..];
    }

    private static Dictionary<string, PlainIntent> Load()
    {
        using var stream = typeof(PlainWords).Assembly.GetManifestResourceStream("RecruitBot.Core.Conversations.PlainWords.yaml")!;
        using var reader = new StreamReader(stream);
        var groups = new DeserializerBuilder().Build().Deserialize<Dictionary<string, List<string>>>(reader);
        var phrases = new Dictionary<string, PlainIntent>(StringComparer.Ordinal);
        foreach (var (name, list) in groups)
            foreach (var phrase in list)
                phrases[string.Join(' ', Tokenizer.Tokenize(phrase).ConvertAll(t => t.Word))] = Enum.Parse<PlainIntent>(name, ignoreCase: true);
        return phrases;
    }
}
