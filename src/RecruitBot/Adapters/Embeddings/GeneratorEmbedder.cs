using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using RecruitBot.Core.Retrieval.Dense;

namespace RecruitBot.Adapters.Embeddings;

/// <summary>Any model behind Microsoft.Extensions.AI's seam. What goes wrong there is logged without a text, and words alone do.</summary>
public sealed class GeneratorEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator, ILogger<GeneratorEmbedder> logger) : ITextEmbedder
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<float>>?> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        try
        {
            var embeddings = await generator.GenerateAsync(texts, null, cancellationToken);
            return [.. embeddings.Select(e => e.Vector)];
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("The embedding model cannot be asked ({Kind}); related passages are found by words alone meanwhile.", e.GetType().Name);
            return null;
        }
    }
}
