using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using RecruitBot.Core.Assistant.Model;

namespace RecruitBot.Tests.Support;

/// <summary>One call that reached a model.</summary>
public sealed record ModelAsked(IReadOnlyList<ChatMessage> Messages, ModelCall Call, ChatOptions Options, CancellationToken Cancelled)
{
    public string User => Messages[^1].Text;
}

/// <summary>A model that answers as it is told and keeps every call; refuses to be called without what every call must carry.</summary>
public sealed class ScriptedModel(Func<ModelAsked, int, Task<ChatMessage>> answer) : IChatClient, IModels
{
    private readonly ConcurrentQueue<ModelAsked> _calls = new();
    private int _count;

    public ScriptedModel(Func<ModelAsked, int, string> answer)
        : this((asked, n) => Task.FromResult(new ChatMessage(ChatRole.Assistant, answer(asked, n)))) { }

    public ScriptedModel(Func<ModelAsked, int, Task<string>> answer)
        : this(async (asked, n) => new ChatMessage(ChatRole.Assistant, await answer(asked, n))) { }

    public IReadOnlyCollection<ModelAsked> Calls => _calls;

    /// <summary>Tokens of each call, as it counts them.</summary>
    public long Tokens { get; set; } = 30;

    /// <summary>It is asked too much already: nothing is sent.</summary>
    public bool IsFull { get; set; }

    /// <summary>What happens elsewhere while it thinks.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    /// <summary>Nobody has configured it any more.</summary>
    public bool IsGone { get; set; }

    public IChatClient? For(string purpose) => IsGone ? null : this;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = ModelCall.Of(options) ?? throw new ModelException(ModelFault.NoConsent, "A call must carry what it is for.");
        var asked = new ModelAsked([.. messages], call, options!, cancellationToken);
        _calls.Enqueue(asked);
        if (IsFull)
            throw new ModelException(ModelFault.Unavailable, "Too many at once.");
        await Meanwhile();
        ChatMessage? said = null;
        try
        {
            said = await answer(asked, Interlocked.Increment(ref _count));
        }
        finally
        {
            call.Add(new ModelRecord("test", "scripted-1", "", call.Prompt, "00", call.Inputs, call.Grant.EntryId, said is null ? ModelOutcome.Failed : ModelOutcome.Answered, said?.Text, 1.5, 10, 20, null));
        }
        return new ChatResponse(Offered(said, options!)) { Usage = new UsageDetails { TotalTokenCount = Tokens } };
    }

    /// <summary>A model calls tools by the names under which it was offered them, and orchestrators name them differently.</summary>
    private static ChatMessage Offered(ChatMessage said, ChatOptions options) =>
        new(said.Role, [.. said.Contents.Select(c => c is FunctionCallContent call && options.Tools?.FirstOrDefault(t => t.Name.EndsWith("_" + call.Name, StringComparison.Ordinal)) is { } tool ? new FunctionCallContent(call.CallId, tool.Name, call.Arguments) { Exception = call.Exception } : c)]);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var whole = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in whole.ToChatResponseUpdates())
            if (update.Contents is [TextContent { Text: var text }])
                foreach (var piece in text.Chunk(7))
                    yield return new ChatResponseUpdate(update.Role, new string(piece)) { MessageId = update.MessageId };
            else
                yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
