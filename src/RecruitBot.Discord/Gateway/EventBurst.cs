namespace RecruitBot.Discord.Gateway;

/// <summary>
/// Events out of frames that arrive without a pause are handed over together: to wake another thread for each would cost more than to read
/// a hundred frames.
/// </summary>
internal sealed class EventBurst(Action<GatewayEvent> emit)
{
    /// <summary>What is read in a few milliseconds: no event waits for longer, however long the frames go on.</summary>
    private const int MostBytes = 1024 * 1024;

    private readonly List<GatewayEvent> _waiting = [];
    private int _bytes;

    /// <summary>One more frame has arrived.</summary>
    /// <param name="bytes">How long it is.</param>
    public void Read(int bytes)
    {
        if (_waiting.Count == 0)
            return;
        _bytes += bytes;
        if (_bytes > MostBytes)
            HandOver();
    }

    /// <summary>Keeps an event until the burst ends.</summary>
    public void Add(GatewayEvent happened) => _waiting.Add(happened);

    /// <summary>The burst is over, or has lasted for long enough: all that is kept goes on, in order.</summary>
    public void HandOver()
    {
        if (_waiting.Count == 0)
            return;
        foreach (var happened in _waiting)
            emit(happened);
        _waiting.Clear();
        _bytes = 0;
    }
}
