using RecruitBot.Core.Language;

namespace RecruitBot.Tests.Language;

public sealed class LanguageTests
{
    /// <summary>Pairs from the examples in Porter's paper and the vocabulary published with it.</summary>
    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("ties", "ti")]
    [InlineData("cats", "cat")]
    [InlineData("feed", "feed")]
    [InlineData("agreed", "agre")]
    [InlineData("plastered", "plaster")]
    [InlineData("motoring", "motor")]
    [InlineData("sing", "sing")]
    [InlineData("conflated", "conflat")]
    [InlineData("hopping", "hop")]
    [InlineData("falling", "fall")]
    [InlineData("hissing", "hiss")]
    [InlineData("failing", "fail")]
    [InlineData("filing", "file")]
    [InlineData("happy", "happi")]
    [InlineData("sky", "sky")]
    [InlineData("relational", "relat")]
    [InlineData("conditional", "condit")]
    [InlineData("digitizer", "digit")]
    [InlineData("radically", "radic")]
    [InlineData("vietnamization", "vietnam")]
    [InlineData("operator", "oper")]
    [InlineData("hopefulness", "hope")]
    [InlineData("formalize", "formal")]
    [InlineData("electrical", "electr")]
    [InlineData("revival", "reviv")]
    [InlineData("allowance", "allow")]
    [InlineData("replacement", "replac")]
    [InlineData("adoption", "adopt")]
    [InlineData("effective", "effect")]
    [InlineData("probate", "probat")]
    [InlineData("rate", "rate")]
    [InlineData("cease", "ceas")]
    [InlineData("controll", "control")]
    [InlineData("roll", "roll")]
    [InlineData("generalizations", "gener")]
    [InlineData("oscillators", "oscil")]
    [InlineData("be", "be")]
    [InlineData("html5", "html5")]
    public void Words_have_their_published_stems(string word, string stem) => Assert.Equal(stem, PorterStemmer.Stem(word));

    [Theory]
    [InlineData("C++ and C# in .NET", "c++ and c# in .net")]
    [InlineData("back-end CI/CD", "back end ci cd")]
    [InlineData("$130,000 in 3.12", "130000 in 3.12")]
    [InlineData("don't select_related", "dont select_related")]
    [InlineData("end. Begin", "end begin")]
    public void Text_is_split_into_words(string text, string words) => Assert.Equal(words, string.Join(' ', Tokenizer.Tokenize(text).Select(t => t.Word)));

    [Fact]
    public void Every_token_points_at_its_text()
    {
        const string Text = "R\u00e9sum\u00e9s: \u201cC++\u201d, 1,000 \U0001F600 don\u2019t \ud800 x";
        Assert.All(Tokenizer.Tokenize(Text), t => Assert.InRange(t.Start + t.Length, 1, Text.Length));
    }

    [Theory]
    [InlineData("One. Two! Three?", new[] { "One.", "Two!", "Three?" })]
    [InlineData("Tools, e.g. Git, help. More.", new[] { "Tools, e.g. Git, help.", "More." })]
    [InlineData("Version 3.12 is out. Yes.", new[] { "Version 3.12 is out.", "Yes." })]
    [InlineData("He said \"no.\" Then left.", new[] { "He said \"no.\"", "Then left." })]
    [InlineData("A line\nAnother", new[] { "A line", "Another" })]
    public void Text_is_split_into_sentences(string text, string[] sentences) =>
        Assert.Equal(sentences, SentenceSplitter.Split(text).Select(s => s.Of(text)));
}
