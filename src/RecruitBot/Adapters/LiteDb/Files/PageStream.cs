namespace RecruitBot.Adapters.LiteDb.Files;

/// <summary>What LiteDB is given in place of a file: a stream of whole pages. LiteDB locks it around each read and write.</summary>
internal abstract class PageStream : Stream
{
    /// <summary>Size of a page of LiteDB's format 8, in bytes.</summary>
    public const int PageSize = 8192;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Position { get; set; }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            _ => Length + offset,
        };

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = ReadPage(PageAt(count), buffer.AsSpan(offset, count)) ? PageSize : 0;
        Position += read;
        return read;
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        WritePage(PageAt(count), buffer.AsSpan(offset, count));
        Position += count;
    }

    /// <summary>Reads a page; false past the end.</summary>
    protected abstract bool ReadPage(long page, Span<byte> into);

    /// <summary>Takes a page.</summary>
    protected abstract void WritePage(long page, ReadOnlySpan<byte> bytes);

    private long PageAt(int count) =>
        count == PageSize && Position % PageSize == 0 ? Position / PageSize : throw new NotSupportedException("Only whole pages are read and written.");
}
