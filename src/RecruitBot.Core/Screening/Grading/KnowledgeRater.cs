using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Screening.Grading;

/// <summary>
/// Rates an answer to a question about the subject itself by how well it says what the model answers say: the best gold answers, or the highest anchor where
/// there are none. Only sentences that say something of a model answer are compared, so whatever else somebody writes neither helps nor harms; what is
/// copied from the criterion, lists of its cues and instructions are not read at all.
/// </summary>
internal static class KnowledgeRater
{
    private const int LeastModel = 4;
    private const int MostQuotes = 3;

    /// <summary>The model answers of a criterion: the gold answers of level 5, else of level 4, else the anchor of level 5; none when it has none of these.</summary>
    public static IReadOnlyList<string> Models(Roles.Criterion criterion)
    {
        var best = Best(criterion);
        return best.Count > 0 ? [.. best.Select(g => g.Answer)] : criterion.Anchors.TryGetValue(5, out var anchor) ? [anchor] : [];
    }

    /// <summary>The gold answers that answers to a criterion are compared with; none when it asks for a story, or has none that is good enough.</summary>
    public static IReadOnlyList<Roles.GoldAnswer> ModelAnswers(Roles.Criterion criterion) => criterion.KindOf() == CriterionKind.Knowledge ? Best(criterion) : [];

    /// <summary>The level with the words it rests on, or that there is nothing to place.</summary>
    public static Rating Rate(CriterionProfile profile, GradedQuestion question, IReadOnlyList<string> answers)
    {
        var texts = answers.Select(a => Counted(profile, a)).ToList();
        var telling = new List<Passage>();
        for (var a = 0; a < texts.Count; a++)
            foreach (var clause in texts[a].Clauses)
                if (Read(question, texts[a], a, clause) is { } passage && telling.TrueForAll(t => !t.SameAs(passage)))
                    telling.Add(passage);
        if (telling.Count == 0 || telling.Sum(t => t.Words) < LevelScheme.LeastWords)
            return Rating.Insufficient(KnowledgeWording.Insufficient(texts, profile.Criterion));
        var score = ShortAnswerScorer.Default.Score(question, string.Join(". ", telling.Select(t => t.Text)));
        var level = LevelOf(score.Share);
        var evidence = telling.OrderByDescending(t => t.Worth).Take(MostQuotes).Select(t => EvidencePicker.Quote(texts[t.Answer], t.Answer, t.From, t.To)).ToList();
        return new Rating(level, RatingStatus.Scored, evidence, KnowledgeWording.Scored(score, level));
    }

    /// <summary>What share of the full score each level begins with.</summary>
    public static int LevelOf(double share) => share switch { < 0.25 => 1, < 0.38 => 2, < 0.5 => 3, < 0.65 => 4, _ => 5 };

    private static IReadOnlyList<Roles.GoldAnswer> Best(Roles.Criterion criterion) =>
        criterion.Gold.Where(g => g.Level >= LeastModel).GroupBy(g => g.Level).MaxBy(g => g.Key)?.ToList() ?? [];

    private static AnswerText Counted(CriterionProfile profile, string answer)
    {
        var text = AnswerText.Read(answer);
        Instructions.Ignore(text);
        profile.Ignore(text);
        return text;
    }

    // A run of words that count, within one clause; null when it says nothing of a model answer.
    private static Passage? Read(GradedQuestion question, AnswerText text, int answer, Clause clause)
    {
        var (from, to) = EvidencePicker.Counted(text, clause.From, clause.To);
        if (from == to)
            return null;
        var span = text.Span(from, to);
        var words = span.Of(text.Text);
        var worth = ShortAnswerScorer.Default.Touches(question, words);
        return worth > 0 ? new Passage(answer, from, to, words, worth) : null;
    }

    private sealed record Passage(int Answer, int From, int To, string Text, double Worth)
    {
        public int Words => To - From;

        public bool SameAs(Passage other) => string.Equals(Text, other.Text, StringComparison.OrdinalIgnoreCase);
    }
}
