using System.Text.Json;

namespace RecruitBot.Simulator.Limits;

/// <summary>Commands to be registered (interactions/application-commands, Application Command Structure, Registering a Command).</summary>
internal static class CommandChecks
{
    /// <summary>A command that is typed.</summary>
    public const int Slash = 1;

    private const int User = 2;
    private const int EntryPoint = 4;
    private static readonly string[] OfTyped = ["description", "description_localizations", "options"];
    private static readonly Limit Types = new(1, 4, "interactions/application-commands, Application Command Types");

    /// <summary>How many commands of a kind an application may have, everywhere and in each server.</summary>
    public static int Most(int type) =>
        type switch
        {
            Slash => LimitTable.Commands.Max,
            User => LimitTable.UserCommands.Max,
            _ => LimitTable.MessageCommands.Max,
        };

    /// <summary>There are too many of a kind.</summary>
    public static ApiFault TooMany(int type) => new(400, 30032, $"Maximum number of application commands reached ({Most(type)})");

    public static void One(JsonElement body, bool inServer)
    {
        var errors = new FormErrors();
        Command(new Fields(body, "", errors), inServer);
        errors.ThrowIfAny();
    }

    public static void List(JsonElement body, bool inServer)
    {
        if (body.ValueKind != JsonValueKind.Array)
            throw ApiFault.InvalidForm(FormErrors.One("", "BASE_TYPE_INVALID", "Expected a list."));
        if (body.EnumerateArray().CountBy(TypeOf).FirstOrDefault(t => t.Value > Most(t.Key)) is { Value: > 0 } crowd)
            throw TooMany(crowd.Key);
        var errors = new FormErrors();
        var names = new HashSet<(int, string)>();
        foreach (var command in Fields.Items(body, "", errors))
        {
            Command(command, inServer);
            if (command.TextOf("name") is { } name && !names.Add((TypeOf(command.Json), name)))
                command.Wrong("name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
        }
        errors.ThrowIfAny();
    }

    private static int TypeOf(JsonElement command) =>
        command.ValueKind == JsonValueKind.Object
        && command.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.Number
        && type.TryGetInt32(out var number)
            ? number
            : Slash;

    private static void Command(Fields command, bool inServer)
    {
        var type = command.Number("type", Types) ?? Slash;
        if (type == EntryPoint)
            command.Wrong("type", "APPLICATION_COMMAND_TYPE_INVALID", "Only an application with an activity has an entry point.");
        var total = type == Slash ? Typed(command) : Clicked(command);
        if (total > LimitTable.CommandTotal.Max)
            command.Wrong("", "APPLICATION_COMMAND_TOO_LARGE", $"Command exceeds maximum size ({LimitTable.CommandTotal.Max})");
        CommandPlaces.Check(command, inServer);
        foreach (var flag in new[] { "nsfw", "dm_permission", "default_permission" })
            command.Flag(flag);
        if (command.Has("default_member_permissions") && !ulong.TryParse(command.TextOf("default_member_permissions"), out _))
            command.Wrong("default_member_permissions", "BITFIELD_TYPE_INVALID", "Expected a set of permissions, as a text.");
    }

    private static int Typed(Fields command) => CommandTexts.Name(command) + CommandTexts.Description(command) + OptionChecks.Check(command);

    /// <summary>A command in a menu has a name that may be written in any way, and neither description nor options.</summary>
    private static int Clicked(Fields command)
    {
        foreach (var field in OfTyped.Where(f => command.Holds(f)))
            command.Wrong(field, "APPLICATION_COMMAND_CONTEXT_MENU_FIELD", "Only commands that are typed have this.");
        return CommandTexts.Label(command, LimitTable.CommandName);
    }
}
