using RecruitBot.Discord.Model;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.People;

/// <summary>Who comes into question for a happening, so that not everybody has to be asked: most of what happens concerns one person.</summary>
internal sealed class Audience(SimulatedWorld world)
{
    /// <summary>Those who may have to hear of it; null when anybody may.</summary>
    public IEnumerable<Snowflake>? Of(Happening happening) =>
        happening switch
        {
            MessageAppeared m => Of(m.Message),
            MessageChanged m => Of(m.Message),
            MessageGone m => Of(m.Message),
            ChannelAppeared c => In(c.Channel),
            ChannelChanged c => In(c.Channel),
            ThreadJoined t => In(t.Thread)?.Append(t.User),
            ChannelGone c => c.Viewers,
            Typing t => world.Channels.Find(t.Channel) is { } channel ? In(channel) : null,
            InteractionMoved i => [i.User],
            FormShown f => [f.User],
            InteractionMade or RawDispatch => [],
            _ => null,
        };

    private IEnumerable<Snowflake>? Of(StoredMessage message) =>
        message.OnlyFor is { } only ? [only]
        : world.Channels.Find(message.Message.ChannelId) is { } channel ? In(channel)
        : null;

    /// <summary>Of a private thread those in it, and whoever may be above it by a role.</summary>
    private IEnumerable<Snowflake>? In(Channel channel)
    {
        if (channel.Type == ChannelType.Direct)
            return channel.Recipients!.Select(r => r.Id);
        return channel.Type == ChannelType.PrivateThread && !EverybodyModerates(channel)
            ? world.ThreadMembers.Of(channel.Id).Concat(world.Members.WithRoles).Append(world.Settings.OwnerId)
            : null;
    }

    private bool EverybodyModerates(Channel thread)
    {
        const Permissions Moderating = Permissions.ManageThreads | Permissions.Administrator;
        var everybody = world.Roles.Find(world.Settings.GuildId)!.Permissions;
        var overwrites = world.Channels.Find(thread.ParentId!.Value)?.PermissionOverwrites ?? [];
        return (everybody & Moderating) != Permissions.None
            || overwrites.Any(o => (o.Id == world.Settings.GuildId || o.Type == 1) && (o.Allow & Moderating) != Permissions.None);
    }
}
