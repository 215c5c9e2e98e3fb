using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.SemanticKernel;
using RecruitBot.Core.Assistant;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Assistant.Orchestration;
using RecruitBot.Tests.Assistant.Orchestration;
using RecruitBot.Tests.Conversations;
using RecruitBot.Tests.Support;
using Xunit.Abstractions;

namespace RecruitBot.Tests.Adapters.SemanticKernel;

/// <summary>Semantic Kernel does all that the built-in orchestrator does.</summary>
public sealed class KernelOrchestratorTests : OrchestratorContract
{
    protected override OrchestratorOver Over => Kernels.Over;

    protected override string UnknownTool => "Error: Requested function \"decide\" not found.";
}

public sealed class KernelEvaluationTests(ITestOutputHelper output) : ModelEvaluationContract(output)
{
    protected override OrchestratorOver Over => Kernels.Over;
}

public sealed class KernelUnderstandingTests() : UnderstandingContract(Kernels.Over);

internal static class Kernels
{
    public static IOrchestrator Over(IModels models, PromptLibrary prompts, TimeProvider time) =>
        new KernelOrchestrator(models, new KernelPrompts(prompts), new OrchestratorSettings(), time, NullLogger<KernelOrchestrator>.Instance);
}
