using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Core.Conversations.Leases;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Leases;

/// <summary>
/// Where several processes hear the same events, lets those through that are for this one. The latest of the others are remembered for a few seconds:
/// whoever takes over from a process that died has heard what that one may not have handled.
/// </summary>
public sealed class LeaseGate(IWorkShare share, ThreadNotes threads, DirectChannels directs, TimeProvider time)
{
    private const int Most = 20_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(20);

    /// <summary>An interaction that nobody has acknowledged for longer is lost: Discord gives three seconds.</summary>
    private static readonly TimeSpan Acknowledgeable = TimeSpan.FromSeconds(2.5);

    private readonly Queue<(string Key, GatewayEvent Event, long At)> _others = new();

    /// <summary>Whether this is the process that does what concerns nobody in particular.</summary>
    public bool Leads => share.Leads;

    /// <summary>Whether the conversation in a channel is this process's.</summary>
    public bool Holds(Snowflake channel) => share.IsWhole || share.Holds(KeyOf(channel, null));

    /// <summary>Key of the conversation in a channel.</summary>
    public string KeyOf(Snowflake channel) => KeyOf(channel, null);

    /// <summary>Whether an event is for this process; what is not is remembered for a while.</summary>
    public bool Takes(GatewayEvent e)
    {
        if (share.IsWhole || KeyOf(e) is not { } key || share.Holds(key))
            return true;
        if (e is MessageCreated or InteractionCreated)
            lock (_others)
            {
                Forget();
                _others.Enqueue((key, e, time.GetTimestamp()));
            }
        return false;
    }

    /// <summary>What came a moment ago for keys that have become this process's since, in order.</summary>
    public IReadOnlyList<GatewayEvent> Missed(Predicate<string> gained)
    {
        lock (_others)
        {
            Forget();
            return [.. _others.Where(o => gained(o.Key) && (o.Event is not InteractionCreated || time.GetElapsedTime(o.At) < Acknowledgeable)).Select(o => o.Event)];
        }
    }

    private void Forget()
    {
        while (_others.TryPeek(out var oldest) && (_others.Count >= Most || time.GetElapsedTime(oldest.At) > Remembered))
            _others.Dequeue();
    }

    private string? KeyOf(GatewayEvent e) =>
        e switch
        {
            MessageCreated { Message: var m } => KeyOf(m.ChannelId, m.GuildId is null ? m.Author?.Id : null),
            MessageEdited { Message: var m } => KeyOf(m.ChannelId, m.GuildId is null ? m.Author?.Id : null),
            MessagesDeleted { Channel: var channel } => KeyOf(channel, null),
            ThreadChanged { Thread: var thread } => KeyOf(thread, null),
            InteractionCreated { Interaction.By.Id: var user } => user.ToString(),
            _ => null,
        };

    private string KeyOf(Snowflake channel, Snowflake? direct) =>
        (threads.TryGetOwner(channel, out var owner) ? owner : direct ?? (directs.TryGetUser(channel, out var user) ? user : channel)).ToString();
}
