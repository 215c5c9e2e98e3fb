namespace RecruitBot.Core.Commands;

/// <summary>How a check came out.</summary>
public enum CheckStatus
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Works, but something is missing or worth knowing.</summary>
    Note,

    /// <summary>Does not work.</summary>
    Bad,
}

/// <summary>The outcome of a check.</summary>
/// <param name="Status">How it came out.</param>
/// <param name="Message">One sentence, or one on each line; for anything but good they say what to do, in order.</param>
public sealed record CheckResult(CheckStatus Status, string Message)
{
    /// <summary>The sentences.</summary>
    public IReadOnlyList<string> Lines() => Message.Split('\n');
}

/// <summary>One thing that doctor and /setup look at.</summary>
public interface ICheck
{
    /// <summary>What is looked at, in a word or two.</summary>
    string Name { get; }

    /// <summary>Looks at it.</summary>
    ValueTask<CheckResult> RunAsync(CancellationToken cancellationToken);
}
