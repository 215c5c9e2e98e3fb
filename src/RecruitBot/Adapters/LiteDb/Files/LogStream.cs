using System.Security.Cryptography;

namespace RecruitBot.Adapters.LiteDb.Files;

/// <summary>
/// The log that LiteDB writes each commit to. LiteDB flushes nothing, so this does: the page that confirms a transaction is not taken before the whole
/// commit is on the disk, and LiteDB shows a transaction to readers only after that. Nobody sees what a power cut could take back. A commit that fails is
/// not told to LiteDB, which bears no failure there (a finalizer of its would end the process), but kept as <see cref="Fault"/>.
/// </summary>
internal sealed class LogStream : PageStream
{
    // Where LiteDB says in a page that its transaction is confirmed (format 8).
    private const int ConfirmedAt = 18;
    private const int LargestKept = 4 * 1024 * 1024;
    private readonly Lock _lock = new();
    private readonly IStoreFile _file;
    private readonly List<long> _offsets = [];
    private byte[] _frame = new byte[LogFrame.Size + 32 * PageSize];
    private int _filled = LogFrame.Size;
    private ulong _generation = NewGeneration();
    private int _frames;
    private uint _checksum;
    private long _end;

    /// <summary>Takes a log over: whole frames are kept, what stands behind them is what a crash left and is cut off.</summary>
    public LogStream(IStoreFile file)
    {
        _file = file;
        Restore();
        if (_file.Length > _end)
            _file.SetLength(_end);
    }

    /// <summary>Why a commit did not reach the disk; null while all did. What LiteDB has in memory from then on is worth nothing.</summary>
    public IOException? Fault { get; private set; }

    /// <summary>Pages in the log.</summary>
    public int Pages
    {
        get
        {
            lock (_lock)
                return _offsets.Count + Waiting;
        }
    }

    /// <inheritdoc/>
    public override long Length => (long)Pages * PageSize;

    private int Waiting => (_filled - LogFrame.Size) / PageSize;

    /// <summary>Brings the length to the disk, after the log was cleared.</summary>
    public override void Flush()
    {
        lock (_lock)
            _file.Flush();
    }

    /// <summary>Clears the log; LiteDB does so when everything in it is in the data file and flushed.</summary>
    public override void SetLength(long value)
    {
        if (value != 0)
            throw new NotSupportedException("A log is only cleared.");
        lock (_lock)
        {
            _file.SetLength(0);
            if (_frame.Length > LargestKept)
                _frame = new byte[LogFrame.Size + PageSize];
            _offsets.Clear();
            (_filled, _frames, _checksum, _end, _generation) = (LogFrame.Size, 0, 0, 0, NewGeneration());
        }
    }

    /// <summary>Closes the file, and takes it away when nothing is in it.</summary>
    public void End()
    {
        if (_offsets.Count == 0)
            _file.Delete();
        else
            _file.Dispose();
    }

    /// <inheritdoc/>
    protected override bool ReadPage(long page, Span<byte> into)
    {
        lock (_lock)
        {
            if (page < _offsets.Count)
                return _file.Read(_offsets[(int)page], into) == PageSize;
            var index = (int)(page - _offsets.Count);
            if (index >= Waiting)
                return false;
            _frame.AsSpan(LogFrame.Size + index * PageSize, PageSize).CopyTo(into);
            return true;
        }
    }

    /// <inheritdoc/>
    protected override void WritePage(long page, ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            if (page != _offsets.Count + Waiting)
                throw new NotSupportedException("A log only grows.");
            if (_filled + PageSize > _frame.Length)
                Array.Resize(ref _frame, _frame.Length * 2);
            bytes.CopyTo(_frame.AsSpan(_filled));
            _filled += PageSize;
            if (bytes[ConfirmedAt] != 0 && Fault is null)
                Commit();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _file.Dispose();
        base.Dispose(disposing);
    }

    private static ulong NewGeneration() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));

    private void Commit()
    {
        var frame = _frame.AsSpan(0, _filled);
        var checksum = LogFrame.Seal(frame, _generation, _frames, _checksum);
        try
        {
            _file.Write(_end, frame);
            _file.Flush();
        }
        catch (IOException fault)
        {
            Fault = fault;
            // What was not acknowledged must not come back at the next start, as far as the disk still does what it is told.
            Withdraw();
            return;
        }
        Keep(frame.Length, checksum);
        _filled = LogFrame.Size;
    }

    private void Keep(int length, uint checksum)
    {
        for (var at = _end + LogFrame.Size; at < _end + length; at += PageSize)
            _offsets.Add(at);
        (_end, _frames, _checksum) = (_end + length, _frames + 1, checksum);
    }

    private void Withdraw()
    {
        try
        {
            _file.SetLength(_end);
            _file.Flush();
        }
        catch (IOException)
        {
            // The first failure is the one to tell.
        }
    }

    private void Restore()
    {
        var head = new byte[LogFrame.Size];
        while (LogFrame.Read(head.AsSpan(0, _file.Read(_end, head))) is { } next)
        {
            if (next.Number != _frames || (_frames > 0 && next.Generation != _generation) || next.Pages <= 0)
                return;
            var length = LogFrame.Size + (long)next.Pages * PageSize;
            if (length > Array.MaxLength || _end + length > _file.Length)
                return;
            var frame = new byte[length];
            if (_file.Read(_end, frame) != length || !next.Fits(frame, _checksum))
                return;
            _generation = next.Generation;
            Keep((int)length, next.Checksum);
        }
    }
}
