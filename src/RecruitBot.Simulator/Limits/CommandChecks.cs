using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RecruitBot.Simulator.Limits;

/// <summary>Commands to be registered (interactions/application-commands).</summary>
internal static class CommandChecks
{
    private const int Slash = 1;
    private static readonly Limit Types = new(1, 4, "interactions/application-commands, Application Command Types");
    private static readonly Limit OptionTypes = new(1, 11, "interactions/application-commands, Application Command Option Type");

    public static void One(JsonElement body)
    {
        var errors = new FormErrors();
        Command(new Fields(body, "", errors));
        errors.ThrowIfAny();
    }

    public static void List(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Array)
            throw ApiFault.InvalidForm(FormErrors.One("", "BASE_TYPE_INVALID", "Expected a list."));
        if (body.GetArrayLength() > LimitTable.Commands.Max)
            throw new ApiFault(400, 30032, $"Maximum number of application commands reached ({LimitTable.Commands.Max})");
        var errors = new FormErrors();
        var names = new HashSet<(int, string)>();
        foreach (var command in Fields.Items(body, "", errors))
        {
            if (Command(command) is { } name && !names.Add(name))
                command.Wrong("name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
        }
        errors.ThrowIfAny();
    }

    private static (int, string)? Command(Fields command)
    {
        var type = command.Number("type", Types) ?? Slash;
        var name = command.Text("name", LimitTable.CommandName, required: true);
        var total = Lengths.Of(name);
        if (type == Slash)
        {
            if (name is not null && !IsName(name))
                command.Wrong("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
            total += Lengths.Of(command.Text("description", LimitTable.CommandDescription, required: true));
            total += Options(command);
        }
        if (total > LimitTable.CommandTotal.Max)
            command.Wrong("", "APPLICATION_COMMAND_TOO_LARGE", $"Command exceeds maximum size ({LimitTable.CommandTotal.Max})");
        return name is null ? null : (type, name);
    }

    private static int Options(Fields parent)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var optionalSeen = false;
        var total = 0;
        foreach (var option in parent.List("options", LimitTable.CommandOptions))
        {
            option.Number("type", OptionTypes, required: true);
            var name = option.Text("name", LimitTable.CommandName, required: true);
            if (name is not null && !IsName(name))
                option.Wrong("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
            if (name is not null && !names.Add(name))
                option.Wrong("name", "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED", "Option names must be unique");
            var required = option.Has("required") && option.Json.GetProperty("required").ValueKind == JsonValueKind.True;
            if (required && optionalSeen)
                option.Wrong("required", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
            optionalSeen |= !required;
            option.Number("min_length", LimitTable.TextOptionMin);
            option.Number("max_length", LimitTable.TextOptionMax);
            total += Lengths.Of(name) + Lengths.Of(option.Text("description", LimitTable.CommandDescription, required: true)) + Choices(option) + Options(option);
        }
        return total;
    }

    private static int Choices(Fields option)
    {
        var choices = option.List("choices", LimitTable.CommandChoices);
        if (choices.Count > 0 && option.Has("autocomplete") && option.Json.GetProperty("autocomplete").ValueKind == JsonValueKind.True)
            option.Wrong("autocomplete", "APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES", "Cannot be set when there are choices");
        return choices.Sum(Choice);
    }

    /// <summary>A choice, its name and value; returns their length.</summary>
    public static int Choice(Fields choice)
    {
        var name = Lengths.Of(choice.Text("name", LimitTable.ChoiceName, required: true));
        if (!choice.Has("value"))
            choice.Required("value");
        else if (choice.Json.GetProperty("value").ValueKind == JsonValueKind.String)
            name += Lengths.Of(choice.Text("value", LimitTable.ChoiceValue));
        return name;
    }

    /// <summary>Letters, numbers, - _ ' and the vowel signs of Devanagari and Thai, lower case where there is one.</summary>
    private static bool IsName(string name) => name.EnumerateRunes().All(r => Rune.ToLowerInvariant(r) == r && IsAllowed(r));

    private static bool IsAllowed(Rune rune) =>
        rune.Value is '-' or '_' or '\'' or (>= 0x0900 and <= 0x097F) or (>= 0x0E01 and <= 0x0E5B)
        || Rune.IsLetter(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
