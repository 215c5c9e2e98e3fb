using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.World;

/// <summary>Who may do what where (topics/permissions, Permission Overwrites, Implicit Permissions, Timed Out Members).</summary>
internal sealed class Access(SimulatedWorld world)
{
    /// <summary>Every right there is: 53 bits are in use.</summary>
    private const Permissions All = (Permissions)((1UL << 53) - 1);

    private const Permissions InDirect =
        Permissions.ViewChannel
        | Permissions.SendMessages
        | Permissions.EmbedLinks
        | Permissions.AttachFiles
        | Permissions.ReadMessageHistory
        | Permissions.UseApplicationCommands;

    /// <summary>Rights in the server, by the member's roles.</summary>
    public Permissions InGuild(Snowflake user)
    {
        if (world.Members.Find(user) is not { } member)
            return Permissions.None;
        if (user == world.Settings.OwnerId)
            return All;
        var rights = world.Roles.Find(world.Settings.GuildId)!.Permissions;
        foreach (var role in member.Roles)
            rights |= world.Roles.Find(role)?.Permissions ?? Permissions.None;
        return rights.HasFlag(Permissions.Administrator) ? All : rights;
    }

    /// <summary>Rights in a channel, overwrites and what follows from lacking others included.</summary>
    public Permissions In(Channel channel, Snowflake user)
    {
        if (channel.Type == ChannelType.Direct)
            return IsInDirect(channel, user) ? InDirect : Permissions.None;
        var rights = InGuild(user);
        if (rights == All || world.Members.Find(user) is not { } member)
            return rights;
        var ruling = channel.IsThread ? world.Channels.Find(channel.ParentId!.Value) : channel;
        rights = Overwritten(rights, ruling?.PermissionOverwrites ?? [], member, user);
        if (member.CommunicationDisabledUntil > world.Now)
            rights &= Permissions.ViewChannel | Permissions.ReadMessageHistory;
        if (channel.Type == ChannelType.PrivateThread && !rights.HasFlag(Permissions.ManageThreads) && !IsInThread(channel.Id, user))
            return Permissions.None;
        return rights.HasFlag(Permissions.ViewChannel) ? rights : Permissions.None;
    }

    public bool CanView(Channel channel, Snowflake user) => In(channel, user).HasFlag(Permissions.ViewChannel);

    /// <summary>Whether messages can be sent there: threads have a right of their own, and locked ones are for moderators.</summary>
    public bool CanWrite(Channel channel, Snowflake user)
    {
        var rights = In(channel, user);
        if (!channel.IsThread)
            return rights.HasFlag(Permissions.SendMessages);
        return rights.HasFlag(Permissions.SendMessagesInThreads)
            && (channel.ThreadMetadata?.Locked != true || rights.HasFlag(Permissions.ManageThreads));
    }

    public bool CanRead(StoredMessage message, Snowflake user) =>
        message.OnlyFor is { } only
            ? only == user
            : world.Channels.Find(message.Message.ChannelId) is { } channel && CanView(channel, user);

    public bool IsInThread(Snowflake thread, Snowflake user) => world.ThreadMembers.Find(ThreadMembership.Key(thread, user)) is not null;

    /// <summary>Direct messages are between the bot and the one recipient.</summary>
    private bool IsInDirect(Channel channel, Snowflake user) =>
        user == world.Settings.BotId || channel.Recipients?.Any(r => r.Id == user) == true;

    private Permissions Overwritten(Permissions rights, IReadOnlyList<Overwrite> overwrites, GuildMember member, Snowflake user)
    {
        rights = Apply(rights, overwrites.Where(o => o.Type == 0 && o.Id == world.Settings.GuildId));
        rights = Apply(rights, overwrites.Where(o => o.Type == 0 && member.Roles.Contains(o.Id)));
        return Apply(rights, overwrites.Where(o => o.Type == 1 && o.Id == user));
    }

    // Of the same rank, what one role allows outweighs what another denies.
    private static Permissions Apply(Permissions rights, IEnumerable<Overwrite> rank)
    {
        var (allow, deny) = (Permissions.None, Permissions.None);
        foreach (var overwrite in rank)
        {
            allow |= overwrite.Allow;
            deny |= overwrite.Deny;
        }
        return (rights & ~deny) | allow;
    }
}
