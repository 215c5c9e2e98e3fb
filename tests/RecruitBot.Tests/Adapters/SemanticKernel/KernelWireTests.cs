using Microsoft.Extensions.AI;
using RecruitBot.Adapters.OpenAi;
using RecruitBot.Core.Assistant;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Assistant.Model.Recording;
using RecruitBot.Core.Assistant.Orchestration;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Core.Privacy;
using RecruitBot.Tests.Assistant.Model;
using RecruitBot.Tests.Shared.Model;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.SemanticKernel;

/// <summary>Over real HTTP, with every wrapper in between: what a provider is sent by the kernel is what the built-in orchestrator sends.</summary>
public sealed class KernelWireTests
{
    private static readonly LiveKnowledge Shipped = LiveKnowledge.Open(Path.Combine(AppContext.BaseDirectory, "knowledge"));
    private static readonly PromptLibrary Prompts = PromptLibrary.Load(Path.Combine(AppContext.BaseDirectory, "prompts")).Library;

    [Fact]
    public async Task A_provider_is_sent_the_same()
    {
        var (kernel, heardOfKernel) = await AskAsync(Kernels.Over, Search(), Replies.Text("""{"passages":[]}"""));
        var (builtin, heardOfBuiltin) = await AskAsync(Orchestrators.Builtin, Search(), Replies.Text("""{"passages":[]}"""));
        Assert.Equal(2, heardOfKernel.Count);
        Assert.Equal(heardOfBuiltin.Select(Sent), heardOfKernel.Select(Sent));
        Assert.Equal(builtin.Calls.Select(c => (c.Prompt, c.Parameters, c.ConsentId, c.Outcome)), kernel.Calls.Select(c => (c.Prompt, c.Parameters, c.ConsentId, c.Outcome)));
        Assert.Equal(builtin.Calls[0].PromptSha256, kernel.Calls[0].PromptSha256);
    }

    [Fact]
    public async Task Nobodys_name_leaves_this_machine()
    {
        var (understood, heard) = await AskAsync(Kernels.Over, Search(), Replies.Text("""{"passages":[]}"""));
        Assert.All(heard, r => Assert.DoesNotContain("Alice", r.Everything, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Is caching a thing there?", heard[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, understood.Calls.Count);
    }

    [Fact]
    public async Task A_wish_is_named_over_the_wire()
    {
        var (understood, heard) = await AskAsync(Kernels.Over, Replies.Calls(("ask_person", "{}")));
        Assert.Equal(PlainIntent.Person, understood.Wish);
        Assert.Single(heard);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(401)]
    public async Task What_a_provider_refuses_costs_the_candidate_nothing(int status)
    {
        var (understood, heard) = await AskAsync(Kernels.Over, [.. Enumerable.Repeat(Replies.Error(status), 9)]);
        Assert.Equal((null, null), (understood.Answer, understood.Wish));
        Assert.NotEmpty(heard);
        Assert.Equal(heard.Count, understood.Calls.Count);
    }

    private static ModelReply Search() => Replies.Calls(("search_knowledge", """{"query":"how many years of experience does a senior developer need"}"""), ("list_roles", "{}"));

    /// <summary>All of a request but the names of tools and the ids of calls.</summary>
    private static string Sent(ModelRequest request) =>
        string.Join(
            '\n',
            request.Messages.Select(m => $"{m.Role}: {m.Text}").Concat(((string[])["temperature", "max_tokens", "max_completion_tokens", "tool_choice", "model", "stream"]).Select(f => $"{f}: {request.Field(f)}")).Append($"tools: {request.Tools.Count}")
        );

    private static async Task<(Understanding Understood, IReadOnlyList<ModelRequest> Heard)> AskAsync(OrchestratorOver over, params ModelReply[] script)
    {
        await using var bench = await ModelBench.StartAsync(script);
        using var client = bench.Pipeline.Build(ConsentPurpose.Answering, new RecordedModel("127.0.0.1", "scripted-1", null), new OpenAiChatClient(bench.Endpoint, "scripted-1"));
        var asking = over(new Answering(client), Prompts, bench.Time).UnderstandAsync(Request(), CancellationToken.None).AsTask();
        await bench.AdvanceUntilAsync(() => asking.IsCompleted);
        return (await asking, bench.Server.Requests);
    }

    private static TurnRequest Request() =>
        new(ConsentGate.TryGrant([new ConsentEntry("s#4", ConsentPurpose.Answering, "", default, null)], ConsentPurpose.Answering)!, new Question("Alice here. Is caching a thing there?") { Identities = ["Alice"] }, (IPassages)Shipped.Current.Answerer)
        {
            MessageId = "m1",
            Roles = [new OfferedRole("senior-django-developer", "Senior Django Developer", true)],
            OwnStatus = "No applications.",
        };

    private sealed class Answering(IChatClient client) : IModels
    {
        public IChatClient? For(string purpose) => client;
    }
}
