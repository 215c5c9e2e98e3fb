using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace RecruitBot.Adapters.OpenAi;

/// <summary>One model of an endpoint. Whatever goes wrong is a <see cref="Core.Assistant.Model.ModelException"/>; being cancelled is not going wrong.</summary>
/// <param name="endpoint">The endpoint.</param>
/// <param name="model">The model's id there.</param>
public sealed class OpenAiChatClient(OpenAiEndpoint endpoint, string model) : IChatClient
{
    private readonly ChatClient _client = new(model, endpoint.Credential, endpoint.Options);
    private readonly ChatClientMetadata _metadata = new("openai", endpoint.Address, model);

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = SentMessages.Of(messages, options?.Instructions).ToList();
        while (true)
        {
            var lacks = endpoint.Lacks.Of(model);
            try
            {
                return ReadAnswer.Of((await _client.CompleteChatAsync(sent, SentOptions.Of(options, lacks, endpoint), cancellationToken)).Value);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                if (!IsLearnt(e, lacks))
                    throw Told(e);
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var sent = SentMessages.Of(messages, options?.Instructions).ToList();
        var answer = new StreamedAnswer();
        var (pieces, any) = await BeginAsync(sent, options, cancellationToken);
        await using var disposed = pieces;
        while (any)
        {
            ChatResponseUpdate update;
            try
            {
                update = answer.Take(pieces.Current);
            }
            catch (Exception e)
            {
                throw Told(e);
            }
            yield return update;
            try
            {
                any = await pieces.MoveNextAsync();
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                throw Told(e);
            }
        }
        if (answer.End() is { } rest)
            yield return rest;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <summary>Nothing is held: the connections are the endpoint's.</summary>
    public void Dispose() { }

    private async ValueTask<(IAsyncEnumerator<StreamingChatCompletionUpdate> Pieces, bool Any)> BeginAsync(
        List<OpenAI.Chat.ChatMessage> sent,
        ChatOptions? options,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var lacks = endpoint.Lacks.Of(model);
            var pieces = _client.CompleteChatStreamingAsync(sent, SentOptions.Of(options, lacks, endpoint), cancellationToken).GetAsyncEnumerator(cancellationToken);
            try
            {
                return (pieces, await pieces.MoveNextAsync());
            }
            catch (Exception e)
            {
                await pieces.DisposeAsync();
                if (cancellationToken.IsCancellationRequested)
                    throw;
                if (!IsLearnt(e, lacks))
                    throw Told(e);
            }
        }
    }

    private bool IsLearnt(Exception e, IReadOnlySet<string> lacks) => OpenAiFaults.RefusedRequest(e) is { } refusal && endpoint.Lacks.Learn(model, refusal, lacks);

    private Exception Told(Exception e) => OpenAiFaults.Of(e, endpoint.Time) ?? e;
}
