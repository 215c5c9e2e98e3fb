using System.Text.Json.Serialization;

namespace RecruitBot.Core.Roles;

/// <summary>Whether a role takes applications.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RoleStatus>))]
public enum RoleStatus
{
    /// <summary>Being written: seen by recruiters only.</summary>
    Draft,

    /// <summary>Takes applications.</summary>
    Open,

    /// <summary>Shown, but takes no new applications for now.</summary>
    Paused,

    /// <summary>Takes no applications any more.</summary>
    Closed,
}

/// <summary>A role as its file states it: what is asked, what is scored and what candidates are told.</summary>
/// <param name="Id">File name without extension: lower-case letters, digits and dashes.</param>
/// <param name="Title">Name shown to candidates.</param>
/// <param name="Version">Rises with every change to what is asked or scored.</param>
/// <param name="Status">Whether it takes applications.</param>
/// <param name="Level">Seniority in the source's words, or "not stated".</param>
/// <param name="Location">Where the work is done; null when not stated.</param>
/// <param name="Salary">Pay as stated; null when not stated.</param>
/// <param name="Sla">Days within which a candidate hears back.</param>
/// <param name="Skills">Must-have and nice-to-have skills.</param>
/// <param name="Knockouts">Facts asked before the questions.</param>
/// <param name="Criteria">What is asked and scored, in this order.</param>
/// <param name="Attribution">Who claims what the file says; null when the employer does.</param>
/// <param name="AsOf">Year of the source; null when undated.</param>
public sealed record Role(
    string Id,
    string Title,
    int Version,
    RoleStatus Status,
    string Level,
    string? Location,
    Salary? Salary,
    int Sla,
    IReadOnlyList<RoleSkill> Skills,
    IReadOnlyList<Knockout> Knockouts,
    IReadOnlyList<Criterion> Criteria,
    string? Attribution = null,
    string? AsOf = null)
{
    /// <summary>How long an application can be open before it is handed in, when the role does not say.</summary>
    public const int StandardDeadline = 14;

    /// <summary>Days within which an application must be handed in.</summary>
    public int Deadline { get; init; } = StandardDeadline;

    /// <summary>The criterion of that id, or null.</summary>
    public Criterion? FindCriterion(string id) => Criteria.FirstOrDefault(c => string.Equals(c.Id, id, StringComparison.Ordinal));

    /// <summary>The knock-out of that id, or null.</summary>
    public Knockout? FindKnockout(string id) => Knockouts.FirstOrDefault(k => string.Equals(k.Id, id, StringComparison.Ordinal));
}

/// <summary>Pay as a source states it.</summary>
/// <param name="Min">Lower end, in <paramref name="Currency"/>.</param>
/// <param name="Max">Upper end, in <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Period">hour, day, month or year.</param>
/// <param name="Region">Where the figure holds; null when not stated.</param>
/// <param name="AsOf">Year of the figure.</param>
/// <param name="Source">Knowledge file that states it, relative to the knowledge folder.</param>
public sealed record Salary(decimal Min, decimal Max, string Currency, string Period, string? Region, string? AsOf, string? Source);

/// <summary>How much a skill matters to a role.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Importance>))]
public enum Importance
{
    /// <summary>Needed.</summary>
    Must,

    /// <summary>Welcome.</summary>
    Nice,
}

/// <summary>A skill a role names.</summary>
public sealed record RoleSkill(string Name, Importance Importance);

/// <summary>What kind of fact a knock-out asks for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KnockoutType>))]
public enum KnockoutType
{
    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One of the given choices.</summary>
    Choice,
}

/// <summary>A fact that the role requires; a miss goes to a person and never declines by itself.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Ask">The question, word for word.</param>
/// <param name="Type">Kind of fact.</param>
/// <param name="Require">yes or no; a least number such as 2; or the accepted choices. Empty when only noted.</param>
/// <param name="Choices">What can be chosen, for <see cref="KnockoutType.Choice"/>.</param>
/// <param name="Because">The written requirement it comes from.</param>
public sealed record Knockout(string Id, string Ask, KnockoutType Type, IReadOnlyList<string> Require, IReadOnlyList<string> Choices, string Because)
{
    /// <summary>Labels that a number is placed under, such as levels by years, the lowest first; null when it is only a number. Bands require nothing.</summary>
    public IReadOnlyList<Band>? Bands { get; init; }

    /// <summary>Why it is asked although it must not be as a rule, in writing by whoever answers for it; null for most.</summary>
    public string? LawfulBecause { get; init; }
}

/// <summary>A planned follow-up, asked only when that is missing from the answer.</summary>
public sealed record Probe(AnswerAspect When, string Ask)
{
    /// <summary>Why it is asked although it must not be as a rule, in writing by whoever answers for it; null for most.</summary>
    public string? LawfulBecause { get; init; }
}

/// <summary>An answer whose level is known, for calibration.</summary>
public sealed record GoldAnswer(int Level, string Answer);

/// <summary>One thing that is asked about and scored on its own anchored scale.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Title">Name shown on cards.</param>
/// <param name="Definition">What is meant, in one sentence.</param>
/// <param name="Source">The span of knowledge it was derived from: file, optionally with #heading.</param>
/// <param name="Weight">1 unless <paramref name="WeightReason"/> says why.</param>
/// <param name="WeightReason">Why the weight differs.</param>
/// <param name="Ask">The question, word for word.</param>
/// <param name="Probes">At most three planned follow-ups.</param>
/// <param name="Anchors">Observable behaviour by level; 1, 3 and 5 at least.</param>
/// <param name="Cues">Terms that a knowledgeable answer tends to use.</param>
/// <param name="Gold">Answers of known level.</param>
public sealed record Criterion(
    string Id,
    string Title,
    string Definition,
    string? Source,
    double Weight,
    string? WeightReason,
    string Ask,
    IReadOnlyList<Probe> Probes,
    IReadOnlyDictionary<int, string> Anchors,
    IReadOnlyList<string> Cues,
    IReadOnlyList<GoldAnswer> Gold)
{
    /// <summary>What it asks for, as its file states it; null when it does not, see <see cref="CriterionKinds.KindOf"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CriterionKind? Kind { get; init; }

    /// <summary>The exact sentence of <see cref="Source"/> that asks for it; null when the file does not quote it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Quote { get; init; }

    /// <summary>Why it is asked although it must not be as a rule, in writing by whoever answers for it; null for most.</summary>
    public string? LawfulBecause { get; init; }
}
