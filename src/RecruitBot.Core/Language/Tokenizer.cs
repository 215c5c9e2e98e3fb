namespace RecruitBot.Core.Language;

/// <summary>A word of a text.</summary>
/// <param name="Word">Lower case, without accents, apostrophes dropped.</param>
/// <param name="Stem">Porter stem of <paramref name="Word"/>.</param>
/// <param name="Start">Offset in the text, in UTF-16 code units.</param>
/// <param name="Length">Length in the text, in UTF-16 code units.</param>
public readonly record struct Token(string Word, string Stem, int Start, int Length);

/// <summary>Splits text into words, as <see cref="WordScanner"/> reads them.</summary>
public static class Tokenizer
{
    /// <summary>The words of a text, in order.</summary>
    public static List<Token> Tokenize(string text)
    {
        var tokens = new List<Token>(Math.Min(text.Length / 5 + 1, 4096));
        var words = new WordScanner(text, stackalloc char[WordScanner.Buffer]);
        while (words.Read())
        {
            var word = words.Word.ToString();
            tokens.Add(new Token(word, PorterStemmer.Stem(word), words.Start, words.Length));
        }
        return tokens;
    }
}
