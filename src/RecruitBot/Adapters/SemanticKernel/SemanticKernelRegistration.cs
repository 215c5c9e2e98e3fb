using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Adapters.SemanticKernel;
using RecruitBot.Configuration;
using RecruitBot.Core.Assistant;
using RecruitBot.Core.Assistant.Orchestration;

namespace RecruitBot;

/// <content>Semantic Kernel in place of the built-in orchestrator.</content>
public static partial class Composition
{
    static partial void AddSemanticKernel(IServiceCollection services, Settings settings, ref bool added)
    {
        added = true;
        services.AddSingleton(s => PromptsOf(s.GetRequiredService<PromptLibrary>(), settings));
        services.AddSingleton<IOrchestrator, KernelOrchestrator>();
    }

    private static KernelPrompts PromptsOf(PromptLibrary prompts, Settings settings)
    {
        try
        {
            return new KernelPrompts(prompts);
        }
        catch (FormatException e)
        {
            throw new SettingsException($"{settings.Prompts.Path}/{e.Message}.");
        }
    }
}
