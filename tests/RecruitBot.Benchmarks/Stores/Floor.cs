using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RecruitBot.Benchmarks.Stores;

/// <summary>The fastest that a disk takes one record after the other for good: 512 bytes appended to a bare file, then flushed.</summary>
internal sealed partial class Floor(string path) : IDisposable
{
    private static readonly byte[] Record = new byte[512];
    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
    private readonly List<double> _perSecond = [];
    private long _end;

    /// <summary>Median of the slices.</summary>
    public double PerSecond => _perSecond.Median();

    /// <summary>Appends for a while.</summary>
    public void Slice(TimeSpan length)
    {
        var watch = Stopwatch.StartNew();
        var count = 0;
        for (; watch.Elapsed < length; count++, _end += Record.Length)
        {
            RandomAccess.Write(_file, Record, _end);
            Flush(_file);
        }
        _perSecond.Add(count / watch.Elapsed.TotalSeconds);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // The runtime knows only fsync, which also waits for the file's times.
    private static void Flush(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
            RandomAccess.FlushToDisk(file);
        else if (FlushData(file) != 0)
            throw new IOException("The disk failed to flush.");
    }

    [LibraryImport("libc", EntryPoint = "fdatasync")]
    private static partial int FlushData(SafeFileHandle file);
}
