using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace RecruitBot.Core.Assistant.Model.Consent;

/// <summary>The outermost wrapper: without proof of consent for the very purpose of this client nothing goes further. It fails closed.</summary>
/// <param name="inner">What is asked when there is consent.</param>
/// <param name="purpose">The only purpose that passes; see <see cref="Privacy.ConsentPurpose"/>.</param>
public sealed class ConsentChatClient(IChatClient inner, string purpose) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ThrowIfNone(options);
        return await base.GetResponseAsync(messages, options, cancellationToken);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ThrowIfNone(options);
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
            yield return update;
    }

    private void ThrowIfNone(ChatOptions? options)
    {
        if (ModelCall.Of(options) is not { Grant: { } grant })
            throw new ModelException(ModelFault.NoConsent, "The call carries no proof of consent, so nothing was sent.");
        if (!string.Equals(grant.Purpose, purpose, StringComparison.Ordinal))
            throw new ModelException(ModelFault.NoConsent, $"The consent is for {grant.Purpose} and not for {purpose}, so nothing was sent.");
    }
}
