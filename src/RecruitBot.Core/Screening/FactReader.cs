using System.Globalization;
using RecruitBot.Core.Language;
using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Screening;

/// <summary>A fact as understood from the candidate's words.</summary>
/// <param name="Value">yes, no, a number, or one of the choices.</param>
/// <param name="Passed">Whether it meets the requirement; null when nothing is required.</param>
public sealed record ReadFact(string Value, bool? Passed);

/// <summary>Reads yes-no, number and choice facts from plain words; says null rather than guess.</summary>
public static class FactReader
{
    private static readonly HashSet<string> Yes = ["yes", "y", "yep", "yeah", "yup", "sure", "correct", "true", "absolutely", "definitely", "certainly"];
    private static readonly HashSet<string> No = ["no", "n", "nope", "nah", "false", "not", "never", "dont", "cannot", "cant", "havent", "isnt", "arent"];
    private static readonly HashSet<string> Hedge = ["but", "maybe", "unsure", "depends", "if", "unless", "probably", "think", "almost", "soon", "pending"];

    /// <summary>What the words say, or null when that is not clear.</summary>
    public static ReadFact? Read(Knockout knockout, string text) =>
        knockout.Type switch
        {
            KnockoutType.YesNo => YesOrNo(knockout, text),
            KnockoutType.Number => Number(knockout, text),
            _ => Choice(knockout, text),
        };

    private static ReadFact? YesOrNo(Knockout knockout, string text)
    {
        var words = Tokenizer.Tokenize(text).ConvertAll(t => t.Word);
        if (words.Count is 0 or > 25 || words.Exists(Hedge.Contains))
            return null;
        var yes = Yes.Contains(words[0]) || IsAffirmation(words);
        var no = No.Contains(words[0]) || words.Exists(w => w is "not" or "never" or "dont" or "cannot" or "cant" or "havent");
        if (yes == no)
            return null;
        var value = yes ? "yes" : "no";
        return new ReadFact(value, knockout.Require.Count == 0 ? null : IsTruthy(knockout.Require[0]) == yes);
    }

    /// <summary>"I am", "I do", "I have …": short affirmations that begin with the first person.</summary>
    private static bool IsAffirmation(List<string> words) =>
        words is ["i", "am" or "do" or "have" or "can" or "did", ..] or ["im", ..] or ["ive", ..] or ["of", "course", ..];

    private static bool IsTruthy(string require) => require.ToLowerInvariant() is "yes" or "true";

    private static ReadFact? Number(Knockout knockout, string text)
    {
        var numbers = Tokenizer
            .Tokenize(text)
            .Where(t => char.IsDigit(t.Word[0]))
            .Select(t => decimal.TryParse(t.Word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : (decimal?)null)
            .Where(n => n is not null)
            .Distinct()
            .ToList();
        if (numbers is not [{ } value])
            return null;
        var required = knockout.Require.Select(Least).FirstOrDefault(n => n is not null);
        return new ReadFact(value.ToString(CultureInfo.InvariantCulture), required is null ? null : value >= required);
    }

    private static decimal? Least(string require) =>
        decimal.TryParse(require.TrimStart('>', '=', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : null;

    private static ReadFact? Choice(Knockout knockout, string text)
    {
        var said = text.Trim();
        var choice = knockout.Choices.FirstOrDefault(c => string.Equals(c, said, StringComparison.OrdinalIgnoreCase));
        if (choice is null)
        {
            var named = knockout.Choices.Where(c => said.Contains(c, StringComparison.OrdinalIgnoreCase)).ToList();
            if (named.Count != 1)
                return null;
            choice = named[0];
        }
        return new ReadFact(
            choice,
            knockout.Require.Count == 0 ? null : knockout.Require.Contains(choice, StringComparer.OrdinalIgnoreCase)
        );
    }
}
