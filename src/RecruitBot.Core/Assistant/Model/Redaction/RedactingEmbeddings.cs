using Microsoft.Extensions.AI;

namespace RecruitBot.Core.Assistant.Model.Redaction;

/// <summary>Texts lose addresses, numbers and links of people before their vectors are asked for; nothing comes back that would have to be restored.</summary>
public sealed class RedactingEmbeddings(IEmbeddingGenerator<string, Embedding<float>> inner) : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    /// <inheritdoc/>
    public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GenerateAsync([.. values.Select(v => new Redactor([]).Redact(v))], options, cancellationToken);
}
