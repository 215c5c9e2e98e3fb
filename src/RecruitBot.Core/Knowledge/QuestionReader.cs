using RecruitBot.Core.Knowledge.Asked;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge;

/// <summary>Takes a question apart: typing errors put right, words and phrases turned into slots, the kind of answer recognised.</summary>
internal sealed class QuestionReader
{
    /// <summary>Bounds for hostile input: nobody asks about more things at once, or mistypes more words.</summary>
    private const int MaxSlots = 48;
    private const int MaxCorrections = 16;

    private const int ShortestPart = 3;

    private const double SameStem = 0.72;
    private const double Phrase = 0.96;
    private const double Synonym = 0.92;
    private const double AskedSynonym = 0.85;
    private const double Weak = 0.2;
    private const double AskedOnly = 0.75;

    private readonly UnitIndex index;
    private readonly SpellingCorrector corrector;

    public QuestionReader(UnitIndex index)
    {
        this.index = index;
        corrector = new SpellingCorrector(
            [
                .. Vocabulary.Instance.Padding.Order(StringComparer.Ordinal),
                .. index.Words.Order(StringComparer.Ordinal),
                .. index.Lexicon.Words.Order(StringComparer.Ordinal),
                .. Vocabulary.Instance.Everyday.Order(StringComparer.Ordinal),
            ],
            [.. Vocabulary.Instance.Everyday],
            Vocabulary.Instance.Padding,
            index.IsName);
    }

    /// <summary>Reads a question.</summary>
    public ReadQuestion Read(string text)
    {
        var (tokens, names) = Tokens(text);
        var slots = new List<Slot>();
        var joints = new List<int>();
        var makesMoney = QuestionShape.MakesMoney(text);
        for (var i = 0; i < tokens.Count && slots.Count < MaxSlots; )
        {
            if (tokens[i].Word is "and" or "or" or "versus" or "vs" or "plus" || (i > 0 && text.AsSpan(tokens[i - 1].Start + tokens[i - 1].Length, Math.Max(0, tokens[i].Start - tokens[i - 1].Start - tokens[i - 1].Length)).ContainsAny(",&/")))
                joints.Add(i);
            i += ReadAt(tokens, names, i, slots, makesMoney);
        }
        DropRepeated(slots);
        QuestionShape.AddImplied(text, tokens, slots);
        var (wants, counted) = QuestionShape.WantsOf(text, tokens, slots);
        return new ReadQuestion(text, slots, wants, QuestionShape.PeriodOf(text, slots))
        {
            Counted = counted,
            Corrected = string.Join(' ', tokens.Select(t => t.Word)),
            Choice = QuestionShape.IsChoice(text),
            Plural = QuestionShape.IsPlural(text),
            Stems = tokens.Select(t => t.Stem).ToHashSet(StringComparer.Ordinal),
            Joints = joints,
            Terms = AskedTerms.Read(tokens, index.Lexicon),
        };
    }

    /// <summary>"Differently, compared to now": said twice, it weighs once.</summary>
    private static void DropRepeated(List<Slot> slots)
    {
        for (var i = slots.Count - 1; i > 0; i--)
        {
            var concepts = Concepts(slots[i]);
            if (concepts.Count > 0 && slots.Take(i).Any(s => (slots[i].Soft || string.Equals(s.Word, slots[i].Word, StringComparison.Ordinal)) && concepts.TrueForAll(Concepts(s).Contains)))
                slots.RemoveAt(i);
        }

        static List<string> Concepts(Slot slot) => [.. slot.Alternatives.Where(a => a.Terms.Length == 1 && a.Terms[0][0] == '@').Select(a => a.Terms[0])];
    }

    private (List<Token> Tokens, HashSet<int> Names) Tokens(string text)
    {
        var read = WordReader.Read(text);
        var tokens = new List<Token>(read.Count);
        var names = new HashSet<int>();
        var unknown = 0;
        var shouting = text.Count(char.IsUpper) > text.Count(char.IsLower);
        for (var i = 0; i < read.Count; i++)
        {
            var token = read[i];
            var name = !shouting && char.IsUpper(text[token.Start]) && !OpensSentence(text, token.Start);
            var next = i + 1 < read.Count && index.HasWord(token.Word + read[i + 1].Word);
            if (Known(token) && !(next && AreOne(token, read[i + 1])))
                Add(token);
            else if (next)
            {
                var joined = token.Word + read[i + 1].Word;
                Add(new Token(joined, WordReader.Stem(joined), token.Start, read[i + 1].Start + read[i + 1].Length - token.Start));
                i++;
            }
            else if (Split(token) is { } parts)
            {
                Add(parts.First);
                Add(parts.Second);
            }
            else if (unknown++ < MaxCorrections && corrector.Correct(token.Word, name) is { } corrected)
                Add(new Token(corrected, WordReader.Stem(corrected), token.Start, token.Length));
            else
                Add(token);

            void Add(Token t)
            {
                if (name)
                    names.Add(tokens.Count);
                tokens.Add(t);
            }
        }
        return (tokens, names);
    }

    private bool Known(Token token) =>
        token.Word.Length < 3
        || index.HasWord(token.Word)
        || index.Has(token.Stem)
        || index.Lexicon.Knows(token.Word)
        || Vocabulary.Instance.IsEnglish(token)
        || token.Word.Any(char.IsDigit);

    /// <summary>Two words that mean something that the sources write as one ("full stack") and never as two.</summary>
    private bool AreOne(Token first, Token second) =>
        first.Word.Length >= ShortestPart
        && second.Word.Length >= ShortestPart
        && Vocabulary.Instance.ClassOf(first) != WordClass.Function
        && Vocabulary.Instance.ClassOf(second) != WordClass.Function
        && !index.Has(TermReader.Pair(first.Stem, second.Stem));

    private (Token First, Token Second)? Split(Token token)
    {
        for (var at = ShortestPart; at <= token.Word.Length - ShortestPart; at++)
        {
            var (a, b) = (token.Word[..at], token.Word[at..]);
            if (index.HasWord(a) && index.HasWord(b) && Index(a) + Index(b) > 0)
                return (new Token(a, WordReader.Stem(a), token.Start, at), new Token(b, WordReader.Stem(b), token.Start + at, token.Length - at));
        }
        return null;

        int Index(string word) => index.FrequencyOf(WordReader.Stem(word));
    }

    private static bool OpensSentence(string text, int start)
    {
        var i = start - 1;
        while (i >= 0 && (char.IsWhiteSpace(text[i]) || text[i] is '"' or '\'' or '(' or '\u201c'))
            i--;
        return i < 0 || text[i] is '.' or '!' or '?' or ':' or '\n';
    }

    private int ReadAt(List<Token> tokens, HashSet<int> names, int i, List<Slot> slots, bool makesMoney)
    {
        var token = tokens[i];
        var kind = Vocabulary.Instance.ClassOf(token);
        var matches = index.Lexicon.At(tokens, i, question: true).Where(m => m.Length > 1 || kind != WordClass.Function).ToList();
        var length = matches.Count == 0 ? 1 : matches.Max(m => m.Length);
        matches.RemoveAll(m => m.Length < length || (m.AskedOnly && m.Concept == "pay" && token.Stem == "make" && !makesMoney) || (m is { AskedOnly: true, Length: 1, Concept: "equity" } && token.Word == "share"));
        if (QuestionNumbers.Read(tokens, i) is { } number && length == 1)
        {
            slots.Add(new Slot(token.Word, WordClass.Content, []) { Position = i, Number = number });
            return number.Unit == "$" && i + 1 < tokens.Count && QuestionNumbers.IsCurrency(tokens[i + 1]) ? 2 : 1;
        }
        if (kind == WordClass.Function && matches.Count == 0)
            return 1;
        var alternatives = new List<Alternative>();
        string[] stems = [.. tokens.Skip(i).Take(length).Where(t => length == 1 || Vocabulary.Instance.ClassOf(t) != WordClass.Function).Select(t => t.Stem)];
        var askedOnly = matches.Count > 0 && matches.TrueForAll(m => m.AskedOnly);
        if (length == 1)
        {
            alternatives.Add(new Alternative([TermReader.Exact(token.Word)], 1));
            alternatives.Add(new Alternative(stems, SameStem));
        }
        else if (stems.Length > 0 && (!askedOnly || stems.Length == length))
        {
            // The words side by side are the phrase itself; apart they may mean something else.
            alternatives.Add(new Alternative([.. Enumerable.Range(i, length - 1).Select(j => TermReader.Pair(tokens[j].Stem, tokens[j + 1].Stem))], 1));
            alternatives.Add(new Alternative(stems, SameStem));
        }
        foreach (var match in matches)
            alternatives.Add(new Alternative(["@" + match.Concept], match.AskedOnly ? AskedSynonym : length > 1 ? Phrase : Synonym));
        var unstated = matches.Exists(m => m.Concept.StartsWith("unstated:", StringComparison.Ordinal));
        if (unstated)
            alternatives.RemoveAll(a => a.Terms[0][0] != '@');
        var weak = matches.Count > 0 && matches.TrueForAll(m => Vocabulary.Instance.Weak.Contains(m.Concept));
        // A padding word that stands for something in questions says more than padding.
        if (kind == WordClass.Light && length == 1 && matches.Exists(m => !Vocabulary.Instance.Weak.Contains(m.Concept)))
            kind = WordClass.Common;
        slots.Add(
            new Slot(string.Join(' ', tokens.Skip(i).Take(length).Select(t => t.Word)), length > 1 ? WordClass.Content : kind, alternatives)
            {
                Position = i,
                Factor = weak ? Weak : askedOnly && length == 1 && kind != WordClass.Content ? AskedOnly : 1,
                Soft = (length > 1 || askedOnly) && !unstated,
                AskedOnly = askedOnly,
                Level = matches.Where(m => m.Concept.StartsWith("level:", StringComparison.Ordinal)).Select(m => m.Concept["level:".Length..]).FirstOrDefault(),
                Name = names.Contains(i),
            });
        return length;
    }
}
