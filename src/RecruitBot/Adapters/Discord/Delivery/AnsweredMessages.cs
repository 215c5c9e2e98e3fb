using System.Collections.Concurrent;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>The message that is being answered in a channel where others talk too: the answer points to it, so that everybody sees whose it is.</summary>
public sealed class AnsweredMessages
{
    private readonly ConcurrentDictionary<Snowflake, Snowflake> _messages = new();

    /// <summary>Makes answers in the channel point to a message, until what is returned is disposed of.</summary>
    public IDisposable Enter(Snowflake channel, Snowflake message)
    {
        _messages[channel] = message;
        return new Leaving(this, channel, message);
    }

    /// <summary>What an answer in the channel points to; null when nothing is being answered there.</summary>
    public MessageReference? Find(Snowflake channel) =>
        _messages.TryGetValue(channel, out var message) ? new MessageReference { MessageId = message, FailIfNotExists = false } : null;

    private sealed class Leaving(AnsweredMessages all, Snowflake channel, Snowflake message) : IDisposable
    {
        public void Dispose() => all._messages.TryRemove(new KeyValuePair<Snowflake, Snowflake>(channel, message));
    }
}
