using System.Reflection;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Screening;

/// <summary>What a word or phrase does in an answer, whatever the trade. Each is a section of lexicon.txt.</summary>
[Flags]
internal enum Marks : long
{
    None = 0,
    Subject = 1 << 0,
    OtherSubject = 1 << 1,
    Modal = 1 << 2,
    Aux = 1 << 3,
    Negator = 1 << 4,
    NotNegation = 1 << 5,
    Joint = 1 << 6,
    Adverb = 1 << 7,
    Stop = 1 << 8,
    Generic = 1 << 9,
    WeakVerb = 1 << 10,
    Stative = 1 << 11,
    Past = 1 << 12,
    ActionVerb = 1 << 13,
    ResultVerb = 1 << 14,
    Result = 1 << 15,
    Comparison = 1 << 16,
    Unit = 1 << 17,
    NumberWord = 1 << 18,
    Reason = 1 << 19,
    Alternative = 1 << 20,
    Verification = 1 << 21,
    Guard = 1 << 22,
    Situation = 1 << 23,
    Task = 1 << 24,
    Habit = 1 << 25,
    Flaw = 1 << 26,
    DontKnow = 1 << 27,
    Common = 1 << 28,
    Doubt = 1 << 29,
    Workmate = 1 << 30,
    Imagined = 1L << 31,
    Claim = 1L << 32,
    Foreign = 1L << 33,
    Retraction = 1L << 34,
}

/// <summary>The general word lists, read once from the embedded lexicon.txt.</summary>
internal sealed class Lexicon
{
    /// <summary>The lists this program ships with.</summary>
    public static Lexicon Default { get; } = Load();

    private readonly Dictionary<string, List<Entry>> _byFirst = new(StringComparer.Ordinal);

    private readonly record struct Part(string Key, bool Exact);

    private readonly record struct Entry(Part[] Parts, Marks Mark);

    /// <summary>Marks every word of the text that is, or is part of, an entry.</summary>
    public Marks[] Mark(IReadOnlyList<Token> words)
    {
        var marks = new Marks[words.Count];
        for (var i = 0; i < words.Count; i++)
        {
            MarkAt(words, i, words[i].Word, exact: true, marks);
            MarkAt(words, i, words[i].Stem, exact: false, marks);
        }
        return marks;
    }

    private void MarkAt(IReadOnlyList<Token> words, int at, string key, bool exact, Marks[] marks)
    {
        if (!_byFirst.TryGetValue(key, out var entries))
            return;
        foreach (var entry in entries)
        {
            if (entry.Parts[0].Exact != exact || at + entry.Parts.Length > words.Count)
                continue;
            var n = 1;
            while (n < entry.Parts.Length && Same(entry.Parts[n], words[at + n]))
                n++;
            if (n < entry.Parts.Length)
                continue;
            for (var k = 0; k < n; k++)
                marks[at + k] |= entry.Mark;
        }
    }

    private static bool Same(Part part, Token word) =>
        string.Equals(part.Exact ? word.Word : word.Stem, part.Key, StringComparison.Ordinal);

    private static Lexicon Load()
    {
        var lexicon = new Lexicon();
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("RecruitBot.Core.Screening.lexicon.txt")
            ?? throw new InvalidOperationException("lexicon.txt is not embedded in RecruitBot.Core.");
        using var reader = new StreamReader(stream);
        var section = Marks.None;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            if (line.StartsWith('['))
                section = Enum.Parse<Marks>(line.Trim('[', ']').Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
            else
                foreach (var entry in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    lexicon.Add(entry, section);
        }
        return lexicon;
    }

    private void Add(string entry, Marks mark)
    {
        var exact = entry.StartsWith('=');
        var words = Spelling.Words(exact ? entry[1..] : entry);
        var parts = words.Select(w => new Part(exact ? w.Word : w.Stem, exact)).ToArray();
        if (parts.Length == 0)
            return;
        if (!_byFirst.TryGetValue(parts[0].Key, out var entries))
            _byFirst[parts[0].Key] = entries = [];
        entries.Add(new Entry(parts, mark));
    }
}
