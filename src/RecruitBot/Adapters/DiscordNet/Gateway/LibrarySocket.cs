using System.Text.Json;
using Discord.Net.WebSockets;
using RecruitBot.Discord.Gateway.Sharding;

namespace RecruitBot.Adapters.DiscordNet.Gateway;

/// <summary>
/// The library's own socket, with what the library leaves out: its frames are handed on as text with forms as it can read them, and a session is
/// begun only when one may begin, in turn with the bot's other processes, since a bot that begins too many in a day has its token reset
/// (events/gateway, Identifying).
/// </summary>
internal sealed class LibrarySocket : IWebSocketClient
{
    private const int Identify = 2;

    private readonly IWebSocketClient _inner;
    private readonly SessionStart _start;
    private CancellationToken _cancelled;
    private Inflation _inflation = new();

    public LibrarySocket(IWebSocketClient inner, SessionStart start)
    {
        (_inner, _start) = (inner, start);
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
    public void SetCancelToken(CancellationToken cancelToken)
    {
        _cancelled = cancelToken;
        _inner.SetCancelToken(cancelToken);
    }

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
    public async Task SendAsync(byte[] data, int index, int count, bool isText)
    {
        await using var permit = ShardOf(data.AsMemory(index, count)) is { } shard ? await _start.NextAsync(shard, _cancelled) : null;
        await _inner.SendAsync(data, index, count, isText);
        if (permit is not null)
            await permit.UseAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _inner.Dispose();
        _inflation.Dispose();
    }

    /// <summary>The shard that a frame begins a session for; null for any other frame.</summary>
    private static int? ShardOf(ReadOnlyMemory<byte> frame)
    {
        using var read = JsonDocument.Parse(frame);
        if (read.RootElement.GetProperty("op").GetInt32() != Identify)
            return null;
        return read.RootElement.GetProperty("d").TryGetProperty("shard", out var shard) && shard.ValueKind == JsonValueKind.Array ? shard[0].GetInt32() : 0;
    }

    private Task HandOnAsync(string frame) => TextMessage?.Invoke(FormSubmissions.WithRows(frame)) ?? Task.CompletedTask;
}
