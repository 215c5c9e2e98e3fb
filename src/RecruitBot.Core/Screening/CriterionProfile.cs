using RecruitBot.Core.Language;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening.Grading;
using RecruitBot.Core.Screening.WorkSamples;

namespace RecruitBot.Core.Screening;

/// <summary>
/// What the evaluator needs of a criterion, worked out once: which words belong to its subject and how telling each is, which terms show
/// knowledge of it, what its lowest anchor describes, and which runs of words would be copied from it.
/// </summary>
internal sealed class CriterionProfile
{
    /// <summary>Words in a row that make a copy; shorter runs are ordinary English.</summary>
    public const int CopyLength = 5;

    private readonly Dictionary<string, double> _subject = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly HashSet<string> _good = new(StringComparer.Ordinal);
    private readonly HashSet<string> _poor = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string[]>> _cues = new(StringComparer.Ordinal);
    private readonly HashSet<string> _long = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> _copies = [];
    private readonly List<HashSet<string>> _anchors = [];

    /// <summary>Works out the profile.</summary>
    public CriterionProfile(Criterion criterion, ITermAliases aliases)
    {
        Criterion = criterion;
        Situational = IsSituational(criterion.Ask) || criterion.KindOf() == CriterionKind.WorkSample;
        if (criterion.KindOf() == CriterionKind.Knowledge && KnowledgeRater.Models(criterion) is { Count: > 0 } models)
            Knowledge = ShortAnswerScorer.Default.Prepare(criterion.Ask, models, aliases);
        if (criterion.KindOf() == CriterionKind.WorkSample)
            Work = new WorkRubric(criterion, aliases);
        Take(criterion.Ask, 0.5, _asked);
        Take(criterion.Title, 1, _asked);
        Take(criterion.Definition, 0.8, null);
        foreach (var (level, anchor) in criterion.Anchors.OrderBy(a => a.Key))
        {
            Take(anchor, 0.7, level >= 3 ? _good : null);
            _anchors.Add([.. Spelling.Words(anchor).Select(w => w.Stem)]);
        }
        if (criterion.Anchors.TryGetValue(1, out var lowest))
            TakePoor(lowest);
        foreach (var cue in criterion.Cues)
        {
            AddCue(cue);
            foreach (var alias in aliases.Of(cue))
                AddCue(alias);
        }
        foreach (var gold in criterion.Gold.Where(g => g.Level >= 3))
            foreach (var word in Spelling.Words(gold.Answer))
                if ((Lexicon.Default.Mark([word])[0] & (Marks.Stop | Marks.Generic | Marks.Common)) == Marks.None)
                    _subject.TryAdd(word.Stem, 0.1);
        Fields = FieldsOf([criterion.Title, criterion.Definition, criterion.Ask, .. criterion.Anchors.Values, .. criterion.Cues]);
        foreach (var text in criterion.Anchors.Values.Concat(criterion.Probes.Select(p => p.Ask)).Append(criterion.Ask).Append(criterion.Definition))
            AddCopies(text);
        // A title of a piece of work says the task.
        if (Work is not null)
            AddCopies(criterion.Title);
    }

    /// <summary>The criterion itself.</summary>
    public Criterion Criterion { get; }

    /// <summary>The fields of work that the criterion belongs to, as bits; 0 when its texts point to none.</summary>
    public uint Fields { get; }

    /// <summary>The question with its model answers when it asks about the subject itself; null when it asks for a story or an intention.</summary>
    public GradedQuestion? Knowledge { get; }

    /// <summary>What a work sample is looked through for; null for every other kind of question.</summary>
    public WorkRubric? Work { get; }

    /// <summary>The question asks what the candidate would do, so "I would" is an answer and not a dodge.</summary>
    public bool Situational { get; }

    /// <summary>The question asks for something that happened, so "I always check" tells a habit and no story.</summary>
    public bool AsksForThePast =>
        !Situational
        && (Criterion.Ask.Contains("a time", StringComparison.OrdinalIgnoreCase) || Criterion.Ask.Contains("did you", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the question is about an imagined case.</summary>
    public static bool IsSituational(string ask) =>
        ask.Contains("would you", StringComparison.OrdinalIgnoreCase)
        || ask.Contains("imagine", StringComparison.OrdinalIgnoreCase)
        || ask.Contains("suppose ", StringComparison.OrdinalIgnoreCase);

    /// <summary>How telling a word is of the subject: 0 not at all, 1 very.</summary>
    public double Subject(string stem)
    {
        if (_subject.TryGetValue(stem, out var weight))
            return weight;
        return stem.Length >= 6 && Mistyped(stem) ? 0.5 : 0;
    }

    /// <summary>Whether the question or the title already says the word, so that repeating it shows nothing.</summary>
    public bool IsAsked(string stem) => _asked.Contains(stem);

    /// <summary>Whether the anchors for a good answer use the word.</summary>
    public bool IsGood(string stem) => _good.Contains(stem);

    /// <summary>Whether only the lowest anchor uses the word, and affirms it.</summary>
    public bool IsPoor(string stem) => _poor.Contains(stem);

    /// <summary>How many words from here on form a cue; 0 when none does.</summary>
    public int CueAt(IReadOnlyList<Token> words, int at)
    {
        var best = 0;
        if (_cues.TryGetValue(words[at].Stem, out var cues))
            foreach (var cue in cues)
            {
                var n = 1;
                while (n < cue.Length && at + n < words.Count && string.Equals(cue[n], words[at + n].Stem, StringComparison.Ordinal))
                    n++;
                if (n == cue.Length && n > best)
                    best = n;
            }
        return best;
    }

    /// <summary>Whether most of these stems stand in one and the same anchor, so that they say it again and nothing else.</summary>
    public bool SaysAnAnchor(IReadOnlyCollection<string> stems) => stems.Count >= CopyLength && _anchors.Exists(a => stems.Count(a.Contains) * 10 >= stems.Count * 7);

    /// <summary>Marks what counts for nothing: runs copied from the criterion's own texts, and bare lists of cues.</summary>
    public void Ignore(AnswerText text)
    {
        for (var i = 0; i + CopyLength <= text.Words.Count; i++)
            if (_copies.Contains(Run(text.Words, i, CopyLength)))
                text.Ignored.AsSpan(i, CopyLength).Fill(true);
        for (var i = 0; i < text.Words.Count; )
        {
            var (end, cues) = (i, 0);
            while (end < text.Words.Count && CueAt(text.Words, end) is > 0 and var n)
            {
                end += n;
                cues++;
                if (end < text.Words.Count && text.Words[end].Word is "and" or "or")
                    end++;
            }
            if (cues >= 4)
                text.Ignored.AsSpan(i, end - i).Fill(true);
            i = Math.Max(end, i + 1);
        }
    }

    private bool Mistyped(string stem)
    {
        foreach (var known in _long)
            if (Spelling.NearlySame(stem, known))
                return true;
        return false;
    }

    private void Take(string text, double weight, HashSet<string>? also)
    {
        var words = Spelling.Words(text);
        var marks = Lexicon.Default.Mark(words);
        for (var i = 0; i < words.Count; i++)
        {
            if (marks[i].HasFlag(Marks.Stop) || words[i].Word.Length < 2)
                continue;
            var stem = words[i].Stem;
            var w = (marks[i] & (Marks.Generic | Marks.Common)) != Marks.None ? weight * 0.25 : weight;
            _subject[stem] = Math.Max(w, _subject.GetValueOrDefault(stem));
            if (stem.Length >= 6)
                _long.Add(stem);
            if (!marks[i].HasFlag(Marks.Generic) && !(marks[i].HasFlag(Marks.Common) && ReferenceEquals(also, _good)))
                also?.Add(stem);
        }
    }

    // A field belongs to the criterion when at least two thirds as many of its words point there as to the most frequent one.
    private static uint FieldsOf(IEnumerable<string> texts)
    {
        var counts = new int[WorkFields.Default.Count];
        foreach (var stem in texts.SelectMany(Spelling.Words).Select(w => w.Stem).Distinct(StringComparer.Ordinal))
            for (var f = 0; f < counts.Length; f++)
                counts[f] += (int)(WorkFields.Default.Of(stem) >> f & 1);
        var most = counts.Max();
        var fields = 0u;
        for (var f = 0; f < counts.Length && most >= 2; f++)
            if (counts[f] * 3 >= most * 2)
                fields |= 1u << f;
        return fields;
    }

    private void TakePoor(string anchor)
    {
        var text = AnswerText.Read(anchor);
        foreach (var clause in text.Clauses)
            for (var i = clause.From; i < clause.To; i++)
                if (!text.Is(i, Marks.Stop | Marks.Generic | Marks.Verification) && !text.IsNegated(i, clause.From) && !_good.Contains(text.Words[i].Stem) && !_asked.Contains(text.Words[i].Stem))
                    _poor.Add(text.Words[i].Stem);
    }

    private void AddCue(string cue)
    {
        Take(cue, 1, _good);
        var stems = Spelling.Words(cue).Select(w => w.Stem).ToArray();
        if (stems.Length == 0)
            return;
        if (!_cues.TryGetValue(stems[0], out var list))
            _cues[stems[0]] = list = [];
        list.Add(stems);
    }

    private void AddCopies(string text)
    {
        var words = Spelling.Words(text);
        for (var i = 0; i + CopyLength <= words.Count; i++)
            _copies.Add(Run(words, i, CopyLength));
    }

    /// <summary>A number that stands for a run of words.</summary>
    internal static ulong Run(IReadOnlyList<Token> words, int at, int length)
    {
        // FNV-1a over the stems: string.GetHashCode differs from one process to the next.
        var hash = 14695981039346656037UL;
        for (var i = at; i < at + length; i++)
        {
            foreach (var c in words[i].Stem)
                hash = (hash ^ c) * 1099511628211UL;
            hash = (hash ^ ' ') * 1099511628211UL;
        }
        return hash;
    }
}
