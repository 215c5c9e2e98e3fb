using System.Net;
using Discord;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.DiscordNet.Interactions;

/// <summary>
/// The library's interactions by id and token for as long as they can be answered: fifteen minutes (interactions/receiving-and-responding,
/// Followup Messages).
/// </summary>
internal sealed class InteractionTable(TimeProvider time)
{
    private const int Most = 50_000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly Queue<(long At, IDiscordInteraction Interaction)> _inOrder = new();
    private readonly Dictionary<Snowflake, IDiscordInteraction> _byId = [];
    private readonly Dictionary<string, IDiscordInteraction> _byToken = new(StringComparer.Ordinal);

    /// <summary>How many are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _byId.Count;
        }
    }

    /// <summary>Remembers one; a second of the same id is that which came first, since that is the one which may have been answered.</summary>
    public void Add(IDiscordInteraction interaction)
    {
        lock (_lock)
        {
            ForgetOld();
            while (_inOrder.Count >= Most)
                Forget(_inOrder.Dequeue().Interaction);
            if (!_byId.TryAdd(new Snowflake(interaction.Id), interaction))
                return;
            _byToken.TryAdd(interaction.Token, interaction);
            _inOrder.Enqueue((time.GetTimestamp(), interaction));
        }
    }

    /// <summary>The one with that id.</summary>
    /// <exception cref="DiscordApiException">It is not known, or not any more: as Discord would say.</exception>
    public IDiscordInteraction Of(Snowflake id)
    {
        lock (_lock)
        {
            ForgetOld();
            return _byId.GetValueOrDefault(id)
                ?? throw new DiscordApiException(HttpStatusCode.NotFound, ApiErrorCode.UnknownInteraction, "The interaction is not known any more.");
        }
    }

    /// <summary>The one with that token.</summary>
    /// <exception cref="DiscordApiException">It is not known, or not any more: as Discord would say.</exception>
    public IDiscordInteraction Of(string token)
    {
        lock (_lock)
        {
            ForgetOld();
            return _byToken.GetValueOrDefault(token)
                ?? throw new DiscordApiException(HttpStatusCode.NotFound, ApiErrorCode.UnknownWebhook, "The interaction can no longer be answered.");
        }
    }

    private void ForgetOld()
    {
        while (_inOrder.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) >= Life)
            Forget(_inOrder.Dequeue().Interaction);
    }

    private void Forget(IDiscordInteraction interaction)
    {
        _byId.Remove(new Snowflake(interaction.Id));
        _byToken.Remove(interaction.Token);
    }
}
