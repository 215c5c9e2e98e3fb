namespace RecruitBot.Tests.Support;

/// <summary>A fact about file permissions, which do not bind root: skipped aloud where the tests run as root.</summary>
public sealed class FactUnlessRootAttribute : FactAttribute
{
    public FactUnlessRootAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Unix permissions only.";
        else if (Environment.UserName == "root")
            Skip = "Root may write anywhere: run the tests as another user to try this.";
    }
}
