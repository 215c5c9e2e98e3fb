using System.Collections.Concurrent;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>
/// The channels of direct messages, asked from Discord once and remembered: it does not like to be asked to open many, a channel never
/// changes, and no bot can ask which ones there are.
/// </summary>
public sealed class DirectChannels(IDiscordRest rest, IPlatformNotes notes, TimeProvider time) : IDisposable
{
    private const int MostRemembered = 50_000;
    private const string Prefix = "direct.";

    /// <summary>How long Discord is not asked to open any after it has said that they were too many: each further refusal counts against the bot.</summary>
    private static readonly TimeSpan Respite = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Snowflake, Snowflake> _channels = new();
    private readonly ConcurrentDictionary<Snowflake, Snowflake> _users = new();
    private readonly SemaphoreSlim _one = new(1, 1);
    private (DiscordApiException Said, long At)? _refused;

    /// <summary>Reads what is remembered; before the first message.</summary>
    public async ValueTask LoadAsync(CancellationToken ct)
    {
        foreach (var note in await notes.ListAsync(DiscordPlace.Platform, Prefix, ct))
            if (Snowflake.TryParse(note.Key[Prefix.Length..], out var user) && Snowflake.TryParse(note.Value, out var channel))
                _users[_channels[user] = channel] = user;
    }

    /// <summary>The direct messages with somebody; false while they are not known.</summary>
    public bool TryGet(Snowflake user, out Snowflake channel) => _channels.TryGetValue(user, out channel);

    /// <summary>With whom a channel's direct messages are; false while that is not known.</summary>
    public bool TryGetUser(Snowflake channel, out Snowflake user) => _users.TryGetValue(channel, out user);

    /// <summary>The direct messages with somebody.</summary>
    /// <exception cref="DiscordApiException">Discord refused, or did so to somebody else a moment ago because they were too many (40003).</exception>
    public async ValueTask<Snowflake> OfAsync(Snowflake user, CancellationToken ct)
    {
        if (TryGet(user, out var known))
            return known;
        await _one.WaitAsync(ct);
        try
        {
            return TryGet(user, out var meanwhile) ? meanwhile : await OpenAsync(user, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async ValueTask<Snowflake> OpenAsync(Snowflake user, CancellationToken ct)
    {
        if (_refused is var (said, at) && time.GetElapsedTime(at) < Respite)
            throw new DiscordApiException(said.Status, said.Code, said.Message);
        try
        {
            var channel = await rest.CreateDirectAsync(user, ct);
            await LearnAsync(user, channel.Id, ct);
            return channel.Id;
        }
        catch (DiscordApiException e) when (e.Code == ApiErrorCode.OpensDirectsTooFast)
        {
            _refused = (e, time.GetTimestamp());
            throw;
        }
    }

    /// <summary>Somebody's direct messages are there.</summary>
    public async ValueTask LearnAsync(Snowflake user, Snowflake channel, CancellationToken ct)
    {
        if (TryGet(user, out var known) && known == channel)
            return;
        if (_channels.Count >= MostRemembered)
        {
            _channels.Clear();
            _users.Clear();
        }
        _users[_channels[user] = channel] = user;
        try
        {
            await notes.SaveAsync(DiscordPlace.Platform, Prefix + user, channel.ToString(), ct);
        }
        catch (StoreException)
        {
            // What cannot be written down now is asked again after the next start; nothing waits for it.
        }
    }

    /// <summary>Forgets somebody.</summary>
    public async ValueTask RemoveAsync(Snowflake user, CancellationToken ct)
    {
        if (_channels.TryRemove(user, out var channel))
            _users.TryRemove(channel, out _);
        await notes.RemoveAsync(DiscordPlace.Platform, Prefix + user, ct);
    }
}
