using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace RecruitBot.Benchmarks.Model;

/// <summary>A provider that answers the same after a while: all that is measured around it is ours.</summary>
internal sealed class CannedModel(TimeSpan thinks, string answer) : IChatClient
{
    private int _asked;

    /// <summary>Calls that reached it.</summary>
    public int Asked => _asked;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _asked);
        if (thinks > TimeSpan.Zero)
            await Task.Delay(thinks, cancellationToken);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, answer)) { ModelId = "canned", FinishReason = ChatFinishReason.Stop, Usage = new UsageDetails { InputTokenCount = 900, OutputTokenCount = 60, TotalTokenCount = 960 } };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
