using Microsoft.Extensions.AI;

namespace RecruitBot.Core.Assistant.Model.Redaction;

/// <summary>
/// Texts lose addresses, numbers and links of people before their vectors are asked for; nothing comes back that would have to be restored.
/// Only texts of the company's own knowledge, and what the team looks up in it, may go this way: nobody's consent is asked, no names are known
/// and no record is kept, so a candidate's words must never be among them.
/// </summary>
public sealed class RedactingEmbeddings(IEmbeddingGenerator<string, Embedding<float>> inner) : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    /// <inheritdoc/>
    public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GenerateAsync([.. values.Select(v => new Redactor([]).Redact(v))], options, cancellationToken);
}
