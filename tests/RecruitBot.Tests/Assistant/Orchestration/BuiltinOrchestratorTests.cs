using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Assistant.Orchestration;

public sealed class BuiltinOrchestratorTests : OrchestratorContract
{
    protected override OrchestratorOver Over => Orchestrators.Builtin;

    protected override string UnknownTool => "There is no such tool.";
}
