namespace RecruitBot.Adapters.OpenAi;

/// <summary>A body that ends with an error when more comes than anybody asked for, whatever its headers say.</summary>
internal sealed class BoundedBody(Stream inner, long most) : Stream
{
    private long _read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await inner.ReadAsync(buffer, cancellationToken));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int Counted(int read) => (_read += read) <= most ? read : throw new BodyTooLargeException();
}

/// <summary>More came than anybody asked for.</summary>
internal sealed class BodyTooLargeException() : Exception("The answer is too large.");

/// <summary>Bounds every answer, and takes the key off where none is set: the SDK always sends one.</summary>
internal sealed class ModelTraffic(HttpMessageHandler inner, bool hasKey) : DelegatingHandler(inner)
{
    /// <summary>Bytes of an answer: 64 embeddings of 4096 numbers written out are some 4 MB.</summary>
    public const long MostBytes = 8 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!hasKey)
            request.Headers.Authorization = null;
        var response = await base.SendAsync(request, cancellationToken);
        var bounded = new StreamContent(new BoundedBody(await response.Content.ReadAsStreamAsync(cancellationToken), MostBytes));
        foreach (var header in response.Content.Headers)
            bounded.Headers.TryAddWithoutValidation(header.Key, header.Value);
        response.Content = bounded;
        return response;
    }
}
