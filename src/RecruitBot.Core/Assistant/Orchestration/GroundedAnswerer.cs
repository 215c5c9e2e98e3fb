using RecruitBot.Core.Knowledge;

namespace RecruitBot.Core.Assistant.Orchestration;

/// <summary>Answers with a model's help where somebody may be shown to one, and from the knowledge alone everywhere else.</summary>
public sealed class GroundedAnswerer(IAnswerer knowledge, IOrchestrator orchestrator) : IAnswerer
{
    /// <inheritdoc/>
    public string KnowledgeSha256 => knowledge.KnowledgeSha256;

    /// <inheritdoc/>
    public IAnswerer InForce => new GroundedAnswerer(knowledge.InForce, orchestrator);

    /// <summary>The passages that an answerer answers from; null when it has none of its own.</summary>
    public static IPassages? PassagesOf(IAnswerer answerer) => answerer as IPassages ?? (answerer as GroundedAnswerer)?._passages;

    private IPassages? _passages => knowledge.InForce as IPassages;

    /// <inheritdoc/>
    public async ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        var inForce = knowledge.InForce;
        if (question.Grant is not { } grant || !orchestrator.IsThere || inForce is not IPassages passages)
            return await inForce.AnswerAsync(question, cancellationToken);
        var understood = await orchestrator.UnderstandAsync(new TurnRequest(grant, question, passages), cancellationToken);
        var answer = understood.Answer ?? await inForce.AnswerAsync(question, cancellationToken);
        return understood.Calls.Count == 0 ? answer : answer with { Calls = understood.Calls };
    }
}
