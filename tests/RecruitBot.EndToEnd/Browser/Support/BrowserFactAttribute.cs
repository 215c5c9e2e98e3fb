namespace RecruitBot.EndToEnd.Browser.Support;

/// <summary>A test that needs a browser: left out, with a word on how to install one, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>What is said where there is no browser.</summary>
    public const string HowToInstall = "There is no chromium here. Install it with: apt-get install --no-install-recommends chromium";

    public BrowserFactAttribute() => Skip = Chromium.Path is null ? HowToInstall : null;
}

/// <summary>The same for a test with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Path is null ? BrowserFactAttribute.HowToInstall : null;
}
