using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Access;

/// <summary>What a member may do, worked out as Discord does (topics/permissions, Permission Hierarchy and Overwrites).</summary>
public static class EffectivePermissions
{
    private const Permissions All = (Permissions)ulong.MaxValue;

    /// <summary>In the server, before any channel's overwrites.</summary>
    public static Permissions InGuild(Guild guild, Snowflake user, IReadOnlyCollection<Snowflake> roles)
    {
        if (guild.OwnerId == user)
            return All;
        var granted = Permissions.None;
        foreach (var role in guild.Roles ?? [])
            if (role.Id == guild.Id || roles.Contains(role.Id))
                granted |= role.Permissions;
        return granted.HasFlag(Permissions.Administrator) ? All : granted;
    }

    /// <summary>In a channel; for a thread, give the channel it belongs to.</summary>
    public static Permissions InChannel(Guild guild, Channel channel, Snowflake user, IReadOnlyCollection<Snowflake> roles)
    {
        var granted = InGuild(guild, user, roles);
        if (granted == All)
            return All;
        var overwrites = channel.PermissionOverwrites ?? [];
        granted = Apply(granted, overwrites.Where(o => o.Type == 0 && o.Id == guild.Id));
        // Of all of a member's roles together: denied first, then allowed.
        var own = overwrites.Where(o => o.Type == 0 && o.Id != guild.Id && roles.Contains(o.Id)).ToList();
        granted &= ~own.Aggregate(Permissions.None, (all, o) => all | o.Deny);
        granted |= own.Aggregate(Permissions.None, (all, o) => all | o.Allow);
        granted = Apply(granted, overwrites.Where(o => o.Type == 1 && o.Id == user));
        // Who does not see a channel can do nothing in it.
        return granted.HasFlag(Permissions.ViewChannel) ? granted : Permissions.None;
    }

    /// <summary>Whether somebody without any role reads the channel.</summary>
    public static bool IsPublic(Guild guild, Channel channel) => InChannel(guild, channel, default, []).HasFlag(Permissions.ViewChannel);

    private static Permissions Apply(Permissions granted, IEnumerable<Overwrite> overwrites) =>
        overwrites.Aggregate(granted, (all, o) => (all & ~o.Deny) | o.Allow);
}
