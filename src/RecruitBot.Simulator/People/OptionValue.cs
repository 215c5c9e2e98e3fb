using System.Text.Json;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;

namespace RecruitBot.Simulator.People;

/// <summary>Checks what was entered for an option as Discord's client does, and gives it the type that the option has.</summary>
internal static class OptionValue
{
    public const int User = 6;
    public const int File = 11;
    private const int String = 3;
    private const int Whole = 4;
    private const int Truth = 5;
    private const int Number = 10;

    public static string AsText(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    /// <summary>The value as it goes to the bot; what is wrong is noted.</summary>
    public static JsonElement? Check(ApplicationCommandOption option, JsonElement value, FormErrors errors)
    {
        var text = AsText(value);
        switch (option.Type)
        {
            case String:
                Text(option, text, errors);
                return JsonSerializer.SerializeToElement(text);
            case Whole when long.TryParse(text, out var whole):
                return JsonSerializer.SerializeToElement(whole);
            case Truth when bool.TryParse(text, out var truth):
                return JsonSerializer.SerializeToElement(truth);
            case Number when double.TryParse(text, out var number) && double.IsFinite(number):
                return JsonSerializer.SerializeToElement(number);
            case User or 7 or 8 or 9 when Snowflake.TryParse(text, out var id):
                return JsonSerializer.SerializeToElement(id.ToString());
            default:
                errors.Add($"options.{option.Name}", "BASE_TYPE_INVALID", "The value has not the type of this option.");
                return null;
        }
    }

    private static void Text(ApplicationCommandOption option, string text, FormErrors errors)
    {
        var length = Lengths.Of(text);
        if (length == 0 || length < (option.MinLength ?? 0) || length > (option.MaxLength ?? LimitTable.TextOptionMax.Max))
            errors.Add($"options.{option.Name}", "BASE_TYPE_BAD_LENGTH", "The text is too short or too long for this option.");
        if (option.Choices is { Count: > 0 } choices && option.Autocomplete != true && choices.All(c => c.Value != text))
            errors.Add($"options.{option.Name}", "BASE_TYPE_CHOICES", "The value is none of the choices.");
    }
}
