using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using RecruitBot.Core.Assistant.Chat;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Assistant.Orchestration;

namespace RecruitBot.Adapters.SemanticKernel;

/// <summary>
/// Semantic Kernel leads the conversation with the model: a kernel for each turn, with the turn's tools as its plugin, the prompt file as its function, and our filters.
/// It asks through the same client as the built-in orchestrator, so consent, redaction, budget, logging, resilience and recording hold as they do there.
/// </summary>
public sealed class KernelOrchestrator(IModels models, KernelPrompts prompts, OrchestratorSettings settings, TimeProvider time, ILogger<KernelOrchestrator> logger)
    : ModelOrchestrator(models, settings, time, logger)
{
    /// <summary>The name under which the kernel has the tools.</summary>
    public const string Plugin = "recruiting";

    /// <inheritdoc/>
    protected override async Task<string> AskAsync(TurnModel model, ToolBox tools, IReadOnlyDictionary<string, PromptData> values, CancellationToken cancellationToken)
    {
        var prompt = prompts[ChatPrompts.Orchestrating];
        var arguments = new KernelArguments(SettingsOf(prompt));
        foreach (var (name, value) in values)
            arguments[name] = value;
        var result = await KernelFor(model, tools).InvokeAsync(prompt, arguments, cancellationToken);
        return tools.IsSettled ? "" : result.GetValue<ChatMessageContent>()?.Content ?? "";
    }

    /// <summary>A kernel of its own for the turn. It has no logger: what people write is in its messages.</summary>
    private static Kernel KernelFor(TurnModel model, ToolBox tools)
    {
        var builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton(model.AsBuilder().UseKernelFunctionInvocation().Build().AsChatCompletionService());
        builder.Plugins.AddFromFunctions(Plugin, tools.Functions.Select(f => f.AsKernelFunction()));
        var kernel = builder.Build();
        kernel.PromptRenderFilters.Add(new ConsentFilter(model.Call));
        kernel.AutoFunctionInvocationFilters.Add(new ToolFilter(model, tools));
        return kernel;
    }

    /// <summary>The settings of the prompt's file, with every tool of the plugin for the model to choose from.</summary>
    private static PromptExecutionSettings SettingsOf(KernelFunction prompt)
    {
        var settings = prompt.ExecutionSettings?.GetValueOrDefault(PromptExecutionSettings.DefaultServiceId)?.Clone() ?? new PromptExecutionSettings();
        settings.FunctionChoiceBehavior = FunctionChoiceBehavior.Auto();
        return settings;
    }
}
