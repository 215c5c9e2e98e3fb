using Discord.Net.WebSockets;

namespace RecruitBot.Adapters.DiscordNet.Gateway;

/// <summary>The library's own socket, whose frames are handed on as text with forms as the library can read them.</summary>
internal sealed class FormSocket : IWebSocketClient
{
    private readonly IWebSocketClient _inner;
    private Inflation _inflation = new();

    public FormSocket(IWebSocketClient inner)
    {
        _inner = inner;
        inner.TextMessage += frame => HandOnAsync(frame);
        inner.BinaryMessage += (data, index, count) => _inflation.Take(data.AsSpan(index, count)) is { } frame ? HandOnAsync(frame) : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public event Func<string, Task>? TextMessage;

    /// <summary>Never raised: what comes compressed is handed on as text.</summary>
    public event Func<byte[], int, int, Task> BinaryMessage
    {
        add { }
        remove { }
    }

    /// <inheritdoc/>
    public event Func<Exception, Task> Closed
    {
        add => _inner.Closed += value;
        remove => _inner.Closed -= value;
    }

    /// <inheritdoc/>
    public void SetHeader(string key, string value) => _inner.SetHeader(key, value);

    /// <inheritdoc/>
    public void SetCancelToken(CancellationToken cancelToken) => _inner.SetCancelToken(cancelToken);

    /// <inheritdoc/>
    public Task ConnectAsync(string host)
    {
        _inflation.Dispose();
        _inflation = new Inflation();
        return _inner.ConnectAsync(host);
    }

    /// <inheritdoc/>
    public Task DisconnectAsync(int closeCode = 1000) => _inner.DisconnectAsync(closeCode);

    /// <inheritdoc/>
    public Task SendAsync(byte[] data, int index, int count, bool isText) => _inner.SendAsync(data, index, count, isText);

    /// <inheritdoc/>
    public void Dispose()
    {
        _inner.Dispose();
        _inflation.Dispose();
    }

    private Task HandOnAsync(string frame) => TextMessage?.Invoke(FormSubmissions.WithRows(frame)) ?? Task.CompletedTask;
}
