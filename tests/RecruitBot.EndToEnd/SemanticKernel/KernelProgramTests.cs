using System.Text.Json;
using RecruitBot.EndToEnd.Support;
using RecruitBot.Tests.Shared.Model;

namespace RecruitBot.EndToEnd.SemanticKernel;

/// <summary>The program with Semantic Kernel in front of a model: asked by it, checked as ever, and of no use without costing anybody an answer.</summary>
public sealed class KernelProgramTests
{
    private const string Question = "Is caching a thing there?";

    [Fact]
    public async Task A_model_is_asked_by_the_kernel_and_what_it_chose_is_quoted()
    {
        await using var server = await ScriptedModelServer.StartAsync(Replies.Calls(("search_knowledge", """{"query":"how many years of experience does a senior developer need"}""")));
        server.Otherwise = r => Replies.Text(First(r));
        await using var folder = Program(server);

        var run = (await folder.RunAsync("ask", "--json", Question)).Well();

        Assert.Equal("model", JsonDocument.Parse(Assert.Single(run.Lines)).RootElement.GetProperty("mode").GetString());
        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests[0].Tools, t => Assert.StartsWith("recruiting_", t, StringComparison.Ordinal));
        Assert.Equal("tool", server.Requests[1].Messages[^1].Role);
    }

    [Fact]
    public async Task Without_its_help_the_answer_is_that_of_fixed_rules()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        server.Otherwise = _ => Replies.Error(401);
        await using var folder = Program(server);
        await using var offline = new ProgramFolder(shippedKnowledge: true);

        var said = await folder.RunAsync("ask", Question);
        var expected = await offline.RunAsync("ask", Question);

        Assert.NotEmpty(server.Requests);
        Assert.Equal((expected.ExitCode, expected.Out), (said.ExitCode, said.Out));
    }

    private static ProgramFolder Program(ScriptedModelServer server)
    {
        var folder = new ProgramFolder(shippedKnowledge: true);
        folder.Environment["Model__Orchestrator"] = "semantic-kernel";
        folder.Environment["Model__Endpoint"] = server.Endpoint.ToString();
        folder.Environment["Model__Chat"] = "scripted-1";
        return folder;
    }

    /// <summary>Chooses the first passage that was shown.</summary>
    private static string First(ModelRequest request)
    {
        var line = request.Text.Split('\n').First(l => l.StartsWith("> [1] ", StringComparison.Ordinal));
        return JsonSerializer.Serialize(new { passages = new[] { new { number = 1, quote = line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..] } } });
    }
}
