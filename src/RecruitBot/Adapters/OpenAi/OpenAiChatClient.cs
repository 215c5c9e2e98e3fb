using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using RecruitBot.Core.Assistant.Model;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace RecruitBot.Adapters.OpenAi;

/// <summary>One model of an endpoint. Whatever goes wrong is a <see cref="ModelException"/>; being cancelled is not going wrong.</summary>
/// <param name="endpoint">The endpoint.</param>
/// <param name="model">The model's id there.</param>
public sealed class OpenAiChatClient(OpenAiEndpoint endpoint, string model) : IChatClient, ISelectsOptions
{
    private readonly ChatClient _client = new(model, endpoint.Credential, endpoint.Options);
    private readonly ChatClientMetadata _metadata = new("openai", endpoint.Address, model);

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = SentMessages.Of(messages, options?.Instructions).ToList();
        try
        {
            return ReadAnswer.Of((await _client.CompleteChatAsync(sent, SentOptions.Of(options, endpoint), cancellationToken)).Value);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Told(e, options);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        if (endpoint.Lacks.Streams(model))
        {
            foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
                yield return update;
            yield break;
        }
        var sent = SentMessages.Of(messages, options?.Instructions).ToList();
        var answer = new StreamedAnswer();
        await using var pieces = _client.CompleteChatStreamingAsync(sent, SentOptions.Of(options, endpoint), cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            ChatResponseUpdate update;
            try
            {
                if (!await pieces.MoveNextAsync())
                    break;
                update = answer.Take(pieces.Current);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                throw Told(e, options, streamed: true);
            }
            yield return update;
        }
        if (answer.End() is { } rest)
            yield return rest;
    }

    /// <inheritdoc/>
    public ChatOptions? Taken(ChatOptions? options) => endpoint.Lacks.Without(model, options);

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <summary>Nothing is held: the connections are the endpoint's.</summary>
    public void Dispose() { }

    /// <summary>A refusal that teaches what the endpoint lacks is told as such: whoever counts attempts makes the next one.</summary>
    private Exception Told(Exception e, ChatOptions? options, bool streamed = false) =>
        OpenAiFaults.RefusedRequest(e) is { } refusal && (endpoint.Lacks.Learn(model, refusal, options) || (streamed && endpoint.Lacks.LearnStreams(model, refusal)))
            ? new ModelException(ModelFault.Unavailable, "The endpoint does not take one of the options.", e) { HasOtherForm = true }
            : OpenAiFaults.Of(e, endpoint.Time) ?? e;
}
