using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using RecruitBot.Core.Assistant.Chat;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Privacy.Traits;

namespace RecruitBot.Core.Assistant.Orchestration;

/// <summary>An orchestrator over any chat client: asks, lets the model use the turn's tools, and reads what it chose. Bounded in steps, tools, tokens and time.</summary>
public sealed class BuiltinOrchestrator(IModels models, ChatPrompts prompts, OrchestratorSettings settings, TimeProvider time, ILogger<BuiltinOrchestrator> logger) : IOrchestrator
{
    /// <inheritdoc/>
    public bool IsThere => models.For(ConsentPurpose.Answering) is not null;

    /// <inheritdoc/>
    public async ValueTask<Understanding> UnderstandAsync(TurnRequest request, CancellationToken cancellationToken)
    {
        var offline = await request.Knowledge.AnswerAsync(request.Question, cancellationToken);
        var mayAnswer = Grounding.MayHelp(offline);
        if (models.For(ConsentPurpose.Answering) is not { } client || (!mayAnswer && !(request.MayBeWish && Grounding.MayBeWish(offline))))
            return Understanding.None([]);
        request = request with { Question = request.Question with { Text = offline.Understood ?? request.Question.Text, Before = [] } };
        var tools = new ToolBox(request, mayAnswer);
        if (!tools.MayAnswer && !request.MayBeWish)
            return Understanding.None([]);
        var call = new ModelCall(request.Grant, ChatPrompts.Orchestrating) { Inputs = [request.MessageId], Identities = request.Question.Identities };
        try
        {
            using var patience = new CancellationTokenSource(settings.Time, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            var text = await LoopAsync(client, call, tools, request, either.Token);
            if (tools.Wish is { } wish)
                return new Understanding(wish, tools.WishedRole, null, call.Records);
            return new Understanding(null, null, text is null ? null : Grounding.Choose(offline, request, ChosenReply.Read(text, tools.Shown)), call.Records);
        }
        // Whatever a model does, the conversation goes on without it; a time limit of its own is a cancellation too.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("The model was of no use for a turn ({Fault}); it was answered without.", e is ModelException { Fault: var fault } ? fault.ToString() : e.GetType().Name);
            return Understanding.None(call.Records);
        }
    }

    /// <summary>What the model says in the end; null when it named a wish, or never came to an end.</summary>
    private async Task<string?> LoopAsync(IChatClient client, ModelCall call, ToolBox tools, TurnRequest request, CancellationToken ct)
    {
        List<ChatMessage> messages = [.. prompts.Render(ChatPrompts.Orchestrating, Values(tools, request))];
        var options = call.Carried(prompts.Settings(ChatPrompts.Orchestrating));
        options.Tools = [.. tools.Functions];
        var (used, tokens) = (0, 0L);
        for (var step = 1; step <= settings.Steps; step++)
        {
            if (step == settings.Steps || used >= settings.ToolCalls)
                options.ToolMode = ChatToolMode.None;
            var response = await client.GetResponseAsync(messages, options, ct);
            tokens += response.Usage?.TotalTokenCount ?? 0;
            var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0)
                return response.Text;
            if (tokens > settings.Tokens || options.ToolMode == ChatToolMode.None)
                return null;
            messages.AddRange(response.Messages);
            var results = new List<AIContent>();
            foreach (var asked in calls)
                results.Add(new FunctionResultContent(asked.CallId, used++ < settings.ToolCalls ? await UseAsync(tools, asked, ct) : "No more tools can be used; answer with what there is."));
            if (tools.IsSettled)
                return null;
            messages.Add(new ChatMessage(ChatRole.Tool, results));
        }
        return null;
    }

    private static async Task<string> UseAsync(ToolBox tools, FunctionCallContent call, CancellationToken ct)
    {
        if (tools.Functions.FirstOrDefault(f => f.Name == call.Name) is not { } function)
            return "There is no such tool.";
        if (call.Exception is not null)
            return "The arguments cannot be read.";
        try
        {
            return (await function.InvokeAsync(new AIFunctionArguments(call.Arguments), ct))?.ToString() ?? "";
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            return "The arguments are not what this tool takes.";
        }
    }

    private static Dictionary<string, PromptData> Values(ToolBox tools, TurnRequest request) =>
        new(StringComparer.Ordinal)
        {
            ["passages"] = PromptData.Of(tools.Shown.Count == 0 ? "(none was found)" : tools.Numbered()),
            ["role"] = PromptData.Of(request.Roles.FirstOrDefault(r => r.Id == request.Question.RoleId)?.Title ?? "(none)"),
            ["message"] = PromptData.Of(Shown(request.Question.Text)),
        };

    /// <summary>What somebody volunteered of a protected trait is nothing that a model needs to know.</summary>
    private static string Shown(string text) => CutText.Of(text, VolunteeredTraits.Find(text)).Text;
}
