namespace RecruitBot.Core.Assistant.Orchestration;

/// <summary>No model, and so nothing to ask.</summary>
public sealed class NoOrchestrator : IOrchestrator
{
    /// <inheritdoc/>
    public bool IsThere => false;

    /// <inheritdoc/>
    public ValueTask<Understanding> UnderstandAsync(TurnRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(Understanding.None([]));
}
