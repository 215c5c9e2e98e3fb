using System.Collections.Concurrent;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;

namespace RecruitBot.Tests.Support;

/// <summary>One call of an evaluator.</summary>
public sealed record EvaluatorCall(ConsentGrant Grant, Criterion Criterion, IReadOnlyList<string> Answers);

/// <summary>Rates as it is told (by default level 4, by the first word that was written) and keeps every call.</summary>
public sealed class ScriptedEvaluator(Func<Criterion, IReadOnlyList<string>, Rating>? rate = null) : IAnswerEvaluator
{
    private readonly ConcurrentQueue<EvaluatorCall> _calls = new();

    public IReadOnlyCollection<EvaluatorCall> Calls => _calls;

    /// <summary>Called before every rating, so that a test sees what was true at that moment.</summary>
    public Action<EvaluatorCall> Before { get; set; } = _ => { };

    public string Name => "scripted/1";

    public ValueTask<Rating> RateAsync(ConsentGrant grant, Criterion criterion, IReadOnlyList<string> answers, CancellationToken cancellationToken)
    {
        var call = new EvaluatorCall(grant, criterion, answers);
        _calls.Enqueue(call);
        Before(call);
        return ValueTask.FromResult((rate ?? ByFirstWord)(criterion, answers));
    }

    private static Rating ByFirstWord(Criterion criterion, IReadOnlyList<string> answers)
    {
        var answer = answers.TakeWhile(string.IsNullOrWhiteSpace).Count();
        var word = answers[answer].Split(' ')[0];
        return new Rating(4, RatingStatus.Scored, [new Evidence(word, answer, 0, word.Length)], "By the first word.");
    }
}
