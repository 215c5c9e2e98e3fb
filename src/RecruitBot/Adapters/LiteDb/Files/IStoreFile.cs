namespace RecruitBot.Adapters.LiteDb.Files;

/// <summary>A file as the store uses it. The engine never has it in its hands: what is on the disk, and when, is decided here.</summary>
internal interface IStoreFile : IDisposable
{
    /// <summary>Bytes in it.</summary>
    long Length { get; }

    /// <summary>Reads; fewer bytes than asked for only at the end.</summary>
    int Read(long offset, Span<byte> into);

    /// <summary>Writes; nothing is promised until <see cref="Flush"/>.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Cuts or extends.</summary>
    void SetLength(long length);

    /// <summary>All that was written is on the disk when this returns, also after a power cut.</summary>
    void Flush();

    /// <summary>Closes the file and takes it away.</summary>
    void Delete();
}
