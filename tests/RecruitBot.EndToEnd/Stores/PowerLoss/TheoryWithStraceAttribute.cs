namespace RecruitBot.EndToEnd.Stores.PowerLoss;

/// <summary>A theory about the system calls of a program, for which strace is needed: skipped aloud where it is missing.</summary>
public sealed class TheoryWithStraceAttribute : TheoryAttribute
{
    private static readonly bool Installed =
        OperatingSystem.IsLinux() && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "strace")));

    public TheoryWithStraceAttribute()
    {
        if (!Installed)
            Skip = "strace is not installed, and only Linux has it.";
    }
}
