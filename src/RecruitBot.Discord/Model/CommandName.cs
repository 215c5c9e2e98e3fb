using System.Globalization;
using System.Text;

namespace RecruitBot.Discord.Model;

/// <summary>
/// The rule for names of slash commands and their options (interactions/application-commands, Application Command Naming):
/// <c>^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$</c>, in lower case wherever a letter has one.
/// </summary>
public static class CommandName
{
    /// <summary>Whether Discord takes the name. Counts Unicode characters, not UTF-16 units.</summary>
    public static bool IsValid(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return false;
        var count = 0;
        var rest = name.AsSpan();
        while (rest.Length > 0)
        {
            // A lone surrogate is no character; decoding it as one would let it pass for U+FFFD.
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) != System.Buffers.OperationStatus.Done)
                return false;
            if (!IsAllowed(rune) || Rune.ToLowerInvariant(rune) != rune || ++count > DiscordLimits.Command.Name)
                return false;
            rest = rest[used..];
        }
        return true;
    }

    private static bool IsAllowed(Rune rune) =>
        rune.Value is '-' or '_' or '\'' || Rune.IsLetter(rune) || IsNumber(rune) || IsDevanagari(rune.Value) || IsThai(rune.Value);

    private static bool IsNumber(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    // .NET expressions know no scripts (\p{sc=...}). The ranges are those of Scripts.txt; they add the vowel signs, which are no letters.
    private static bool IsDevanagari(int c) =>
        c
            is (>= 0x0900 and <= 0x0950)
                or (>= 0x0955 and <= 0x0963)
                or (>= 0x0966 and <= 0x097F)
                or (>= 0xA8E0 and <= 0xA8FF)
                or (>= 0x11B00 and <= 0x11B09);

    private static bool IsThai(int c) => c is (>= 0x0E01 and <= 0x0E3A) or (>= 0x0E40 and <= 0x0E5B);
}
