using RecruitBot.Configuration;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Configuration;

/// <summary>How long records are kept cannot be set to less than the law that the operator names.</summary>
public sealed class RetentionSettingsTests
{
    [Fact]
    public void Without_a_word_about_it_everything_is_kept() => Assert.Null(Load().Retention.Policy.KeepMonths);

    [Fact]
    public void The_strictest_law_counts()
    {
        var settings = Load(("Retention:Jurisdictions", "eu, US-CA"), ("Retention:KeepMonths", "48"));
        Assert.Equal(["eu", "us-ca"], settings.Retention.Policy.Jurisdictions.Select(j => j.Id));
        Assert.Contains("California", Told(("Retention:Jurisdictions", "eu, us-ca"), ("Retention:KeepMonths", "47")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_is_named()
    {
        Assert.Contains("us-ca", Told(("Retention:Jurisdictions", "atlantis")), StringComparison.Ordinal);
        Assert.Contains("Retention:KeepMonths", Told(("Retention:KeepMonths", "0")), StringComparison.Ordinal);
        Assert.Contains("Retention:KeepMonths", Told(("Retention:KeepMonths", "soon")), StringComparison.Ordinal);
    }

    private static string Told(params (string Key, string Value)[] options) => Assert.Throws<SettingsException>(() => Load(options)).Message;

    private static Settings Load(params (string Key, string Value)[] options)
    {
        using var folder = new TemporaryFolder();
        return SettingsLoader.Load(options.ToDictionary(o => o.Key, o => o.Value, StringComparer.OrdinalIgnoreCase), folder.Path, new Dictionary<string, string>());
    }
}
