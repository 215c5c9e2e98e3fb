using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Core.Assistant;
using RecruitBot.Core.Assistant.Chat;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Assistant.Orchestration;

namespace RecruitBot.Tests.Support;

/// <summary>Makes an orchestrator as a build would have it.</summary>
public delegate IOrchestrator OrchestratorOver(IModels models, PromptLibrary prompts, TimeProvider time);

/// <summary>The orchestrators that every build has.</summary>
public static class Orchestrators
{
    public static IOrchestrator Builtin(IModels models, PromptLibrary prompts, TimeProvider time) =>
        new BuiltinOrchestrator(models, new ChatPrompts(prompts), new OrchestratorSettings(), time, NullLogger<BuiltinOrchestrator>.Instance);
}
