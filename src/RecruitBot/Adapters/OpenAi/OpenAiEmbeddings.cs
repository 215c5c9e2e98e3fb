using Microsoft.Extensions.AI;
using OpenAI.Embeddings;

namespace RecruitBot.Adapters.OpenAi;

/// <summary>Vectors of an endpoint's embedding model. Whatever goes wrong is a <see cref="Core.Assistant.Model.ModelException"/>.</summary>
/// <param name="endpoint">The endpoint.</param>
/// <param name="model">The model's id there.</param>
public sealed class OpenAiEmbeddings(OpenAiEndpoint endpoint, string model) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingClient _client = new(model, endpoint.Credential, endpoint.Options);

    /// <inheritdoc/>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        Microsoft.Extensions.AI.EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var texts = values as IReadOnlyList<string> ?? [.. values];
        if (texts.Count == 0)
            return [];
        try
        {
            var read = (await _client.GenerateEmbeddingsAsync(texts, new() { Dimensions = options?.Dimensions }, cancellationToken)).Value;
            // By the number each carries: servers need not keep the order.
            var embeddings = read.OrderBy(e => e.Index).Select(e => new Embedding<float>(e.ToFloats()) { ModelId = model }).ToList();
            if (embeddings.Count != texts.Count)
                throw new FormatException("As many vectors as texts were expected.");
            return new(embeddings) { Usage = new UsageDetails { InputTokenCount = read.Usage?.InputTokenCount, TotalTokenCount = read.Usage?.TotalTokenCount } };
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw OpenAiFaults.Of(e, endpoint.Time) ?? e;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <summary>Nothing is held: the connections are the endpoint's.</summary>
    public void Dispose() { }
}
