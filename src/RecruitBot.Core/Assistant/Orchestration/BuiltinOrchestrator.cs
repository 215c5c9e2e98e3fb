using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using RecruitBot.Core.Assistant.Chat;
using RecruitBot.Core.Assistant.Model;

namespace RecruitBot.Core.Assistant.Orchestration;

/// <summary>An orchestrator over any chat client, without any library: asks, lets the model use the turn's tools, and asks again.</summary>
public sealed class BuiltinOrchestrator(IModels models, ChatPrompts prompts, OrchestratorSettings settings, TimeProvider time, ILogger<BuiltinOrchestrator> logger)
    : ModelOrchestrator(models, settings, time, logger)
{
    /// <inheritdoc/>
    protected override async Task<string> AskAsync(TurnModel model, ToolBox tools, IReadOnlyDictionary<string, PromptData> values, CancellationToken cancellationToken)
    {
        List<ChatMessage> messages = [.. prompts.Render(ChatPrompts.Orchestrating, values)];
        var options = prompts.Settings(ChatPrompts.Orchestrating);
        options.Tools = [.. tools.Functions];
        while (true)
        {
            var response = await model.GetResponseAsync(messages, options, cancellationToken);
            var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0)
                return response.Text;
            messages.AddRange(response.Messages);
            var results = new List<AIContent>();
            foreach (var asked in calls)
                results.Add(new FunctionResultContent(asked.CallId, await UseAsync(model, tools, asked, cancellationToken)));
            if (tools.IsSettled)
                return "";
            messages.Add(new ChatMessage(ChatRole.Tool, results));
        }
    }

    private static async Task<string> UseAsync(TurnModel model, ToolBox tools, FunctionCallContent asked, CancellationToken ct) =>
        tools.Functions.FirstOrDefault(f => f.Name == asked.Name) is { } function
            ? await model.UseAsync(asked, () => function.InvokeAsync(new AIFunctionArguments(asked.Arguments), ct), ct)
            : "There is no such tool.";
}
