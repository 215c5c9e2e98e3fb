namespace RecruitBot.Discord.Gateway.Transport;

/// <summary>Holds one frame at a time: the same memory for all of them, more for a large one, and less again after it.</summary>
internal sealed class FrameBuffer
{
    /// <summary>A server's first event can have megabytes; what is far beyond that is not Discord.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    private const int Usual = 16 * 1024;

    /// <summary>More than this is not kept for frames that are mostly far smaller.</summary>
    private const int MostKept = 128 * 1024;

    private byte[] _bytes = new byte[Usual];
    private int _length;

    /// <summary>The frame so far.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Where its next bytes go: never empty.</summary>
    /// <exception cref="InvalidDataException">It is larger than any frame of Discord's.</exception>
    public Memory<byte> Room()
    {
        if (_length >= MostBytes)
            throw new InvalidDataException("A frame is too large.");
        if (_length == _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        return _bytes.AsMemory(_length);
    }

    /// <summary>So many bytes were put there.</summary>
    public void Advance(int count) => _length += count;

    /// <summary>Begins the next frame.</summary>
    public void Clear()
    {
        _length = 0;
        if (_bytes.Length > MostKept)
            _bytes = new byte[Usual];
    }
}
