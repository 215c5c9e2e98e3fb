using System.Collections.Concurrent;
using RecruitBot.Core.Knowledge;

namespace RecruitBot.Tests.Support;

/// <summary>Answers what mentions flour from one source, abstains from the rest, and keeps every question.</summary>
public class ScriptedAnswerer : IAnswerer
{
    public const string Quote = "The flour comes from the mill by the river.";

    private readonly ConcurrentQueue<Question> _questions = new();

    public IReadOnlyCollection<Question> Questions => _questions;

    /// <summary>Called before every answer, so that a test sees what was true at that moment.</summary>
    public Action<Question> Before { get; set; } = _ => { };

    public string KnowledgeSha256 { get; init; } = new('a', 64);

    public ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        _questions.Enqueue(question);
        Before(question);
        return ValueTask.FromResult(Answer(question));
    }

    protected virtual Answer Answer(Question question) =>
        question.Text.Contains("flour", StringComparison.OrdinalIgnoreCase)
            ? new Answer(true, Quote, 0.9, "offline", [new Citation("guides/bakery.md", "Flour", Quote, "2024", 0)], [])
            : new Answer(false, "Our guides do not say. A person can tell you.", 0, "offline", [], []);
}

/// <summary>Fails like a model that cannot be reached.</summary>
public sealed class FailingAnswerer : ScriptedAnswerer
{
    protected override Answer Answer(Question question) => throw new HttpRequestException("no route");
}
