using LiteDB;
using LiteDB.Engine;
using RecruitBot.Adapters.LiteDb.Files;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>
/// LiteDB's engine over the store's two files. LiteDB is never told where they are, so it cannot cut, rebuild or mark them by itself.
/// </summary>
internal sealed class LiteFile : IDisposable
{
    /// <summary>Pages in the log from which a checkpoint is due: 16 MB, read at a start in a few hundredths of a second.</summary>
    public const int MostPagesInLog = 2048;
    private readonly int _mostPages;
    private static readonly byte[] Header = "** This is a LiteDB file **"u8.ToArray();
    private const int HeaderAt = 32;
    private readonly DataStream _data;
    private readonly LogStream _log;

    private LiteFile(LiteEngine engine, DataStream data, LogStream log, int mostPages)
    {
        (Engine, _data, _log, _mostPages) = (engine, data, log, mostPages);
        Tail = new LiteTail(engine);
    }

    /// <summary>The engine.</summary>
    public LiteEngine Engine { get; }

    /// <summary>What the next append adds to; for the thread that writes.</summary>
    public LiteTail Tail { get; }

    /// <summary>Whether the log should go into the data file.</summary>
    public bool IsCheckpointDue => _log.Pages >= _mostPages;

    /// <summary>Whether what the engine has in memory is not what is on the disk.</summary>
    public bool IsBroken => _log.Fault is not null;

    /// <summary>Throws when what the engine has in memory is not what is on the disk.</summary>
    /// <exception cref="IOException">A commit failed.</exception>
    public void ThrowIfBroken()
    {
        if (_log.Fault is { } fault)
            throw new IOException(fault.Message, fault.HResult);
    }

    /// <summary>Opens the store, makes it where it is missing, and takes what a crash left in the log into the data file.</summary>
    /// <exception cref="StoreException">Not a database of ours.</exception>
    public static LiteFile Open(string path, Func<string, IStoreFile> open, int mostPages)
    {
        IStoreFile? data = null,
            log = null;
        LiteEngine? engine = null;
        try
        {
            data = open(path);
            ThrowIfForeign(data, path);
            log = open(path + "-wal");
            var streams = (Data: new DataStream(data), Log: new LogStream(log));
            engine = new LiteEngine(
                new EngineSettings
                {
                    DataStream = streams.Data,
                    LogStream = streams.Log,
                    // LiteDB's own choice ignores case and follows the culture of whoever made the file.
                    Collation = Collation.Binary,
                }
            );
            if (LiteSchema.IsEmpty(engine))
                LiteSchema.Create(engine);
            LiteSchema.ThrowIfForeign(engine, path);
            var file = new LiteFile(engine, streams.Data, streams.Log, mostPages);
            file.Checkpoint();
            return file;
        }
        catch
        {
            engine?.Dispose();
            log?.Dispose();
            data?.Dispose();
            throw;
        }
    }

    /// <summary>Moves everything from the log into the data file and clears it; both are on the disk when this returns.</summary>
    public void Checkpoint()
    {
        ThrowIfBroken();
        if (_log.Pages == 0)
            return;
        Engine.Checkpoint();
        _log.Flush();
    }

    /// <summary>Closes the files as they are, after a fault: what is on the disk is what the next opening finds.</summary>
    public void Dispose()
    {
        Engine.Dispose();
        _log.Dispose();
        _data.Dispose();
    }

    /// <summary>Closes the files with an empty log.</summary>
    public void Close()
    {
        Checkpoint();
        Engine.Dispose();
        _log.End();
        _data.Dispose();
    }

    // LiteDB would cut a foreign file to whole pages before it found that it was foreign. A first page of zeros, or less than one, is what a power cut
    // left of a file that was just being made.
    private static void ThrowIfForeign(IStoreFile data, string path)
    {
        var page = new byte[PageStream.PageSize];
        var first = page.AsSpan(0, data.Read(0, page));
        if (first.Length == PageStream.PageSize && first.Slice(HeaderAt, Header.Length).SequenceEqual(Header))
            return;
        if (data.Length > PageStream.PageSize || first.ContainsAnyExcept((byte)0))
            throw LiteFault.NotLiteDb(path);
        data.SetLength(0);
    }
}
