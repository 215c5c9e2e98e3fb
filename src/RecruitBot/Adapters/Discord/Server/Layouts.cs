using Microsoft.Extensions.Logging;
using RecruitBot.Core.Commands;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Server;

/// <summary>The layout as it was last seen; read again when the server has changed, at most once in a few seconds.</summary>
public sealed class Layouts(LayoutReader reader, TimeProvider time, ILogger<Layouts> logger) : IDisposable
{
    private static readonly TimeSpan MostOften = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile ServerLayout? _last;
    private DateTimeOffset _readAt;

    /// <summary>Changes there were, and how many of them the layout has seen: while it is being read, whoever asks waits for the new one.</summary>
    private long _changes = 1;
    private long _seen;

    /// <summary>Something in the server has changed.</summary>
    public void Stale() => Interlocked.Increment(ref _changes);

    /// <summary>Whether something has changed since the layout was last read.</summary>
    public bool IsStale => Interlocked.Read(ref _changes) != Interlocked.Read(ref _seen);

    /// <summary>The layout. While Discord cannot be asked, the one that was seen last.</summary>
    /// <exception cref="DiscordUnavailableException">Discord cannot be reached, and never could.</exception>
    /// <exception cref="DiscordApiException">Discord refused, and always did.</exception>
    public async ValueTask<ServerLayout> GetAsync(CancellationToken ct)
    {
        if (_last is { } known && IsFresh())
            return known;
        await _one.WaitAsync(ct);
        try
        {
            return _last is { } meanwhile && IsFresh() ? meanwhile : await ReadAsync(ct);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>
    /// The layout as it is now, however lately it was read: who has which role is told by no event. What was said of the server before may be out of
    /// date then, so <see cref="OnLook"/> hears of it.
    /// </summary>
    /// <exception cref="DiscordUnavailableException">Discord cannot be reached, and never could.</exception>
    /// <exception cref="DiscordApiException">Discord refused, and always did.</exception>
    public async Task<ServerLayout> LookAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var layout = await ReadAsync(ct);
            OnLook?.Invoke();
            return layout;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Called when somebody has looked; it must not wait.</summary>
    public Action? OnLook { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<ServerLayout> ReadAsync(CancellationToken ct)
    {
        var changes = Interlocked.Read(ref _changes);
        try
        {
            var layout = AsConnected(await reader.ReadAsync(ct));
            (_last, _readAt) = (layout, time.GetUtcNow());
            Interlocked.Exchange(ref _seen, changes);
            return layout;
        }
        catch (Exception e) when (e is DiscordUnavailableException or DiscordApiException && _last is not null)
        {
            Stale();
            _readAt = time.GetUtcNow();
            logger.LogWarning("The server could not be looked at again: {Reason}", e.Message);
            return _last;
        }
    }

    /// <summary>The words of messages come only to a connection that was opened with the intent for them, whatever is switched on later.</summary>
    private ServerLayout AsConnected(ServerLayout layout) =>
        layout.ReadsMessages && _last is { ReadsMessages: false }
            ? layout with
            {
                ReadsMessages = false,
                Problems =
                [
                    .. layout.Problems,
                    new(
                        LayoutPart.Messages,
                        CheckStatus.Note,
                        "The message-content intent was switched on while the bot runs, so it does not read plain messages in the server yet; start the bot again."
                    ),
                ],
            }
            : layout;

    private bool IsFresh()
    {
        var age = time.GetUtcNow() - _readAt;
        return age < MostOften || (!IsStale && age < Oldest);
    }
}
