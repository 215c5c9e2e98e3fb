using System.Text;
using Microsoft.Extensions.AI;
using RecruitBot.Core.Assistant.Model;
using Sdk = OpenAI.Chat;

namespace RecruitBot.Adapters.OpenAi;

/// <summary>Puts one streamed answer together: text is passed on as it comes, calls of tools when the answer is over, since their arguments come in pieces.</summary>
internal sealed class StreamedAnswer
{
    private readonly SortedDictionary<int, Call> _calls = [];
    private readonly StringBuilder _refusal = new();
    private string? _id;
    private string? _model;

    /// <summary>What a piece brings; its contents may be empty.</summary>
    public ChatResponseUpdate Take(Sdk.StreamingChatCompletionUpdate piece)
    {
#pragma warning disable SCME0001 // An error in the middle of a stream is a field that the SDK does not know.
        if (piece.Patch.Contains("$.error"u8))
            throw new ModelException(ModelFault.Unavailable, "The provider failed in the middle of its answer.") { IsTransient = true };
#pragma warning restore SCME0001
        _id ??= piece.CompletionId;
        _model ??= piece.Model;
        foreach (var call in piece.ToolCallUpdates)
            Take(call);
        _refusal.Append(piece.RefusalUpdate);
        var update = Update([.. ReadAnswer.Texts(piece.ContentUpdate)]);
        update.FinishReason = piece.FinishReason is { } reason ? ReadAnswer.Of(reason) : null;
        if (ReadAnswer.Of(piece.Usage) is { } usage)
            update.Contents.Add(new UsageContent(usage));
        return update;
    }

    /// <summary>What is known only now that nothing follows; null when there is nothing.</summary>
    public ChatResponseUpdate? End()
    {
        List<AIContent> contents = [.. _calls.Values.Select(c => ReadAnswer.CallOf(c.Id, c.Name, c.Arguments.ToString()))];
        if (_refusal.Length > 0)
            contents.Add(ReadAnswer.Refusal(_refusal.ToString()));
        return contents.Count == 0 ? null : Update(contents);
    }

    private void Take(Sdk.StreamingChatToolCallUpdate piece)
    {
        // Some servers number every call 0: another id is another call.
        var index = piece.Index;
        while (_calls.TryGetValue(index, out var other) && !string.IsNullOrEmpty(piece.ToolCallId) && other.Id is { } id && id != piece.ToolCallId)
            index++;
        if (!_calls.TryGetValue(index, out var call))
            _calls[index] = call = new Call();
        call.Id ??= string.IsNullOrEmpty(piece.ToolCallId) ? null : piece.ToolCallId;
        call.Name ??= string.IsNullOrEmpty(piece.FunctionName) ? null : piece.FunctionName;
        call.Arguments.Append(piece.FunctionArgumentsUpdate?.ToString());
    }

    private ChatResponseUpdate Update(IList<AIContent> contents) =>
        new(ChatRole.Assistant, contents) { ResponseId = _id, MessageId = _id, ModelId = _model };

    private sealed class Call
    {
        public string? Id { get; set; }
        public string? Name { get; set; }
        public StringBuilder Arguments { get; } = new();
    }
}
