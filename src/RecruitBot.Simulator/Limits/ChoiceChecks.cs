using System.Text.Json;

namespace RecruitBot.Simulator.Limits;

/// <summary>Values offered for an option (interactions/application-commands, Application Command Option Choice Structure, Autocomplete).</summary>
internal static class ChoiceChecks
{
    private const int Text = 3;
    private const int Whole = 4;
    private const long Largest = (1L << 53) - 1;

    /// <summary>The choices of an option; returns how many characters they have.</summary>
    public static int List(Fields option, int type)
    {
        var choices = option.List("choices", LimitTable.CommandChoices);
        if (choices.Count > 0 && option.Flag("autocomplete") == true)
            option.Wrong("autocomplete", "APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES", "Cannot be set when there are choices");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var choice in choices)
            if (choice.TextOf("name") is { } name && !names.Add(name))
                choice.Wrong("name", "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS", "Option choice name already exists");
        return choices.Sum(c => One(c, type));
    }

    /// <summary>What is offered while somebody types.</summary>
    public static void Suggestion(Fields choice) => One(choice, type: null);

    private static int One(Fields choice, int? type)
    {
        var length = CommandTexts.Label(choice, LimitTable.ChoiceName);
        if (!choice.Has("value"))
        {
            choice.Required("value");
            return length;
        }
        var value = choice.Json.GetProperty("value");
        if (value.ValueKind == JsonValueKind.String && type is null or Text)
            return length + Lengths.Of(choice.Text("value", LimitTable.ChoiceValue));
        var isNumber = value.ValueKind == JsonValueKind.Number && (type != Whole || (value.TryGetInt64(out var whole) && Math.Abs(whole) <= Largest));
        if (!isNumber || type == Text)
            choice.Wrong("value", "BASE_TYPE_INVALID", "The value has not the type of the option.");
        return length;
    }
}
