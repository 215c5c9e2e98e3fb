namespace RecruitBot.Adapters.LiteDb.Files;

/// <summary>
/// The data file. LiteDB writes to it in checkpoints only; what it writes waits here until it flushes, then each page goes to its place once, however
/// often the log had it, and the file is flushed before LiteDB clears the log.
/// </summary>
internal sealed class DataStream(IStoreFile file) : PageStream
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, byte[]> _waiting = [];

    /// <inheritdoc/>
    public override long Length
    {
        get
        {
            lock (_lock)
                // Less than a page at the end is what a power cut left of a checkpoint, which the log repeats.
                return Math.Max(file.Length / PageSize, _waiting.Count == 0 ? 0 : _waiting.Keys.Last() + 1) * PageSize;
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        lock (_lock)
        {
            foreach (var (page, bytes) in _waiting)
                file.Write(page * PageSize, bytes);
            file.Flush();
            _waiting.Clear();
        }
    }

    /// <inheritdoc/>
    public override void SetLength(long value)
    {
        lock (_lock)
            file.SetLength(value);
    }

    /// <inheritdoc/>
    protected override bool ReadPage(long page, Span<byte> into)
    {
        lock (_lock)
        {
            if (_waiting.TryGetValue(page, out var bytes))
                bytes.CopyTo(into);
            else if (file.Read(page * PageSize, into) != PageSize)
                // LiteDB would take what happens to be in its buffer for the page.
                throw new InvalidDataException($"The file ends before page {page}.");
            return true;
        }
    }

    /// <inheritdoc/>
    protected override void WritePage(long page, ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
            if (_waiting.TryGetValue(page, out var earlier))
                bytes.CopyTo(earlier);
            else
                _waiting.Add(page, bytes.ToArray());
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }
}
