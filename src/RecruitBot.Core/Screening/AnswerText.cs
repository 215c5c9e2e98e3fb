using RecruitBot.Core.Language;

namespace RecruitBot.Core.Screening;

/// <summary>A clause or sentence of one answer: words <paramref name="From"/> up to but not including <paramref name="To"/>.</summary>
/// <param name="From">First word.</param>
/// <param name="To">Word after the last.</param>
/// <param name="Sentence">Number of the sentence it belongs to.</param>
internal readonly record struct Clause(int From, int To, int Sentence)
{
    public int Count => To - From;
}

/// <summary>
/// One answer, read once: words, what each does, and clauses. Text without punctuation (voice to text) is cut at joints such as "and"
/// or "because". Only the first <see cref="MaxChars"/> characters are read, so a megabyte costs what a long answer costs.
/// </summary>
internal sealed class AnswerText
{
    /// <summary>Characters of one answer that are read; about 2,500 words, ten times a thorough answer.</summary>
    public const int MaxChars = 16_000;

    /// <summary>Words after which a clause is cut at the next joint, whatever follows: words added at the end must not cut what stands before.</summary>
    private const int LongClause = 14;

    /// <summary>Words that a clause has at most, joint or not.</summary>
    private const int MaxClause = 40;

    private AnswerText(string text, List<Token> words)
    {
        Text = text;
        Words = words;
        Marks = Lexicon.Default.Mark(words);
        Ignored = new bool[words.Count];
    }

    /// <summary>The whole answer.</summary>
    public string Text { get; }

    /// <summary>The words read.</summary>
    public List<Token> Words { get; }

    /// <summary>What each word does.</summary>
    public Marks[] Marks { get; }

    /// <summary>Words that count for nothing: copied from the question or the anchors, lists of keywords, instructions.</summary>
    public bool[] Ignored { get; }

    /// <summary>The clauses, in order.</summary>
    public List<Clause> Clauses { get; } = [];

    /// <summary>Whether the word is there, counts, and does one of these.</summary>
    public bool Is(int word, Marks marks) => (uint)word < (uint)Marks.Length && (Marks[word] & marks) != Screening.Marks.None;

    /// <summary>Reads an answer.</summary>
    public static AnswerText Read(string text)
    {
        var read = text.Length <= MaxChars ? text : text[..MaxChars];
        var answer = new AnswerText(text, Spelling.Words(read));
        var word = 0;
        var sentence = 0;
        foreach (var span in SentenceSplitter.Split(read))
        {
            var from = word;
            while (word < answer.Words.Count && answer.Words[word].Start < span.End)
                word++;
            if (word > from)
                answer.Cut(from, word, ref sentence);
        }
        return answer;
    }

    /// <summary>The first word that starts at an offset or after it; the number of words when none does.</summary>
    public int WordAt(int offset)
    {
        int low = 0, high = Words.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Words[middle].Start < offset ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    /// <summary>The number of the sentence that a word belongs to.</summary>
    public int SentenceOf(int word)
    {
        int low = 0, high = Clauses.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Clauses[middle].From <= word ? (middle, high) : (low, middle - 1);
        }
        return Clauses[low].Sentence;
    }

    /// <summary>Whether one of the characters stands between the word and the one before it.</summary>
    public bool HasBefore(int word, string characters)
    {
        var start = word == 0 ? 0 : Words[word - 1].Start + Words[word - 1].Length;
        return Text.AsSpan(start, Words[word].Start - start).IndexOfAny(characters) >= 0;
    }

    /// <summary>Whether a negation governs the word: within the four words before it in its clause, with no joint between.</summary>
    public bool IsNegated(int word, int clauseStart)
    {
        for (var i = word - 1; i >= clauseStart && i >= word - 4; i--)
        {
            if (Is(i, Screening.Marks.Negator) && !Is(i, Screening.Marks.NotNegation))
                return true;
            if (Words[i].Word is "but" or "and" or "so" or "because" or "then" || HasBefore(i + 1, ";:"))
                return false;
        }
        return false;
    }

    /// <summary>The exact text of words, from the first to the one before <paramref name="to"/>, at most 300 characters.</summary>
    public TextSpan Span(int from, int to)
    {
        var start = Words[from].Start;
        var last = to - 1;
        while (last > from && Words[last].Start + Words[last].Length - start > 300)
            last--;
        var end = Math.Min(Words[last].Start + Words[last].Length, start + 300);
        // A figure keeps its sign: "60 %", "12.5%".
        if (end < Text.Length && Text[end] == '%')
            end++;
        else if (end + 1 < Text.Length && Text[end] == ' ' && Text[end + 1] == '%')
            end += 2;
        if (end - start >= 2 && char.IsHighSurrogate(Text[end - 1]))
            end--;
        return new TextSpan(start, Math.Min(end - start, 300));
    }

    private void Cut(int from, int to, ref int sentence)
    {
        var start = from;
        for (var i = from + 1; i < to; i++)
        {
            var long_ = i - start >= LongClause;
            var joint = Is(i, Screening.Marks.Joint) || Words[i].Word is "because" or "i" or "we" or "which";
            var stop = EndsWithStop(i);
            if (
                HasBefore(i, ";\u2022\u2013\u2014")
                || stop
                || (long_ && (joint || HasBefore(i, ",")) && !AfterJoint(i))
                || i - start >= MaxClause
            )
            {
                Clauses.Add(new Clause(start, i, sentence));
                start = i;
                if (stop)
                    sentence++;
            }
        }
        if (to > start)
            Clauses.Add(new Clause(start, to, sentence));
        sentence++;
    }

    private bool AfterJoint(int i) => Words[i].Word is "i" or "we" && Is(i - 1, Screening.Marks.Joint);

    // Hurried typing: "BP was low. took obs" has no capital for the sentence splitter to see.
    private bool EndsWithStop(int i) => HasBefore(i, ".!?") && HasBefore(i, " ") && Words[i - 1].Word is { Length: >= 3 } w && w is not ("approx" or "incl" or "etc");
}
