using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.People;

/// <summary>Commands that a person's client offers (interactions/application-commands, Permissions, Contexts).</summary>
internal sealed class CommandSight(SimulatedWorld world, Access access)
{
    private const int InServer = 0;
    private const int InDirect = 1;

    /// <summary>Commands that the person may type; what needs a right in the server is left out.</summary>
    public IEnumerable<ApplicationCommand> Of(Snowflake user) =>
        world
            .Commands.All.Where(c => c.Command.Type == CommandChecks.Slash && MayUse(c.Command, user))
            .Select(c => c.Command)
            .OrderBy(c => c.Name, StringComparer.Ordinal);

    /// <summary>The command of that name in that channel; null when the client would not offer it.</summary>
    public ApplicationCommand? Find(string name, Channel channel, Snowflake user)
    {
        var where = channel.GuildId is null ? InDirect : InServer;
        var found = world
            .Commands.All.Where(c => c.Command.Type == CommandChecks.Slash && c.Command.Name == name && Offers(c, where))
            .OrderBy(c => c.Guild is null)
            .FirstOrDefault();
        if (found is null)
            return null;
        if (channel.GuildId is null)
            return found.Command;
        return access.In(channel, user).HasFlag(Permissions.UseApplicationCommands) && MayUse(found.Command, user) ? found.Command : null;
    }

    private static bool Offers(StoredCommand command, int where) =>
        where == InDirect
            ? command.Guild is null && command.Command.Contexts?.Contains(InDirect) != false
            : command.Command.Contexts?.Contains(InServer) != false;

    private bool MayUse(ApplicationCommand command, Snowflake user)
    {
        var rights = access.InGuild(user);
        return command.DefaultMemberPermissions switch
        {
            null => true,
            Permissions.None => rights.HasFlag(Permissions.Administrator),
            { } needed => (rights & needed) == needed,
        };
    }
}
