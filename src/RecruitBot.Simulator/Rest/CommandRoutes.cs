using System.Text.Json;
using System.Text.Json.Nodes;
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
            rest.On("GET", scope + "/commands", call => In(Scope(call)).Select(c => CommandView.Listed(c, call)).ToList());
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

    private IEnumerable<StoredCommand> In(Snowflake? scope) =>
        world.Commands.All.Where(c => c.Guild == scope).OrderBy(c => c.Command.Name, StringComparer.Ordinal).ThenBy(c => c.Command.Type);

    private List<JsonObject> Overwrite(Call call)
    {
        var scope = Scope(call);
        CommandChecks.List(call.Body, inServer: scope is not null);
        var wanted = call.Body.EnumerateArray().Select(json => (Command: Call.Read<ApplicationCommand>(json), Json: json)).ToList();
        Count(scope, wanted.Count(w => Known(w.Command, scope) is null));
        foreach (var old in In(scope).Where(o => wanted.TrueForAll(w => !IsSame(w.Command, o))).ToList())
            world.Commands.Remove(old.Command.Id!.Value);
        var stored = wanted.ConvertAll(w => CommandView.Whole(Put(w.Command, w.Json, scope)));
        world.Tell(new CommandsChanged());
        return stored;
    }

    private JsonAnswer Create(Call call)
    {
        var scope = Scope(call);
        CommandChecks.One(call.Body, inServer: scope is not null);
        var wanted = call.Read<ApplicationCommand>();
        var isKnown = Known(wanted, scope) is not null;
        if (!isKnown && In(scope).Count(c => c.Command.Type == wanted.Type) >= CommandChecks.Most(wanted.Type))
            throw CommandChecks.TooMany(wanted.Type);
        Count(scope, isKnown ? 0 : 1);
        var stored = Put(wanted, call.Body, scope);
        world.Tell(new CommandsChanged());
        return new JsonAnswer(isKnown ? 200 : 201, CommandView.Whole(stored));
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
    private StoredCommand Put(ApplicationCommand wanted, JsonElement json, Snowflake? scope)
    {
        var id = Known(wanted, scope)?.Command.Id ?? world.Ids.Next();
        var command = wanted with { Id = id, ApplicationId = world.Settings.ApplicationId, Version = world.Ids.Next() };
        var stored = new StoredCommand { Command = command, Written = json, Guild = scope };
        world.Commands.Put(id, stored);
        return stored;
    }

    private StoredCommand? Known(ApplicationCommand wanted, Snowflake? scope) => In(scope).FirstOrDefault(c => IsSame(wanted, c));

    /// <summary>Names are for one kind only: what is typed and what is in a menu may be called the same.</summary>
    private static bool IsSame(ApplicationCommand wanted, StoredCommand stored) => stored.Command.Type == wanted.Type && stored.Command.Name == wanted.Name;
}
