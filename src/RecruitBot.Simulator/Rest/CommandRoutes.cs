using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Rest;

/// <summary>Registered commands, everywhere and in the server (interactions/application-commands, Endpoints).</summary>
internal sealed class CommandRoutes(SimulatedWorld world, Quotas quotas)
{
    public void Map(RestPipeline rest)
    {
        foreach (var scope in new[] { "/applications/{application}", "/applications/{application}/guilds/{guild}" })
        {
            rest.On("GET", scope + "/commands", call => In(Scope(call)).Select(c => c.Command).ToList());
            rest.On("PUT", scope + "/commands", Overwrite);
            rest.On("POST", scope + "/commands", Create);
            rest.On("DELETE", scope + "/commands/{command}", Delete);
        }
    }

    private Snowflake? Scope(Call call)
    {
        if (call.Id("application") != world.Settings.ApplicationId)
            throw new ApiFault(403, 20012, "You are not authorized to perform this action on this application");
        if (call.Text("guild").Length == 0)
            return null;
        return call.Id("guild") == world.Settings.GuildId ? world.Settings.GuildId : throw ApiFault.MissingAccess();
    }

    private IEnumerable<StoredCommand> In(Snowflake? scope) => world.Commands.All.Where(c => c.Guild == scope).OrderBy(c => c.Command.Name, StringComparer.Ordinal);

    private List<ApplicationCommand> Overwrite(Call call)
    {
        var scope = Scope(call);
        CommandChecks.List(call.Body);
        var wanted = call.Read<List<ApplicationCommand>>();
        Count(scope, wanted.Count(w => In(scope).All(c => c.Command.Name != w.Name)));
        foreach (var old in In(scope).Where(o => wanted.TrueForAll(w => w.Name != o.Command.Name)).ToList())
            world.Commands.Remove(old.Command.Id!.Value);
        var stored = wanted.ConvertAll(w => Put(w, scope));
        world.Tell(new CommandsChanged());
        return stored;
    }

    private JsonAnswer Create(Call call)
    {
        var scope = Scope(call);
        CommandChecks.One(call.Body);
        var wanted = call.Read<ApplicationCommand>();
        var known = In(scope).Any(c => c.Command.Name == wanted.Name);
        if (!known && In(scope).Count() >= LimitTable.Commands.Max)
            throw new ApiFault(400, 30032, "Maximum number of application commands reached (100)");
        Count(scope, known ? 0 : 1);
        var stored = Put(wanted, scope);
        world.Tell(new CommandsChanged());
        return new JsonAnswer(known ? 200 : 201, stored);
    }

    private object? Delete(Call call)
    {
        var scope = Scope(call);
        if (world.Commands.Find(call.Id("command")) is not { } command || command.Guild != scope)
            throw ApiFault.UnknownCommand();
        world.Commands.Remove(command.Command.Id!.Value);
        world.Tell(new CommandsChanged());
        return null;
    }

    /// <summary>Only names that are new count, and those that are refused too.</summary>
    private void Count(Snowflake? scope, int made)
    {
        for (; made > 0; made--)
            if (!quotas.TryUse("new command " + scope, quotas.Options.NewCommands, TimeSpan.FromDays(1)))
                throw ApiFault.TooManyNewCommands();
    }

    /// <summary>A command keeps its id as long as its name stays.</summary>
    private ApplicationCommand Put(ApplicationCommand wanted, Snowflake? scope)
    {
        var id = In(scope).FirstOrDefault(c => c.Command.Name == wanted.Name)?.Command.Id ?? world.Ids.Next();
        var command = wanted with { Id = id, ApplicationId = world.Settings.ApplicationId, Version = world.Ids.Next() };
        world.Commands.Put(id, new StoredCommand { Command = command, Guild = scope });
        return command;
    }
}
