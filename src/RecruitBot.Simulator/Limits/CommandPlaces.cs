using System.Text.Json;

namespace RecruitBot.Simulator.Limits;

/// <summary>Where a command can be used, and how its application was added (interactions/application-commands, Contexts); for commands everywhere only.</summary>
internal static class CommandPlaces
{
    private static readonly (string Name, int Most)[] Lists = [("contexts", 2), ("integration_types", 1)];

    public static void Check(Fields command, bool inServer)
    {
        foreach (var (name, most) in Lists.Where(l => command.Has(l.Name)))
        {
            var list = command.Json.GetProperty(name);
            if (inServer)
                command.Wrong(name, "APPLICATION_COMMAND_GUILD_CONTEXTS", "A command of a server has none.");
            else if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
                command.Wrong(name, "BASE_TYPE_BAD_LENGTH", "Expected a list of at least one.");
            else if (!list.EnumerateArray().All(p => p.ValueKind == JsonValueKind.Number && p.TryGetInt32(out var place) && place >= 0 && place <= most))
                command.Wrong(name, "BASE_TYPE_CHOICES", $"Value must be between 0 and {most}.");
            else if (list.EnumerateArray().Select(p => p.GetInt32()).Distinct().Count() < list.GetArrayLength())
                command.Wrong(name, "SET_TYPE_CONTAINS_DUPLICATES", "A value stands twice.");
        }
    }
}
