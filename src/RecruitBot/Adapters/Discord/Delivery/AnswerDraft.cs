using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>One answer that grows: what is newest is written, the rest is passed over, one write at a time and with a pause between them.</summary>
/// <param name="time">The clock.</param>
/// <param name="between">The least time between the end of a write and the next.</param>
/// <param name="write">Writes <see cref="Content"/>; it never fails.</param>
internal sealed class AnswerDraft(TimeProvider time, TimeSpan between, Func<AnswerDraft, Task> write)
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private MessageDraft? _next;
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;

    /// <summary>The message; null while there is none.</summary>
    public Snowflake? Message { get; set; }

    /// <summary>What is being written.</summary>
    public MessageDraft? Content { get; private set; }

    /// <summary>Whether the message is a whole reply, or gone.</summary>
    public bool IsDone { get; set; }

    /// <summary>There is more of the answer.</summary>
    public void Next(MessageDraft content)
    {
        lock (_lock)
        {
            if (_closed.Task.IsCompleted)
                return;
            _next = content;
            if (_isWriting)
                return;
            _isWriting = true;
            _writing = WriteAsync();
        }
    }

    /// <summary>Nothing more is written; ends when the write under way has.</summary>
    public async Task CloseAsync()
    {
        _closed.TrySetResult();
        Task writing;
        lock (_lock)
            writing = _writing;
        await writing;
    }

    private async Task WriteAsync()
    {
        // Not on the thread that reads what the model writes.
        await Task.Yield();
        while (Take())
        {
            await write(this);
            await Task.WhenAny(Task.Delay(between, time), _closed.Task);
        }
    }

    private bool Take()
    {
        lock (_lock)
        {
            if (_closed.Task.IsCompleted || _next is null)
                return _isWriting = false;
            (Content, _next) = (_next, null);
            return true;
        }
    }
}
