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

    /// <summary>Take-overs under way, each with the messages that wait until what was written before them is being read.</summary>
    private readonly List<(Predicate<string> Gained, List<Message> Messages)> _takenOver = [];

    /// <summary>Whether this is the process that does what concerns nobody in particular.</summary>
    public bool Leads => share.Leads;

    /// <summary>Whether the conversation in a channel is this process's.</summary>
    public bool Holds(Snowflake channel) => share.IsWhole || share.Holds(KeyOf(channel, null));

    /// <summary>Key of the conversation in a channel.</summary>
    public string KeyOf(Snowflake channel) => KeyOf(channel, null);

    /// <summary>
    /// Whether an event is for this process now; what is not is remembered for a while, and a message for keys that are being taken over until
    /// that is settled.
    /// </summary>
    public bool Takes(GatewayEvent e)
    {
        if (share.IsWhole || KeyOf(e) is not { } key)
            return true;
        lock (_others)
        {
            if (share.Holds(key))
            {
                if (e is not MessageCreated { Message: var message } || !_takenOver.Exists(t => t.Gained(key)))
                    return true;
                _takenOver.Find(t => t.Gained(key)).Messages.Add(message);
                return false;
            }
            if (e is not (MessageCreated or InteractionCreated))
                return false;
            Forget();
            _others.Enqueue((key, e, time.GetTimestamp()));
            return false;
        }
    }

    /// <summary>
    /// Keys have become this process's: from now on their messages wait until <see cref="Settle"/>, those that came a moment ago first. Returns
    /// the interactions among these, which cannot wait, in order.
    /// </summary>
    public IReadOnlyList<Interaction> TakeOver(Predicate<string> gained)
    {
        lock (_others)
        {
            Forget();
            var missed = _others.Where(o => gained(o.Key)).ToList();
            _takenOver.Add((gained, [.. missed.Select(o => o.Event).OfType<MessageCreated>().Select(c => c.Message)]));
            return [.. missed.Where(o => time.GetElapsedTime(o.At) < Acknowledgeable).Select(o => o.Event).OfType<InteractionCreated>().Select(c => c.Interaction)];
        }
    }

    /// <summary>What waited for a take-over is handed on, before anything that comes next for its keys.</summary>
    /// <param name="gained">The keys, as they were given to <see cref="TakeOver"/>.</param>
    /// <param name="put">Takes the messages in order; only puts them in their lanes.</param>
    public void Settle(Predicate<string> gained, Action<IReadOnlyList<Message>> put)
    {
        lock (_others)
        {
            var settled = _takenOver.Find(t => t.Gained == gained);
            _takenOver.Remove(settled);
            put(settled.Messages);
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
