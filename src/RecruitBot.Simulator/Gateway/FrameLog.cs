namespace RecruitBot.Simulator.Gateway;

/// <summary>A frame that the bot sent.</summary>
internal sealed record LoggedFrame(int Number, DateTimeOffset Time, string Text);

/// <summary>The last frames that the bot sent, for tests to judge.</summary>
internal sealed class FrameLog(TimeProvider time)
{
    private const int Most = 2000;
    private readonly Lock _gate = new();
    private readonly Queue<LoggedFrame> _frames = new();
    private int _count;

    public void Add(string text)
    {
        lock (_gate)
        {
            _frames.Enqueue(new LoggedFrame(++_count, time.GetUtcNow(), text));
            if (_frames.Count > Most)
                _frames.Dequeue();
        }
    }

    public void Clear()
    {
        lock (_gate)
            _frames.Clear();
    }

    public IReadOnlyList<LoggedFrame> After(int number)
    {
        lock (_gate)
            return [.. _frames.Where(f => f.Number > number)];
    }
}
