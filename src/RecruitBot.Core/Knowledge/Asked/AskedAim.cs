namespace RecruitBot.Core.Knowledge.Asked;

/// <summary>What ways of asking ask for.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Document">The document that says it; null when it is not about one document.</param>
/// <param name="Units">Positions of the units that say it; empty unless it is text.</param>
/// <param name="Fact">Name of the fact; empty unless it is one.</param>
internal sealed record AskedAim(AimKind Kind, KnowledgeDocument? Document, IReadOnlyList<int> Units, string Fact = "");

/// <summary>Kinds of aims.</summary>
internal enum AimKind
{
    /// <summary>Text of a source.</summary>
    Text,

    /// <summary>A line of a role's front matter.</summary>
    Fact,

    /// <summary>What a source announced and lost.</summary>
    Lost,

    /// <summary>What only the employer could say: general guidance never does.</summary>
    EmployersOwn,

    /// <summary>Talk about other things.</summary>
    Elsewhere,
}
