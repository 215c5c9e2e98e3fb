namespace RecruitBot.Core.Roles.Versions;

/// <summary>A difference between two versions of a role.</summary>
/// <param name="Where">What it is of, such as "criterion 'testing', anchor 3".</param>
/// <param name="Before">What stood there; null when it is new.</param>
/// <param name="After">What stands there now; null when it is gone.</param>
public sealed record RubricChange(string Where, string? Before, string? After)
{
    /// <summary>"added", "removed" or "changed".</summary>
    public string Kind => Before is null ? "added" : After is null ? "removed" : "changed";

    /// <summary>One line for people, a new wording marked word by word.</summary>
    public string Text =>
        (Before, After) switch
        {
            ({ } before, { } after) => $"{Where}: {WordDiff.Of(before, after)}",
            (null, { } after) => $"{Where}: added: {after}",
            (var before, _) => $"{Where}: removed: {before}",
        };
}
