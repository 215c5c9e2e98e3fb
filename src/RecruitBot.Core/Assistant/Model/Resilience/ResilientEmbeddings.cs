using Microsoft.Extensions.AI;

namespace RecruitBot.Core.Assistant.Model.Resilience;

/// <summary>Vectors are waited for and asked for again like answers.</summary>
/// <param name="inner">What is asked.</param>
/// <param name="resilience">What all clients of its endpoint share.</param>
public sealed class ResilientEmbeddings(IEmbeddingGenerator<string, Embedding<float>> inner, ModelResilience resilience) : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    /// <inheritdoc/>
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        string[] texts = [.. values];
        return await resilience.WholeAsync(ct => base.GenerateAsync(texts, options, ct), cancellationToken);
    }
}
