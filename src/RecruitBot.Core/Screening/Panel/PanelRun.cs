using System.Text.Json.Serialization;
using RecruitBot.Core.Assistant.Model;

namespace RecruitBot.Core.Screening.Panel;

/// <summary>Why a run of a model cannot be used.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PanelFault>))]
public enum PanelFault
{
    /// <summary>Nothing was sent: its budget is used up, or no consent covers it.</summary>
    NotAsked,

    /// <summary>It cannot be reached, or fails.</summary>
    Unreachable,

    /// <summary>It took too long.</summary>
    TimedOut,

    /// <summary>It would not answer.</summary>
    Refused,

    /// <summary>What it wrote is not what was asked for.</summary>
    Unreadable,

    /// <summary>It gave a level and quoted nothing.</summary>
    NoQuote,

    /// <summary>It quoted what the candidate did not write.</summary>
    FalseQuote,
}

/// <summary>What one run of a model made of the answers to one question.</summary>
/// <param name="Level">1 to 5; null when it found too little to place them, or failed.</param>
/// <param name="Evidence">The words it quoted, by their place in what the candidate wrote.</param>
/// <param name="Because">Why, in its words.</param>
/// <param name="Fault">Why it cannot be used; null when it can.</param>
public sealed record PanelRun(int? Level, IReadOnlyList<Evidence> Evidence, string Because, PanelFault? Fault)
{
    /// <summary>A run that cannot be used.</summary>
    public static PanelRun Failed(PanelFault fault) => new(null, [], "", fault);
}

/// <summary>What a model made of the answers to one question, in several runs that know nothing of each other.</summary>
/// <param name="CriterionId">Which question.</param>
/// <param name="Evaluator">Name and version of the rule that reads the runs, and the model, such as "panel/1 qwen3:8b".</param>
/// <param name="ConsentId">The ledger entry that allowed it.</param>
/// <param name="Runs">The runs.</param>
/// <param name="Calls">What was sent for them, and what came back.</param>
public sealed record PanelRating(string CriterionId, string Evaluator, string ConsentId, IReadOnlyList<PanelRun> Runs, IReadOnlyList<ModelRecord> Calls)
{
    /// <summary>
    /// One more run that read nothing but the words which the others quoted for the level in the middle: a level is what its evidence carries by itself, whatever
    /// else stands in the answer. Null when there was no level to confirm.
    /// </summary>
    public PanelRun? Confirmed { get; init; }

    /// <summary>Name and version of the rule that reads the runs.</summary>
    public const string Rule = "panel/1";

    /// <summary>The levels that were found, in order of the runs.</summary>
    [JsonIgnore]
    public IEnumerable<int> Levels => Runs.Where(r => r.Level is not null).Select(r => r.Level!.Value);
}
