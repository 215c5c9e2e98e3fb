using RecruitBot.Core.Roles;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Server;

/// <summary>Channels that are about one role, by their names: what is asked in "senior-baker" or "jobs-senior-baker" is asked about that role.</summary>
public sealed class RoleChannels(IRoleSource roles)
{
    /// <summary>The id of the role that a channel is about; null when it is about none, or not of the server.</summary>
    public string? RoleOf(ServerLayout layout, Snowflake? channel) =>
        channel is { } id && layout.ChannelNames.TryGetValue(id, out var name)
            ? roles.InForce.Roles.Where(r => name == r.Id || name.EndsWith("-" + r.Id, StringComparison.OrdinalIgnoreCase)).MaxBy(r => r.Id.Length)?.Id
            : null;
}
