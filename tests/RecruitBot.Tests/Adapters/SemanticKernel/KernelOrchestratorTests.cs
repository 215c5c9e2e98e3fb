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
