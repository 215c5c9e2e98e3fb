namespace RecruitBot.Core.Screening;

/// <summary>Picks the candidate's own words that a level rests on.</summary>
internal static class EvidencePicker
{
    /// <summary>A sentence up to this length is quoted whole; of a longer one only the clause.</summary>
    private const int WholeSentence = 200;

    /// <summary>One to three spans, best first; none when nothing that counts is left.</summary>
    public static IReadOnlyList<Evidence> Pick(AnswerFindings findings, int level)
    {
        var picked = new List<Evidence>();
        var sentences = new HashSet<(int, int)>();
        var ranked = findings.Clauses.OrderByDescending(c => level == 1 ? (c.Flaw ? 3 : 0) + c.Subject : c.Worth).ToList();
        foreach (var clause in ranked)
        {
            if (picked.Count == (level == 1 ? 1 : level <= 3 ? 2 : 3) || (picked.Count > 0 && clause.Worth < 2))
                break;
            var text = findings.Texts[clause.Answer];
            var (from, to) = Counted(text, clause.Clause.From, clause.Clause.To);
            if (from == to || !sentences.Add((clause.Answer, clause.Clause.Sentence)))
                continue;
            picked.Add(Widened(findings, clause, text) ?? Quote(text, clause.Answer, from, to));
        }
        return picked;
    }

    /// <summary>The exact text of some words as evidence.</summary>
    public static Evidence Quote(AnswerText text, int answer, int from, int to)
    {
        var span = text.Span(from, to);
        return new Evidence(span.Of(text.Text), answer, span.Start, span.Length);
    }

    private static Evidence? Widened(AnswerFindings findings, ClauseFinding clause, AnswerText text)
    {
        int from = clause.Clause.From, to = clause.Clause.To;
        foreach (var other in text.Clauses)
            if (other.Sentence == clause.Clause.Sentence)
                (from, to) = (Math.Min(from, other.From), Math.Max(to, other.To));
        var (countedFrom, countedTo) = Counted(text, from, to);
        if (countedFrom != from || countedTo != to)
            return null;
        var length = text.Words[to - 1].Start + text.Words[to - 1].Length - text.Words[from].Start;
        return length <= WholeSentence ? Quote(text, clause.Answer, from, to) : null;
    }

    // The longest run of words that count: an instruction or a copied anchor is never quoted as evidence.
    internal static (int From, int To) Counted(AnswerText text, int from, int to)
    {
        var best = (From: from, To: from);
        for (var i = from; i < to; i++)
        {
            var start = i;
            while (i < to && !text.Ignored[i])
                i++;
            if (i - start > best.To - best.From)
                best = (start, i);
        }
        return best;
    }
}
