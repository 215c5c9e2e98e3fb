using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using RecruitBot.Adapters.SemanticKernel;
using RecruitBot.Core.Assistant;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Assistant.Orchestration;

namespace RecruitBot.Tests.Adapters.SemanticKernel;

internal static class Kernels
{
    /// <summary>The orchestrator as a build with the switch has it.</summary>
    public static IOrchestrator Over(IModels models, PromptLibrary prompts, TimeProvider time) =>
        new KernelOrchestrator(models, new KernelPrompts(prompts), new OrchestratorSettings(), time, NullLogger<KernelOrchestrator>.Instance);

    /// <summary>A kernel with a model and filters, and nothing of ours beside.</summary>
    public static Kernel Plain(IChatClient model, params IPromptRenderFilter[] filters)
    {
        var builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton(model.AsChatCompletionService());
        var kernel = builder.Build();
        foreach (var filter in filters)
            kernel.PromptRenderFilters.Add(filter);
        return kernel;
    }
}
