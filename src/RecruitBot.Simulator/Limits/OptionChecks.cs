using System.Text.Json;

namespace RecruitBot.Simulator.Limits;

/// <summary>
/// Options of a command (interactions/application-commands, Application Command Option Structure, Subcommands and Subcommand Groups): either plain
/// ones, or subcommands and groups of them; a group holds subcommands only, and a subcommand plain options only.
/// </summary>
internal static class OptionChecks
{
    private const int Subcommand = 1;
    private const int Group = 2;
    private const int Text = 3;
    private const int Whole = 4;
    private const int Channel = 7;
    private const int Number = 10;
    private const int File = 11;
    private static readonly Limit Types = new(1, 11, "interactions/application-commands, Application Command Option Type");
    private static readonly Limit ChannelTypes = new(0, 16, "resources/channel, Channel Types");

    /// <summary>What only options of some types have.</summary>
    private static readonly (string Field, int[] Types)[] Particular =
    [
        ("required", [3, 4, 5, 6, 7, 8, 9, 10, 11]),
        ("options", [Subcommand, Group]),
        ("choices", [Text, Whole, Number]),
        ("autocomplete", [Text, Whole, Number]),
        ("min_length", [Text]),
        ("max_length", [Text]),
        ("min_value", [Whole, Number]),
        ("max_value", [Whole, Number]),
        ("channel_types", [Channel]),
        ("file_types", [File]),
    ];

    /// <summary>Checks the options of a command; returns how many characters they have.</summary>
    public static int Check(Fields command) => Inside(command, within: null);

    private static int Inside(Fields parent, int? within)
    {
        var options = parent.List("options", LimitTable.CommandOptions, required: within == Group);
        if (within == Group && parent.Has("options") && options.Count == 0)
            parent.Required("options");
        var types = options.Select(o => One(o, within)).ToList();
        if (types.Exists(t => t.Type is Subcommand or Group) && types.Exists(t => t.Type > Group))
            parent.Wrong("options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Subcommands and groups of them stand beside no other options.");
        Order(options);
        OptionNames.Distinct(options);
        return types.Sum(t => t.Length);
    }

    private static (int? Type, int Length) One(Fields option, int? within)
    {
        var type = option.Number("type", Types, required: true);
        var length = CommandTexts.Name(option) + CommandTexts.Description(option);
        foreach (var (field, _) in Particular.Where(p => type is { } known && !p.Types.Contains(known) && Says(option, p.Field)))
            option.Wrong(field, "APPLICATION_COMMAND_OPTIONS_FIELD_INVALID", "An option of this type has no such field.");
        var fits = within switch
        {
            Group => type == Subcommand,
            Subcommand => type > Group,
            _ => true,
        };
        if (type is not null && !fits)
            option.Wrong("type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "An option of this type cannot stand here.");
        else if (type is Subcommand or Group)
            length += Inside(option, type);
        else if (type is { } plain)
            length += Plain(option, plain);
        return (type, length);
    }

    private static int Plain(Fields option, int type)
    {
        option.Flag("required");
        Bounds(option, option.Number("min_length", LimitTable.TextOptionMin), option.Number("max_length", LimitTable.TextOptionMax), "max_length");
        Bounds(option, Value(option, "min_value", type), Value(option, "max_value", type), "max_value");
        if (option.Numbers("channel_types").Any(t => t < ChannelTypes.Min || t > ChannelTypes.Max))
            option.Wrong("channel_types", "BASE_TYPE_CHOICES", "There is no such type of channel.");
        return ChoiceChecks.List(option, type);
    }

    /// <summary>Whether a field is there and means something: what is switched off or empty does not.</summary>
    private static bool Says(Fields option, string field) => option.Holds(field) && option.Json.GetProperty(field).ValueKind != JsonValueKind.False;

    private static double? Value(Fields option, string field, int type)
    {
        if (!option.Has(field))
            return null;
        var value = option.Json.GetProperty(field);
        if (value.ValueKind == JsonValueKind.Number && (type != Whole || value.TryGetInt64(out _)))
            return value.GetDouble();
        option.Wrong(field, "NUMBER_TYPE_COERCE", "Expected a number of the option's type.");
        return null;
    }

    private static void Bounds(Fields option, double? least, double? most, string field)
    {
        if (least > most)
            option.Wrong(field, "APPLICATION_COMMAND_OPTIONS_BOUNDS_INVALID", "Must not be less than the minimum.");
    }

    private static void Order(IReadOnlyList<Fields> options)
    {
        var optionalSeen = false;
        foreach (var option in options)
        {
            var required = Says(option, "required");
            if (required && optionalSeen)
                option.Wrong("required", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
            optionalSeen |= !required;
        }
    }
}
