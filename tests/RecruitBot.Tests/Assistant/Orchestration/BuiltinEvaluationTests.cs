using RecruitBot.Tests.Support;
using Xunit.Abstractions;

namespace RecruitBot.Tests.Assistant.Orchestration;

public sealed class BuiltinEvaluationTests(ITestOutputHelper output) : ModelEvaluationContract(output)
{
    protected override OrchestratorOver Over => Orchestrators.Builtin;
}
