using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.World;

/// <summary>Who is in the server, and which roles there are (resources/guild, Remove Guild Member, Delete Guild Role; topics/oauth2, Bot Authorization Flow).</summary>
internal sealed class Membership(SimulatedWorld world)
{
    private Snowflake Bot => world.Settings.BotId;

    public bool HasBot => world.Members.Find(Bot) is not null;

    /// <summary>Somebody is no member any more, and with it in no thread.</summary>
    public void Leave(Snowflake user)
    {
        if (world.Members.Find(user) is null)
            return;
        world.Members.Remove(user);
        foreach (var thread in world.ThreadMembers.All.Where(m => m.User == user).ToList())
            world.ThreadMembers.Remove(ThreadMembership.Key(thread.Thread, user));
        world.Tell(new MemberGone(user));
    }

    /// <summary>The bot is removed, and with it the role that its invitation made.</summary>
    public void KickBot()
    {
        var own = world.Roles.All.Where(r => r.Managed && world.Members.Find(Bot)?.Roles.Contains(r.Id) == true).ToList();
        Leave(Bot);
        world.Tell(new BotKicked());
        foreach (var role in own)
            Delete(role.Id);
        world.Tell(new EverythingChanged());
    }

    /// <summary>The bot is let in, with a new role that has the permissions of its invitation.</summary>
    public GuildRole InviteBot(Permissions permissions)
    {
        if (HasBot)
            KickBot();
        var role = Create(world.Bot.Username, permissions, managed: true);
        world.Members.Put(Bot, new GuildMember { Roles = [role.Id], JoinedAt = world.Now });
        world.Tell(new BotInvited());
        world.Tell(new EverythingChanged());
        return role;
    }

    public GuildRole Create(string name, Permissions permissions, bool managed = false)
    {
        var role = new GuildRole { Id = world.Ids.Next(), Name = name, Permissions = permissions, Managed = managed, Position = 1 };
        world.Roles.Put(role.Id, role);
        world.Tell(new RoleAppeared(role));
        return role;
    }

    /// <summary>Deletes a role; who had it has it no more, and no channel speaks of it.</summary>
    public void Delete(Snowflake role)
    {
        foreach (var account in world.Accounts.All)
            if (world.Members.Find(account.User.Id) is { } member && member.Roles.Contains(role))
                world.Members.Put(account.User.Id, member with { Roles = [.. member.Roles.Where(r => r != role)] });
        foreach (var channel in world.Channels.All.Where(c => c.PermissionOverwrites?.Any(o => o.Id == role) == true).ToList())
            world.Channels.Put(channel.Id, channel with { PermissionOverwrites = [.. channel.PermissionOverwrites!.Where(o => o.Id != role)] });
        world.Roles.Remove(role);
        world.Tell(new RoleGone(role));
    }
}
