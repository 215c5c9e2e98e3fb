namespace RecruitBot.Core.Retrieval.Dense;

/// <summary>A model that turns texts into vectors, near each other for texts of like meaning.</summary>
public interface ITextEmbedder
{
    /// <summary>A vector for each text, all of one length; null when the model cannot be asked just now, and words alone must do.</summary>
    ValueTask<IReadOnlyList<ReadOnlyMemory<float>>?> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken);
}
