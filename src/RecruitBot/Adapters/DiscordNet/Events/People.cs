using RecruitBot.Discord.Model;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Events;

/// <summary>The library's accounts and members as ours.</summary>
internal static class People
{
    public static User Of(Library.IUser user) =>
        new()
        {
            Id = new Snowflake(user.Id),
            Username = user.Username ?? "",
            GlobalName = user.GlobalName,
            Bot = user.IsBot ? true : null,
        };

    /// <summary>The member; null for an account outside of a server.</summary>
    public static GuildMember? MemberOf(Library.IUser user) =>
        user is not Library.IGuildUser member
            ? null
            : new GuildMember
            {
                User = Of(user),
                Nick = member.Nickname,
                // The library counts the role that everybody has, which bears the server's id.
                Roles = [.. member.RoleIds.Where(r => r != member.GuildId).Select(r => new Snowflake(r))],
                JoinedAt = member.JoinedAt,
                CommunicationDisabledUntil = member.TimedOutUntil,
            };
}
