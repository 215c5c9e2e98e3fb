using System.Text.Json.Serialization;
using RecruitBot.Core.Screening.Grading;

namespace RecruitBot.Core.Roles;

/// <summary>What a criterion asks for, and so how it is followed up and rated.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CriterionKind>))]
public enum CriterionKind
{
    /// <summary>What somebody did, or would do: a story.</summary>
    Experience,

    /// <summary>What is so: the subject itself.</summary>
    Knowledge,

    /// <summary>A piece of work done here: some lines of code or a short design. Nothing of it is run.</summary>
    WorkSample,
}

/// <summary>The kind of a criterion: what its file states, else what its question asks for.</summary>
public static class CriterionKinds
{
    private static readonly (CriterionKind Kind, string Name)[] Names =
    [
        (CriterionKind.Experience, "experience"), (CriterionKind.Knowledge, "knowledge"), (CriterionKind.WorkSample, "work-sample"),
    ];

    /// <summary>The kind that a criterion is asked and rated as. A work sample is one only where the file says so.</summary>
    public static CriterionKind KindOf(this Criterion criterion) => criterion.Kind ?? (AsksForKnowledge.Is(criterion.Ask) ? CriterionKind.Knowledge : CriterionKind.Experience);

    /// <summary>The name in a role file.</summary>
    public static string Name(this CriterionKind kind) => Array.Find(Names, n => n.Kind == kind).Name;

    /// <summary>The kind of a name; null when there is none.</summary>
    public static CriterionKind? Parse(string name) => Array.Exists(Names, n => n.Name == name) ? Array.Find(Names, n => n.Name == name).Kind : null;
}
