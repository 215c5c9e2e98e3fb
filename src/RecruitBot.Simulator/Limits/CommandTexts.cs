using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RecruitBot.Simulator.Limits;

/// <summary>Names and descriptions in a command, and in other languages (interactions/application-commands, Application Command Naming, Localization).</summary>
internal static class CommandTexts
{
    /// <summary>A name of letters and digits in lower case; returns the length of its longest translation.</summary>
    public static int Name(Fields owner) => Check(owner, "name", LimitTable.CommandName, IsName);

    /// <summary>A name that people read, of anything but blanks.</summary>
    public static int Label(Fields owner, Limit limit) => Check(owner, "name", limit, text => !string.IsNullOrWhiteSpace(text));

    /// <summary>What a command or option is for.</summary>
    public static int Description(Fields owner) => Check(owner, "description", LimitTable.CommandDescription, _ => true);

    /// <summary>The translations of a text by their languages; none when there are none.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Translations(Fields owner, string field) =>
        owner.Inner(field + "_localizations") is { Json.ValueKind: JsonValueKind.Object } all
            ? all.Json.EnumerateObject().Where(t => t.Value.ValueKind == JsonValueKind.String).Select(t => KeyValuePair.Create(t.Name, t.Value.GetString()!))
            : [];

    private static int Check(Fields owner, string field, Limit limit, Func<string, bool> isGood)
    {
        var longest = One(owner, field, limit, isGood);
        if (owner.Inner(field + "_localizations") is not { } translations)
            return longest;
        if (translations.Json.ValueKind != JsonValueKind.Object)
        {
            owner.Wrong(field + "_localizations", "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
            return longest;
        }
        foreach (var locale in translations.Json.EnumerateObject().Select(t => t.Name))
        {
            if (!Locales.All.Contains(locale))
                owner.Wrong(field + "_localizations", "BASE_TYPE_CHOICES", "A key is no locale that Discord has.");
            else
                longest = Math.Max(longest, One(translations, locale, limit, isGood));
        }
        return longest;
    }

    private static int One(Fields owner, string field, Limit limit, Func<string, bool> isGood)
    {
        if (owner.Text(field, limit, required: true) is not { } text)
            return 0;
        if (!isGood(text))
            owner.Wrong(field, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        return Lengths.Of(text);
    }

    /// <summary>Letters, numbers, - _ ' and the vowel signs of Devanagari and Thai, lower case where there is one.</summary>
    private static bool IsName(string name) => name.EnumerateRunes().All(r => Rune.ToLowerInvariant(r) == r && IsAllowed(r));

    private static bool IsAllowed(Rune rune) =>
        rune.Value is '-' or '_' or '\'' or (>= 0x0900 and <= 0x097F) or (>= 0x0E01 and <= 0x0E5B)
        || Rune.IsLetter(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
