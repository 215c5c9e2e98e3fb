namespace RecruitBot.Core.Gating;

/// <summary>Who may open an application, and how much may be asked. A number of 0 switches its rule off.</summary>
public sealed record GateRules
{
    /// <summary>Days after a decline before the same role can be applied for again.</summary>
    public int CooldownDays { get; init; } = 30;

    /// <summary>Days after withdrawing before the same role can be applied for again.</summary>
    public int WithdrawnCooldownDays { get; init; }

    /// <summary>Days for which the account must have existed.</summary>
    public int MinimumAccountAgeDays { get; init; }

    /// <summary>Days for which the person must have been a member of the server.</summary>
    public int MinimumMemberDays { get; init; }

    /// <summary>Roles of the platform, by id or name, of which the person must have one; empty asks for none.</summary>
    public IReadOnlyList<string> RequiredRoles { get; init; } = [];

    /// <summary>Roles of the platform, by id or name, whose holders cannot apply.</summary>
    public IReadOnlyList<string> BlockedRoles { get; init; } = [];

    /// <summary>Open applications a person may have at a time.</summary>
    public int MostOpenApplications { get; init; } = 5;

    /// <summary>Questions to the guides that a person may ask in any 60 seconds.</summary>
    public int QuestionsPerMinute { get; init; } = 10;
}
