using Microsoft.Win32.SafeHandles;

namespace RecruitBot.Adapters.LiteDb.Files;

/// <summary>A file of the file system, made for the owner only where it is missing.</summary>
internal sealed class DiskFile : IStoreFile
{
    private const int FileTooLarge = 27;
    private readonly string _path;
    private readonly FileStream _stream;

    private DiskFile(string path, FileStream stream) => (_path, _stream) = (path, stream);

    private SafeFileHandle Handle => _stream.SafeFileHandle;

    /// <inheritdoc/>
    public long Length => RandomAccess.GetLength(Handle);

    /// <summary>Opens or makes it. A file that is made is in its folder for good before this returns.</summary>
    public static DiskFile Open(string path)
    {
        var isNew = !File.Exists(path);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new DiskFile(path, new FileStream(path, options));
        if (isNew)
            DiskFolder.Flush(Path.GetDirectoryName(path)!);
        return file;
    }

    /// <inheritdoc/>
    public int Read(long offset, Span<byte> into)
    {
        var read = 0;
        while (read < into.Length && RandomAccess.Read(Handle, into[read..], offset + read) is > 0 and var more)
            read += more;
        return read;
    }

    /// <inheritdoc/>
    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(Handle, bytes, offset);
        }
        catch (ArgumentOutOfRangeException fault)
        {
            // What .NET makes of "file too large", which is a fault of the medium and no caller's.
            throw new IOException(fault.Message, FileTooLarge);
        }
    }

    /// <inheritdoc/>
    public void SetLength(long length) => _stream.SetLength(length);

    /// <inheritdoc/>
    public void Flush() => RandomAccess.FlushToDisk(Handle);

    /// <inheritdoc/>
    public void Delete()
    {
        Dispose();
        File.Delete(_path);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
