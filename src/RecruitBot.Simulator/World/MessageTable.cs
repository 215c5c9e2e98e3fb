using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.World;

/// <summary>A message as it is kept: without the fields that depend on who reads it.</summary>
internal sealed record StoredMessage
{
    public required Message Message { get; init; }

    /// <summary>Who alone sees it; null when everybody in the channel does.</summary>
    public Snowflake? OnlyFor { get; init; }

    /// <summary>The interaction that it answers.</summary>
    public Snowflake? Interaction { get; init; }
}

/// <summary>Messages, also by channel and in order.</summary>
internal sealed class MessageTable(IChangeSink sink) : Table<StoredMessage>("messages", sink)
{
    private readonly Dictionary<Snowflake, SortedList<Snowflake, StoredMessage>> _channels = [];

    /// <summary>Messages of a channel, oldest first.</summary>
    public IList<StoredMessage> Of(Snowflake channel) => _channels.TryGetValue(channel, out var list) ? list.Values : [];

    protected override void Set(string key, StoredMessage value)
    {
        base.Set(key, value);
        if (!_channels.TryGetValue(value.Message.ChannelId, out var list))
            _channels[value.Message.ChannelId] = list = [];
        list[value.Message.Id] = value;
    }

    protected override bool Unset(string key)
    {
        if (Find(key) is { } old)
            _channels[old.Message.ChannelId].Remove(old.Message.Id);
        return base.Unset(key);
    }
}
