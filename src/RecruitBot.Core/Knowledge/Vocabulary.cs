using RecruitBot.Core.Language;
using YamlDotNet.RepresentationModel;

namespace RecruitBot.Core.Knowledge;

/// <summary>How much a word says about what is asked.</summary>
internal enum WordClass
{
    /// <summary>A subject of its own: if the sources lack it, nobody knows the answer.</summary>
    Content,

    /// <summary>An everyday word: if the sources lack it, the rest of the question decides.</summary>
    Common,

    /// <summary>A word of asking or padding.</summary>
    Light,

    /// <summary>A word without a subject.</summary>
    Function,
}

/// <summary>The general vocabulary, from the embedded <c>Vocabulary.yaml</c>.</summary>
internal sealed class Vocabulary
{
    private static readonly Lazy<Vocabulary> Embedded = new(Load);

    private readonly HashSet<string> function;
    private readonly HashSet<string> light;
    private readonly HashSet<string> common;
    private readonly HashSet<string> english;

    private Vocabulary(YamlMappingNode root)
    {
        function = Words(root, "function");
        light = Words(root, "light");
        common = Words(root, "common");
        english = [.. Words(root, "words"), .. function, .. light, .. common];
        Employers = [.. ((YamlSequenceNode)root["employers"]).Children.Select(n => ((YamlScalarNode)n).Value!)];
        Weak = [.. ((YamlSequenceNode)root["weak"]).Children.Select(n => ((YamlScalarNode)n).Value!)];
        foreach (var (key, value) in ((YamlMappingNode)root["synonyms"]).Children)
        {
            var concept = ((YamlScalarNode)key).Value!;
            var group = (YamlMappingNode)value;
            foreach (var form in Forms(group, "words"))
                Phrases.Add(new VocabularyPhrase(form, concept, AskedOnly: false));
            foreach (var form in Forms(group, "asked"))
                Phrases.Add(new VocabularyPhrase(form, concept, AskedOnly: true));
        }
        foreach (var form in (YamlSequenceNode)root["unstated"])
            Phrases.Add(new VocabularyPhrase(((YamlScalarNode)form).Value!, "unstated:" + ((YamlScalarNode)form).Value, AskedOnly: false));
        foreach (var (key, value) in ((YamlMappingNode)root["levels"]).Children)
            foreach (var form in (YamlSequenceNode)value)
                Phrases.Add(new VocabularyPhrase(((YamlScalarNode)form).Value!, "level:" + ((YamlScalarNode)key).Value, AskedOnly: false));
    }

    /// <summary>The one instance.</summary>
    public static Vocabulary Instance => Embedded.Value;

    /// <summary>Every synonym with the concept it stands for.</summary>
    public List<VocabularyPhrase> Phrases { get; } = [];

    /// <summary>Concepts on which little hangs, such as needing and choosing.</summary>
    public HashSet<string> Weak { get; }

    /// <summary>Concepts that make a sentence one about what employers do, pay or offer.</summary>
    public HashSet<string> Employers { get; }

    /// <summary>Everyday words and words without a subject: what a typing error most often was meant to be.</summary>
    public IEnumerable<string> Everyday => function.Concat(light).Concat(common);

    /// <summary>Words without a subject and words of asking.</summary>
    public IEnumerable<string> Padding => function.Concat(light);

    /// <summary>Whether a word has no subject.</summary>
    public bool IsFunction(string word) => function.Contains(word);

    /// <summary>The class of a word.</summary>
    public WordClass ClassOf(Token token) =>
        function.Contains(token.Word) ? WordClass.Function
        : light.Contains(token.Word) || light.Contains(token.Stem) ? WordClass.Light
        : common.Contains(token.Word) || common.Contains(token.Stem) ? WordClass.Common
        : WordClass.Content;

    /// <summary>Whether a phrase of several words, or a known English word, has a subject of its own.</summary>
    public bool IsSubject(string word) => word.Contains(' ', StringComparison.Ordinal) || english.Contains(word) || english.Contains(WordReader.Stem(word));

    /// <summary>Whether this is an English word that must not be taken for a typing error of another.</summary>
    public bool IsEnglish(Token token) => english.Contains(token.Word) || english.Contains(token.Stem);

    private static Vocabulary Load()
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream("RecruitBot.Core.Knowledge.Vocabulary.yaml")!;
        using var reader = new StreamReader(stream);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return new Vocabulary((YamlMappingNode)yaml.Documents[0].RootNode);
    }

    private static HashSet<string> Words(YamlMappingNode root, string key)
    {
        var words = ((YamlScalarNode)root[key]).Value!.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var set = new HashSet<string>(words, StringComparer.Ordinal);
        if (!string.Equals(key, "function", StringComparison.Ordinal))
            set.UnionWith(words.Select(WordReader.Stem));
        return set;
    }

    private static IEnumerable<string> Forms(YamlMappingNode group, string key) =>
        group.Children.TryGetValue(key, out var node) ? ((YamlSequenceNode)node).Children.Select(n => ((YamlScalarNode)n).Value!) : [];
}

/// <summary>A word or phrase and the concept it stands for.</summary>
/// <param name="Form">As written in the vocabulary.</param>
/// <param name="Concept">Name of its group.</param>
/// <param name="AskedOnly">Whether it has that meaning in questions only.</param>
internal sealed record VocabularyPhrase(string Form, string Concept, bool AskedOnly);
