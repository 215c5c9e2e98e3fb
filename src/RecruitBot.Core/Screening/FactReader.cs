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
    private static readonly string[] Fillers = ["yes", "legally", "fully", "indeed", "already", "that", "this", "it", "so", "here", "there", "very", "much", "please", "thanks"];
    private static readonly HashSet<string> Negations = ["no", "not", "none", "never", "dont", "cannot", "cant", "havent", "isnt", "arent", "wont", "without", "unable"];
    private static readonly HashSet<string> Yes = ["yes", "y", "yep", "yeah", "yup", "sure", "correct", "true", "absolutely", "definitely", "certainly"];
    private static readonly HashSet<string> No = ["no", "n", "nope", "nah", "false", "not", "never", "dont", "cannot", "cant", "havent", "isnt", "arent"];
    private static readonly HashSet<string> Hedge =
    [
        "but", "maybe", "unsure", "depends", "if", "unless", "probably", "think", "almost", "soon", "pending", "perhaps", "possibly", "hopefully", "guess",
        "when", "until", "once", "waiting", "applied", "except", "although", "though", "however", "problem", "doubt", "worries", "mind", "why", "idea",
    ];

    /// <summary>What the words say, or null when that is not clear.</summary>
    public static ReadFact? Read(Knockout knockout, string text) =>
        knockout.Type switch
        {
            KnockoutType.YesNo => YesOrNo(knockout, text),
            KnockoutType.Number => Number(knockout, text),
            _ => Choice(knockout, text),
        };

    /// <summary>A message that is a plain yes or no and little else; null for everything longer or less clear.</summary>
    public static bool? YesOrNo(string text)
    {
        if (text.Length > 60)
            return null;
        var words = Tokenizer.Tokenize(text).ConvertAll(t => t.Word);
        if (words.Count is 0 or > 4 || words.Exists(Hedge.Contains))
            return null;
        return Yes.Contains(words[0]) ? true
            : words[0] is "no" or "n" or "nope" or "nah" ? false
            : null;
    }

    private static ReadFact? YesOrNo(Knockout knockout, string text)
    {
        var words = Tokenizer.Tokenize(text).ConvertAll(t => t.Word);
        if (words.Count is 0 or > 25 || words.Exists(Hedge.Contains))
            return null;
        var yes = Yes.Contains(words[0]) || IsAffirmation(words, knockout.Ask);
        var no = No.Contains(words[0]) || words.Exists(Negations.Contains);
        // "Not sure" is neither.
        if (yes == no || (no && words.Exists(w => w is "yes" or "sure")))
            return null;
        var value = yes ? "yes" : "no";
        return new ReadFact(value, knockout.Require.Count == 0 ? null : IsTruthy(knockout.Require[0]) == yes);
    }

    /// <summary>
    /// "I am", "I do", "I have a driving licence": first person, and nothing that the question does not say itself. "I am on a visa" says more
    /// than yes.
    /// </summary>
    private static bool IsAffirmation(List<string> words, string ask)
    {
        if (words is ["of", "course", ..])
            return true;
        var said = words switch
        {
            ["i", "am" or "do" or "have" or "can" or "did", .. var rest] => rest,
            ["im" or "ive", .. var rest] => rest,
            _ => null,
        };
        return said is not null && !said.Except(Fillers).Except(Tokenizer.Tokenize(ask).Select(t => t.Word)).Any();
    }

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
            var words = Words(said);
            var named = knockout.Choices.Where(c => Says(words, Words(c))).ToList();
            if (named.Count != 1 || words.Except(Words(named[0])).Any(Negations.Contains))
                return null;
            choice = named[0];
        }
        return new ReadFact(
            choice,
            knockout.Require.Count == 0 ? null : knockout.Require.Contains(choice, StringComparer.OrdinalIgnoreCase)
        );
    }

    private static List<string> Words(string text) => Tokenizer.Tokenize(text).ConvertAll(t => t.Word);

    /// <summary>Whether the words of a choice stand in the text side by side: "Java" is not in "JavaScript".</summary>
    private static bool Says(List<string> words, List<string> choice) =>
        choice.Count > 0 && Enumerable.Range(0, Math.Max(0, words.Count - choice.Count + 1)).Any(i => words.Skip(i).Take(choice.Count).SequenceEqual(choice));
}
