using RecruitBot.Configuration;
using RecruitBot.Tests.Support;
using RecruitBot.Verbs;

namespace RecruitBot.Tests.Verbs;

/// <summary>What the program does when it is only started.</summary>
public sealed class StandardVerbTests
{
    [Theory]
    [InlineData("token", false, "no store called", "")]
    [InlineData("token", true, "no store called", "")]
    [InlineData(null, false, "no store called", "this is the demo")]
    [InlineData(null, true, "Discord:Token is not set: pass -e Discord__Token", "")]
    public async Task A_token_starts_the_bot_and_none_the_demo_but_not_in_a_container(string? token, bool inContainer, string refusal, string says)
    {
        using var folder = new TemporaryFolder();
        // A store that does not exist: whichever verb is chosen ends before it does anything.
        var settings = new Settings
        {
            Discord = { Token = token },
            Storage = { Provider = "none", Path = folder["x.db"] },
            Simulator = { Port = 0 },
        };
        using var output = new StringWriter();
        var verb = new StandardVerb(new RunVerb(), new DemoVerb(), inContainer);
        var refused = await Assert.ThrowsAsync<SettingsException>(() =>
            verb.RunAsync(new VerbContext(() => settings, output, TextWriter.Null, TextReader.Null), verb.Command.Parse([]), CancellationToken.None)
        );
        Assert.Contains(refusal, refused.Message, StringComparison.Ordinal);
        Assert.Contains(says, output.ToString(), StringComparison.Ordinal);
        Assert.Equal(says.Length > 0, output.ToString().Length > 0);
    }
}
