using RecruitBot.Discord.Model;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Events;

/// <summary>The library's servers as ours, as far as an event has a use for them.</summary>
internal static class Guilds
{
    public static Guild Of(Library.IGuild guild) =>
        new()
        {
            Id = new Snowflake(guild.Id),
            Name = guild.Name ?? "",
            OwnerId = new Snowflake(guild.OwnerId),
            Roles = [.. guild.Roles.Select(Of)],
        };

    private static GuildRole Of(Library.IRole role) =>
        new()
        {
            Id = new Snowflake(role.Id),
            Name = role.Name ?? "",
            Position = role.Position,
            Permissions = (Permissions)role.Permissions.RawValue,
            Managed = role.IsManaged,
            Mentionable = role.IsMentionable,
        };
}
