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
    private volatile bool _stale = true;

    /// <summary>Something in the server has changed.</summary>
    public void Stale() => _stale = true;

    /// <summary>Whether something has changed since the layout was last read.</summary>
    public bool IsStale => _stale;

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
            if (_last is { } meanwhile && IsFresh())
                return meanwhile;
            _stale = false;
            try
            {
                var layout = AsConnected(await reader.ReadAsync(ct));
                (_last, _readAt) = (layout, time.GetUtcNow());
                return layout;
            }
            catch (Exception e) when (e is DiscordUnavailableException or DiscordApiException && _last is not null)
            {
                _stale = true;
                _readAt = time.GetUtcNow();
                logger.LogWarning("The server could not be looked at again: {Reason}", e.Message);
                return _last;
            }
            catch
            {
                _stale = true;
                throw;
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

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
        return age < MostOften || (!_stale && age < Oldest);
    }
}
