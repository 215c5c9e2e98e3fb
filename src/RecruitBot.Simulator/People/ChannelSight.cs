using System.Text.Json;
using System.Text.Json.Nodes;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.People;

/// <summary>Channels and messages as one person sees them.</summary>
internal sealed class ChannelSight(SimulatedWorld world, Access access)
{
    /// <summary>A channel that the person may see.</summary>
    public Channel Find(Snowflake id, Snowflake user)
    {
        var channel = world.Channels.Find(id) ?? throw ApiFault.UnknownChannel();
        return access.CanView(channel, user) ? channel : throw ApiFault.MissingAccess();
    }

    /// <summary>A message that the person may see, in that channel.</summary>
    public StoredMessage FindMessage(Snowflake channel, Snowflake id, Snowflake user)
    {
        Find(channel, user);
        var message = world.Messages.Find(id);
        return message is not null && message.Message.ChannelId == channel && access.CanRead(message, user) ? message : throw ApiFault.UnknownMessage();
    }

    /// <summary>What the person finds in the sidebar: channels, open threads they are in or that are public, direct messages.</summary>
    public IEnumerable<Channel> All(Snowflake user) =>
        world.Channels.All.Where(c => access.CanView(c, user)).OrderBy(c => c.Position ?? int.MaxValue).ThenBy(c => c.Id);

    /// <summary>Messages of a channel, the person's own ephemeral ones included, oldest first.</summary>
    public IEnumerable<StoredMessage> Messages(Channel channel, Snowflake user) =>
        access.In(channel, user).HasFlag(Permissions.ReadMessageHistory)
            ? world.Messages.Of(channel.Id).Where(m => m.OnlyFor is null || m.OnlyFor == user)
            : [];

    /// <summary>The channel with what only this person's client knows.</summary>
    public JsonObject Describe(Channel channel, Snowflake user)
    {
        var shown = channel.Type == ChannelType.Direct ? channel with { Recipients = [world.Bot] } : channel;
        var json = JsonSerializer.SerializeToNode(shown, DiscordJson.Options)!.AsObject();
        var read = world.Reads.Find(ReadPosition.Key(channel.Id, user))?.Message ?? default;
        json["can_write"] = access.CanWrite(channel, user);
        json["joined"] = !channel.IsThread || access.IsInThread(channel.Id, user);
        json["unread_count"] = Messages(channel, user).Count(m => m.Message.Id > read && m.Message.Author?.Id != user);
        return json;
    }
}
