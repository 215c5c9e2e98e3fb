using RecruitBot.EndToEnd.Support;
using RecruitBot.Tests.Shared.Model;

namespace RecruitBot.EndToEnd.Model;

/// <summary>doctor asks the models that are set, over real HTTP, and never says the key.</summary>
public sealed class DoctorTests
{
    [Fact]
    public async Task A_model_that_answers_is_named_and_a_key_that_is_refused_is_not_repeated()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        server.Key = "sk-right";
        server.Otherwise = _ => Replies.Text("Yes.");
        await using var folder = new ProgramFolder();
        folder.Environment["Model__Endpoint"] = server.Endpoint.ToString();
        folder.Environment["Model__Chat"] = "scripted-1";
        folder.Environment["Model__ApiKeyFile"] = folder.Write("key", "sk-right\n");

        var good = (await folder.RunAsync("doctor")).Well();
        Assert.Contains("answers as scripted-1", good.Out, StringComparison.Ordinal);

        folder.Write("key", "sk-wrong");
        var bad = await folder.RunAsync("doctor");
        Assert.Contains("refuses the key (401): set Model:ApiKey", bad.Out, StringComparison.Ordinal);
        Assert.Equal(1, bad.ExitCode);
        Assert.All([good.Out, good.Error, bad.Out, bad.Error], t => Assert.DoesNotContain("sk-", t, StringComparison.Ordinal));
    }
}
