using RecruitBot.Adapters.OpenAi;
using RecruitBot.Checks;
using RecruitBot.Configuration;
using RecruitBot.Core.Commands;
using RecruitBot.Tests.Assistant.Model;
using RecruitBot.Tests.Shared.Model;
using RecruitBot.Tests.Simulator;

namespace RecruitBot.Tests.Checks;

/// <summary>What doctor says of the model.</summary>
public sealed class ModelCheckTests
{
    [Fact]
    public async Task No_endpoint_is_as_good_as_any() =>
        Assert.Equal(new CheckResult(CheckStatus.Good, "None: answers and ratings are made offline."), await new ModelCheck(new ModelSettings { Chat = "m" }, null).RunAsync(default));

    [Fact]
    public async Task Models_that_answer_are_named()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        server.Otherwise = _ => Replies.Text("Yes.");
        var result = await CheckAsync(server, new ModelSettings { Chat = "small", Scoring = "big", Embedding = "vectors" });

        Assert.Equal(CheckStatus.Good, result.Status);
        Assert.EndsWith("answers as small, big, vectors.", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_a_list_is_asked_all_the_same()
    {
        await using var server = await ScriptedModelServer.StartAsync(Replies.Text("Yes."));
        server.Listed = null;

        Assert.Equal(CheckStatus.Good, (await CheckAsync(server, new ModelSettings { Chat = "small" })).Status);
    }

    [Fact]
    public async Task A_wrong_key_is_told_and_not_repeated()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        server.Key = "right";
        var result = await CheckAsync(server, new ModelSettings { Chat = "small" });

        Assert.Equal(CheckStatus.Bad, result.Status);
        Assert.Contains("refuses the key (401): set Model:ApiKey", result.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-wrong", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_told_with_those_that_are()
    {
        await using var server = await ScriptedModelServer.StartAsync(Replies.Error(404, code: "model_not_found"));
        server.Listed = ["llama", "qwen"];
        var result = await CheckAsync(server, new ModelSettings { Chat = "lama" });

        Assert.Equal(CheckStatus.Bad, result.Status);
        Assert.Contains("has no model lama; it lists llama, qwen", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_told()
    {
        var server = await ScriptedModelServer.StartAsync();
        await server.DisposeAsync();
        var result = await CheckAsync(server, new ModelSettings { Chat = "small" });

        Assert.Equal(CheckStatus.Bad, result.Status);
        Assert.Contains("cannot be reached", result.Message, StringComparison.Ordinal);
        Assert.Contains("Model:Endpoint", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_not_waited_for()
    {
        await using var server = await ScriptedModelServer.StartAsync(Replies.Silence());
        var time = new SteppedTime();
        var checking = CheckAsync(server, new ModelSettings { Chat = "small" }, time).AsTask();
        await ModelBench.UntilAsync(() => server.Requests.Count == 1);
        time.Advance(TimeSpan.FromSeconds(20));

        Assert.Contains("did not answer within 20 seconds", (await checking).Message, StringComparison.Ordinal);
    }

    private static async ValueTask<CheckResult> CheckAsync(ScriptedModelServer server, ModelSettings settings, TimeProvider? time = null)
    {
        using var http = OpenAiEndpoint.Http(hasKey: true);
        return await new ModelCheck(settings, new OpenAiEndpoint(server.Endpoint, "sk-wrong", http, time ?? TimeProvider.System)).RunAsync(default);
    }
}
