using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Rest;

/// <summary>Things of a route, as far as the bot may see them.</summary>
internal sealed class Visible(SimulatedWorld world, Access access)
{
    public Channel Channel(Call call)
    {
        var channel = world.Channels.Find(call.Id("channel")) ?? throw ApiFault.UnknownChannel();
        return access.CanView(channel, world.Settings.BotId) ? channel : throw ApiFault.MissingAccess();
    }

    /// <summary>A channel in which the bot may write now.</summary>
    public Channel Writable(Call call)
    {
        var channel = Channel(call);
        if (channel.Type == ChannelType.Direct)
            return Reached(channel);
        if (access.CanWrite(channel, world.Settings.BotId))
            return channel;
        var isLocked = channel.ThreadMetadata?.Locked == true && access.In(channel, world.Settings.BotId).HasFlag(Permissions.SendMessagesInThreads);
        throw isLocked ? ApiFault.ThreadLocked() : ApiFault.MissingPermissions();
    }

    /// <summary>A message that is there for everybody in its channel: what only one person sees is reached by its interaction's token.</summary>
    public StoredMessage Message(Call call)
    {
        var channel = Channel(call);
        var message = world.Messages.Find(call.Id("message"));
        if (message is null || message.OnlyFor is not null || message.Message.ChannelId != channel.Id)
            throw ApiFault.UnknownMessage();
        return access.In(channel, world.Settings.BotId).HasFlag(Permissions.ReadMessageHistory) ? message : throw ApiFault.MissingPermissions();
    }

    private Channel Reached(Channel direct)
    {
        var user = direct.Recipients![0].Id;
        if (world.Members.Find(user) is null || world.Members.Find(world.Settings.BotId) is null)
            throw ApiFault.NoMutualServers();
        return world.Accounts.Find(user)?.DmsOpen == true ? direct : throw ApiFault.CannotMessageUser();
    }
}
