namespace RecruitBot.Core.Roles.Editing;

/// <summary>A change to a role file that somebody asked for in a form.</summary>
/// <param name="RoleId">Which role.</param>
/// <param name="Part">What of it, see <see cref="RoleParts"/>.</param>
/// <param name="Fields">What the form holds.</param>
public sealed record RoleChange(string RoleId, string Part, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Why a question may be asked that must not be as a rule; from an administrator only.</summary>
    public string? LawfulBecause { get; init; }

    /// <summary>A field without blanks around it; empty when it was left so.</summary>
    public string this[string field] => (Fields.GetValueOrDefault(field) ?? "").ReplaceLineEndings("\n").Trim();
}

/// <summary>What became of a change.</summary>
/// <param name="Role">The role as it is in the file now; null when nothing was changed.</param>
/// <param name="Problems">Why nothing was changed, or what lint says of what was; sentences.</param>
public sealed record RoleChangeResult(Role? Role, IReadOnlyList<string> Problems)
{
    /// <summary>Whether only an administrator's written reason is missing.</summary>
    public bool MayBeOverridden { get; init; }
}

/// <summary>The parts of a role that are changed each for itself: "role", "new-question", "new-fact", "q.ID", "k.ID".</summary>
public static class RoleParts
{
    /// <summary>Title, level, location and times.</summary>
    public const string Role = "role";

    /// <summary>One more question.</summary>
    public const string NewQuestion = "new-question";

    /// <summary>One more fact.</summary>
    public const string NewFact = "new-fact";

    /// <summary>A question.</summary>
    public static string Question(string id) => $"q.{id}";

    /// <summary>A fact.</summary>
    public static string Fact(string id) => $"k.{id}";
}
