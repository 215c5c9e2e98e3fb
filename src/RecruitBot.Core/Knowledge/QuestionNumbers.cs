using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge;

/// <summary>Numbers in a question, and whether a unit's quantities cover them.</summary>
internal static class QuestionNumbers
{
    private static readonly string[] Words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly HashSet<string> Measured = new(StringComparer.Ordinal) { "year", "month", "week", "day", "hour", "$", "%" };

    /// <summary>The number that a token is, with the word after it; null when it is none.</summary>
    public static Quantity? Read(List<Token> tokens, int i)
    {
        var word = tokens[i].Word;
        if (i + 1 < tokens.Count && tokens[i + 1].Stem is "year" or "yr" or "month" or "peopl" or "employe" && Array.IndexOf(Words, word) is > 0 and var spelled)
            return new Quantity(word, spelled, spelled, tokens[i + 1].Stem is "yr" ? "year" : tokens[i + 1].Stem);
        var factor = 1.0;
        if (word.Length > 1 && word[^1] == 'k' && char.IsAsciiDigit(word[0]))
        {
            factor = 1000;
            word = word[..^1];
        }
        if (word.Length is 0 or > 12 || !char.IsAsciiDigit(word[0]) || !double.TryParse(word, out var value))
            return null;
        var unit = i + 1 < tokens.Count ? tokens[i + 1].Stem : "";
        if (unit is "or" or "to" or "and" && i + 3 < tokens.Count && char.IsAsciiDigit(tokens[i + 2].Word[0]))
            unit = tokens[i + 3].Stem;
        if (factor > 1 || (i + 1 < tokens.Count && IsCurrency(tokens[i + 1])))
            unit = "$";
        else if (unit is "yr" or "yoe")
            unit = "year";
        else if (unit is "percent")
            unit = "%";
        return new Quantity(tokens[i].Word, value * factor, value * factor, unit);
    }

    /// <summary>Whether a token names a currency.</summary>
    public static bool IsCurrency(Token token) => token.Stem is "dollar" or "euro" or "pound" or "buck" or "usd" or "eur" or "gbp";

    /// <summary>Whether it reads as a calendar year.</summary>
    public static bool IsCalendarYear(Quantity number) => number.Low is >= 1900 and <= 2100 && Math.Floor(number.Low) == number.Low && !Measured.Contains(number.Unit);

    /// <summary>Whether a unit speaks about the number: equal, or inside a range of the same measure.</summary>
    public static bool Covered(Quantity number, IndexedUnit unit)
    {
        if (IsCalendarYear(number))
            return unit.Unit.AsOf == number.Text || unit.Unit.Text.Contains(number.Text, StringComparison.Ordinal);
        foreach (var quantity in unit.Quantities)
        {
            if (Measured.Contains(number.Unit) != Measured.Contains(quantity.Unit) && Measured.Contains(number.Unit))
                continue;
            if (Measured.Contains(number.Unit) && number.Unit != quantity.Unit)
                continue;
            if (!Measured.Contains(number.Unit) && quantity.Unit is "%" )
                continue;
            if (number.Low == quantity.Low || number.Low == quantity.High)
                return true;
            var ranged = quantity.Low != quantity.High;
            if (ranged && number.Low >= quantity.Low && number.Low <= quantity.High && (number.Unit == quantity.Unit || number.Unit.Length > 0 && !Measured.Contains(quantity.Unit)))
                return true;
        }
        return false;
    }
}
