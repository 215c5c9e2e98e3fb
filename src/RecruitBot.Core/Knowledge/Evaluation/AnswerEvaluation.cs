namespace RecruitBot.Core.Knowledge.Evaluation;

/// <summary>What an answer was worth.</summary>
public enum Verdict
{
    /// <summary>Answered, and everything expected is there.</summary>
    Right,

    /// <summary>Not answerable, and not answered.</summary>
    RightlyAbstained,

    /// <summary>Answered, but something expected is missing or there was nothing to answer.</summary>
    Wrong,

    /// <summary>Answerable, but not answered.</summary>
    WronglyAbstained,
}

/// <summary>One question with its answer and verdict.</summary>
public sealed record EvaluatedAnswer(EvaluationQuestion Question, Answer Answer, Verdict Verdict);

/// <summary>Counts of verdicts.</summary>
public sealed record VerdictCounts(int Right, int RightlyAbstained, int Wrong, int WronglyAbstained)
{
    /// <summary>All of them.</summary>
    public int Total => Right + RightlyAbstained + Wrong + WronglyAbstained;

    /// <summary>Share that is right in either way, 0 to 1; 1 for none.</summary>
    public double Share => Total == 0 ? 1 : (double)(Right + RightlyAbstained) / Total;
}

/// <summary>The result of asking a set of questions.</summary>
/// <param name="Answers">In the order of the questions.</param>
public sealed record AnswerEvaluation(IReadOnlyList<EvaluatedAnswer> Answers)
{
    /// <summary>Asks every question.</summary>
    public static async Task<AnswerEvaluation> RunAsync(IAnswerer answerer, IEnumerable<EvaluationQuestion> questions, CancellationToken cancellationToken)
    {
        var answers = new List<EvaluatedAnswer>();
        foreach (var question in questions)
        {
            var answer = await AskAsync(answerer, question, cancellationToken);
            answers.Add(new EvaluatedAnswer(question, answer, Judge(question, answer)));
        }
        return new AnswerEvaluation(answers);
    }

    /// <summary>The answer to a question, asked after those before it.</summary>
    public static async ValueTask<Answer> AskAsync(IAnswerer answerer, EvaluationQuestion question, CancellationToken cancellationToken)
    {
        var memory = ConversationMemory.Empty;
        foreach (var earlier in question.After)
            memory = memory.With(earlier, await answerer.AnswerAsync(new Question(earlier, question.Role) { Memory = memory }, cancellationToken));
        return await answerer.AnswerAsync(new Question(question.Question, question.Role) { Memory = memory }, cancellationToken);
    }

    /// <summary>The verdict on an answer.</summary>
    public static Verdict Judge(EvaluationQuestion question, Answer answer)
    {
        if (!answer.Answered)
            return question.Answerable ? Verdict.WronglyAbstained : Verdict.RightlyAbstained;
        var said = string.Join(
            '\n',
            answer.Citations.Select(c => c.Quote).Concat(answer.Conflicts.Select(c => c.Value + "\n" + c.Quote)).Prepend(answer.Text));
        return question.Answerable && question.IsMetBy(said) ? Verdict.Right : Verdict.Wrong;
    }

    /// <summary>Counts of a kind of question, or of all when <paramref name="kind"/> is null.</summary>
    public VerdictCounts Count(string? kind = null)
    {
        var chosen = Answers.Where(a => kind is null || string.Equals(a.Question.Kind, kind, StringComparison.Ordinal)).ToList();
        return new VerdictCounts(
            chosen.Count(a => a.Verdict == Verdict.Right),
            chosen.Count(a => a.Verdict == Verdict.RightlyAbstained),
            chosen.Count(a => a.Verdict == Verdict.Wrong),
            chosen.Count(a => a.Verdict == Verdict.WronglyAbstained));
    }

    /// <summary>The kinds asked, in order of first appearance.</summary>
    public IReadOnlyList<string> Kinds => [.. Answers.Select(a => a.Question.Kind).Distinct(StringComparer.Ordinal)];
}
