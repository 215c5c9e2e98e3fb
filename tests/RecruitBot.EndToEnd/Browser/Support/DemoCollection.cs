namespace RecruitBot.EndToEnd.Browser.Support;

/// <summary>The tests that share one running demo and one browser, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class DemoCollection : ICollectionFixture<Demo>
{
    public const string Name = "Demo in a browser";
}
