using System.Text.Json.Serialization;

namespace RecruitBot.Core.Roles;

/// <summary>Something that an answer can tell, and that a planned follow-up asks for when it is missing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerAspect>))]
public enum AnswerAspect
{
    /// <summary>Where and when it happened.</summary>
    Situation,

    /// <summary>What had to be done.</summary>
    Task,

    /// <summary>What the candidate did.</summary>
    Action,

    /// <summary>What came of it, and how that is known.</summary>
    Result,

    /// <summary>What else could be done, and what each way costs.</summary>
    TradeOffs,

    /// <summary>How it is tested, or how one would see that it works.</summary>
    Tests,

    /// <summary>Where it stops working, and what it takes for granted.</summary>
    Limits,

    /// <summary>Why it is so.</summary>
    Reason,

    /// <summary>An example of it.</summary>
    Example,
}

/// <summary>Names of aspects, as role files have them, and which of them a kind of question has.</summary>
public static class AnswerAspects
{
    private static readonly Dictionary<AnswerAspect, (string Name, string Missing)> Words = new()
    {
        [AnswerAspect.Situation] = ("situation", "where and when it happened (situation)"),
        [AnswerAspect.Task] = ("task", "what had to be done (task)"),
        [AnswerAspect.Action] = ("action", "a concrete step that the candidate took (action)"),
        [AnswerAspect.Result] = ("result", "what came of it (result)"),
        [AnswerAspect.TradeOffs] = ("trade-offs", "what else could be done and what it costs (trade-offs)"),
        [AnswerAspect.Tests] = ("tests", "how it is tested (tests)"),
        [AnswerAspect.Limits] = ("limits", "where it stops working (limits)"),
        [AnswerAspect.Reason] = ("reason", "why it is so (reason)"),
        [AnswerAspect.Example] = ("example", "an example (example)"),
    };

    /// <summary>The name in a role file, such as "trade-offs".</summary>
    public static string Name(this AnswerAspect aspect) => Words[aspect].Name;

    /// <summary>What is missing without it, in plain words.</summary>
    public static string Missing(this AnswerAspect aspect) => Words[aspect].Missing;

    /// <summary>The aspect of a name; null when there is none.</summary>
    public static AnswerAspect? Parse(string name) => Words.Where(w => string.Equals(w.Value.Name, name, StringComparison.OrdinalIgnoreCase)).Select(w => (AnswerAspect?)w.Key).FirstOrDefault();

    /// <summary>What an answer to a kind of question tells: a story its four parts, a piece of work what speaks for and against it, the subject why it is so.</summary>
    public static IReadOnlyList<AnswerAspect> Of(CriterionKind kind) =>
        kind switch
        {
            CriterionKind.Experience => [AnswerAspect.Situation, AnswerAspect.Task, AnswerAspect.Action, AnswerAspect.Result],
            CriterionKind.WorkSample => [AnswerAspect.TradeOffs, AnswerAspect.Tests, AnswerAspect.Limits],
            _ => [AnswerAspect.Reason, AnswerAspect.Example, AnswerAspect.TradeOffs, AnswerAspect.Limits],
        };
}
