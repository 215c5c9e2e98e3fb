using System.Text;
using Microsoft.Extensions.AI;
using RecruitBot.Core.Assistant.Model;

namespace RecruitBot.Core.Assistant.Orchestration;

/// <summary>
/// The model as one turn may use it: every call carries what it is for, and there are only so many calls, tools and tokens. At the bound it is asked for its answer
/// without tools, and what it still asks for is left out of what it said, so that whoever leads the conversation with it comes to an end. It borrows the client: a turn
/// does not dispose it.
/// </summary>
/// <param name="client">The client of the purpose, with all its wrappers.</param>
/// <param name="call">What every call carries.</param>
/// <param name="settings">How far it may go.</param>
/// <param name="writing">Is given what the model has written so far whenever something in it may be complete; null where nobody could see it.</param>
public sealed class TurnModel(IChatClient client, ModelCall call, OrchestratorSettings settings, Action<string>? writing = null) : DelegatingChatClient(client)
{
    private int _steps;
    private int _used;
    private long _tokens;

    /// <summary>What every call carries.</summary>
    public ModelCall Call => call;

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var isLast = ++_steps >= settings.Steps || _used >= settings.ToolCalls;
        options = call.Carried(options);
        if (isLast)
            options.ToolMode = ChatToolMode.None;
        var response = writing is null ? await base.GetResponseAsync(messages, options, cancellationToken) : await WatchedAsync(messages, options, writing, cancellationToken);
        _tokens += response.Usage?.TotalTokenCount ?? 0;
        if (isLast || _tokens > settings.Tokens)
            response.Messages = [.. response.Messages.Select(WithoutCalls)];
        return response;
    }

    /// <summary>The same answer, read as it comes.</summary>
    private async Task<ChatResponse> WatchedAsync(IEnumerable<ChatMessage> messages, ChatOptions options, Action<string> watch, CancellationToken ct)
    {
        var (updates, text) = (new List<ChatResponseUpdate>(), new StringBuilder());
        await foreach (var update in GetStreamingResponseAsync(messages, options, ct))
        {
            updates.Add(update);
            text.Append(update.Text);
            if (update.Text.Contains('}', StringComparison.Ordinal))
                watch(text.ToString());
        }
        return updates.ToChatResponse();
    }

    /// <summary>What a tool says to the model, or a sentence in its place when it cannot be used.</summary>
    /// <param name="asked">The call that the model asks for.</param>
    /// <param name="use">Uses the tool.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    public async Task<string> UseAsync(FunctionCallContent asked, Func<ValueTask<object?>> use, CancellationToken cancellationToken)
    {
        if (_used++ >= settings.ToolCalls)
            return "No more tools can be used; answer with what there is.";
        if (asked.Exception is not null)
            return "The arguments cannot be read.";
        try
        {
            return (await use())?.ToString() ?? "";
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return "The arguments are not what this tool takes.";
        }
    }

    private static ChatMessage WithoutCalls(ChatMessage message)
    {
        var said = message.Clone();
        said.Contents = [.. message.Contents.Where(c => c is not FunctionCallContent)];
        return said;
    }
}
