using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Server;

/// <summary>Which way leads to a permission in Discord's own settings, for whoever has to mend it.</summary>
public sealed class Clicks(Guild guild, User bot, GuildMember member)
{
    /// <summary>The role by which the bot gets its permissions, as people see it: the one made by its invitation, if it has that.</summary>
    public string Role { get; } =
        (guild.Roles ?? []).Where(r => member.Roles.Contains(r.Id)).OrderByDescending(r => r.Managed).Select(r => r.Name).FirstOrDefault() ?? bot.ShownName;

    /// <summary>How to allow something to the bot in a channel. What is denied to the bot itself there outweighs all that its role is allowed.</summary>
    public string Allow(Channel channel, Permissions permissions) =>
        (channel.PermissionOverwrites ?? []).Any(o => o.Type == 1 && o.Id == bot.Id && (o.Deny & permissions) != Permissions.None)
            ? Allow($"the member {bot.ShownName}", channel, permissions)
            : Allow(Role, channel, permissions);

    /// <summary>How to allow something to a role or member in a channel. A channel's own settings outweigh those of the server.</summary>
    public static string Allow(string whom, Channel channel, Permissions permissions) =>
        $"Right-click #{channel.Name} → Edit Channel → Permissions → {whom} (add it if it is not listed) → allow {BotPermissions.Words(permissions)} → Save Changes.";
}
