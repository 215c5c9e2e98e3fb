using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using RecruitBot.Adapters.SemanticKernel;
using RecruitBot.Core.Assistant;
using RecruitBot.Core.Assistant.Chat;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Assistant.Orchestration;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Core.Privacy;
using RecruitBot.Tests.Support;
using FunctionCallContent = Microsoft.Extensions.AI.FunctionCallContent;
using FunctionResultContent = Microsoft.Extensions.AI.FunctionResultContent;

namespace RecruitBot.Tests.Adapters.SemanticKernel;

/// <summary>It is the kernel that asks the model, and its filters stand in between: each of these fails when they are gone around.</summary>
public sealed class KernelFilterTests
{
    private static readonly LiveKnowledge Shipped = LiveKnowledge.Open(Path.Combine(AppContext.BaseDirectory, "knowledge"));
    private static readonly PromptLibrary Prompts = PromptLibrary.Load(Path.Combine(AppContext.BaseDirectory, "prompts")).Library;

    [Fact]
    public async Task The_model_is_asked_by_the_kernel_and_offered_its_functions()
    {
        var model = new ScriptedModel((_, _) => """{"passages":[]}""");
        await AskAsync(model, ConsentPurpose.Answering);
        var offered = Assert.Single(model.Calls).Options.Tools!;
        Assert.All(offered, t => Assert.Equal(KernelOrchestrator.Plugin, Assert.IsAssignableFrom<KernelFunction>(t).PluginName));
        Assert.Contains(offered, t => t.Name == "recruiting_ask_person");
        Assert.IsType<AutoChatToolMode>(model.Calls.Single().Options.ToolMode);
    }

    [Fact]
    public async Task A_function_of_the_kernel_is_described_to_the_model_as_the_tool_is()
    {
        var (kernel, builtin) = (new ScriptedModel((_, _) => ""), new ScriptedModel((_, _) => ""));
        await AskAsync(kernel, ConsentPurpose.Answering);
        await Orchestrators.Builtin(builtin, Prompts, new HandAdvancedTime()).UnderstandAsync(Request(ConsentPurpose.Answering), CancellationToken.None);
        Assert.Equal(Described(builtin), Described(kernel));
    }

    /// <summary>The scripted model has no wrapper that asks for consent, so here it is the filter alone that keeps a prompt from it.</summary>
    [Theory]
    [InlineData(ConsentPurpose.Scoring)]
    [InlineData(ConsentPurpose.OperatorTest)]
    public async Task Without_consent_to_answering_no_prompt_is_made(string purpose)
    {
        var model = new ScriptedModel((_, _) => """{"passages":[]}""");
        var understood = await AskAsync(model, purpose);
        Assert.Equal((null, null), (understood.Answer, understood.Wish));
        Assert.Empty(model.Calls);
    }

    [Fact]
    public async Task No_prompt_is_made_but_the_one_that_goes_on_record()
    {
        var filter = new ConsentFilter(new ModelCall(GrantFor(ConsentPurpose.Answering), ChatPrompts.Orchestrating));
        var model = new ScriptedModel((_, _) => "");
        var kernel = Kernels.Plain(model, filter);
        var fault = await Assert.ThrowsAsync<ModelException>(() => kernel.InvokeAsync(new KernelPrompts(Prompts)[ChatPrompts.Rating]));
        Assert.Equal(ModelFault.NoConsent, fault.Fault);
        Assert.Empty(model.Calls);
    }

    /// <summary>The kernel by itself would use tools 128 times over and never end for a wish.</summary>
    [Fact]
    public async Task The_kernel_uses_a_tool_only_through_the_filter()
    {
        var model = new ScriptedModel((_, n) => Task.FromResult(new ChatMessage(ChatRole.Assistant, [.. Enumerable.Range(0, 5).Select(i => new FunctionCallContent($"{n}.{i}", "list_roles", new Dictionary<string, object?>()))])));
        await AskAsync(model, ConsentPurpose.Answering);
        var heard = model.Calls.Last().Messages.SelectMany(m => m.Contents).OfType<FunctionResultContent>().Select(r => r.Result!.ToString()!).ToList();
        Assert.Equal(new OrchestratorSettings().ToolCalls, heard.Count(h => h.Contains("senior-django-developer", StringComparison.Ordinal)));
        Assert.Equal(2, heard.Count(h => h.StartsWith("No more tools", StringComparison.Ordinal)));
        Assert.IsType<NoneChatToolMode>(model.Calls.Last().Options.ToolMode);
    }

    private static List<string> Described(ScriptedModel model) =>
        [.. model.Calls.Single().Options.Tools!.Cast<AIFunction>().Select(f => $"{f.Name.Replace(KernelOrchestrator.Plugin + "_", "", StringComparison.Ordinal)}: {f.Description} ({string.Join(", ", Parameters(f))})").Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Parameters(AIFunction function)
    {
        if (!function.JsonSchema.TryGetProperty("properties", out var properties))
            yield break;
        var required = function.JsonSchema.TryGetProperty("required", out var r) ? r.EnumerateArray().Select(n => n.GetString()).ToList() : [];
        foreach (var property in properties.EnumerateObject())
            yield return $"{property.Name}{(required.Contains(property.Name) ? "" : "?")}: {property.Value.GetProperty("description").GetString()}";
    }

    private static async Task<Understanding> AskAsync(ScriptedModel model, string purpose) => await Kernels.Over(model, Prompts, new HandAdvancedTime()).UnderstandAsync(Request(purpose), CancellationToken.None);

    private static TurnRequest Request(string purpose) =>
        new(GrantFor(purpose), new Question("I reckon this could be something for me, how do we go on?"), (IPassages)Shipped.Current.Answerer)
        {
            MessageId = "m1",
            Roles = [new OfferedRole("senior-django-developer", "Senior Django Developer", true)],
            OwnStatus = "No applications.",
        };

    private static ConsentGrant GrantFor(string purpose) => ConsentGate.TryGrant([new ConsentEntry("s#4", purpose, "", default, null)], purpose)!;
}
