using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Privacy;

namespace RecruitBot.Core.Assistant.Orchestration;

/// <summary>What somebody wrote, as an orchestrator is asked about it.</summary>
/// <param name="Grant">Proof that a model may be shown it.</param>
/// <param name="Question">The words, with the role, what was asked before, and who may be told what.</param>
/// <param name="Knowledge">What answers come from: the knowledge in force for the whole turn.</param>
public sealed record TurnRequest(ConsentGrant Grant, Question Question, IPassages Knowledge)
{
    /// <summary>Roles that the speaker may see: id, title and whether applications are taken.</summary>
    public IReadOnlyList<OfferedRole> Roles { get; init; } = [];

    /// <summary>Where the speaker's own applications stand, in words; null when a wish cannot be read here and it is a question in any case.</summary>
    public string? OwnStatus { get; init; }

    /// <summary>Whether the words may be a wish and not a question.</summary>
    public bool MayBeWish => OwnStatus is not null;
}

/// <summary>A role as an orchestrator sees it.</summary>
public sealed record OfferedRole(string Id, string Title, bool TakesApplications);

/// <summary>What an orchestrator made of what somebody wrote. Recorded with the turn, so that a session runs again without any model.</summary>
/// <param name="Wish">What the speaker wants, when that is one of the things that can be wished for in plain words; null for a question.</param>
/// <param name="Role">The role that the wish is about; null when none was named.</param>
/// <param name="Answer">The checked answer to a question; null when there is none, and the knowledge answers by itself or abstains.</param>
/// <param name="Calls">What a model was sent, and what came back.</param>
public sealed record Understanding(PlainIntent? Wish, OfferedRole? Role, Answer? Answer, IReadOnlyList<ModelRecord> Calls)
{
    /// <summary>Nothing that helps: everything goes on as without a model.</summary>
    public static Understanding None(IReadOnlyList<ModelRecord> calls) => new(null, null, null, calls);
}

/// <summary>
/// Reads what people write with a model's help, within a fixed flow: it may name a wish and choose passages, and everything it says is checked in code. It
/// never throws for what a model does.
/// </summary>
public interface IOrchestrator
{
    /// <summary>Whether a model is there to be asked.</summary>
    bool IsThere { get; }

    /// <summary>What was meant, within the time that a person can be kept waiting.</summary>
    ValueTask<Understanding> UnderstandAsync(TurnRequest request, CancellationToken cancellationToken);
}
