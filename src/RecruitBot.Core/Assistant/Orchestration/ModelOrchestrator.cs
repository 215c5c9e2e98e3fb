using Microsoft.Extensions.Logging;
using RecruitBot.Core.Assistant.Chat;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Privacy.Traits;

namespace RecruitBot.Core.Assistant.Orchestration;

/// <summary>
/// What is the same whoever leads the conversation with a model: when it is asked at all, what it is shown, how long it is waited for, and what becomes of
/// what it said.
/// </summary>
public abstract class ModelOrchestrator(IModels models, OrchestratorSettings settings, TimeProvider time, ILogger logger) : IOrchestrator
{
    private const int LongestEarlier = 300;

    /// <inheritdoc/>
    public bool IsThere => models.For(ConsentPurpose.Answering) is not null;

    /// <inheritdoc/>
    public async ValueTask<Understanding> UnderstandAsync(TurnRequest request, CancellationToken cancellationToken)
    {
        var offline = await request.Knowledge.AnswerAsync(request.Question, cancellationToken);
        var mayAnswer = Grounding.MayHelp(offline);
        // What fixed rules have an answer to is no wish, whatever a model reads in it.
        if (!Grounding.MayBeWish(offline))
            request = request with { OwnStatus = null };
        if (models.For(ConsentPurpose.Answering) is not { } client || (!mayAnswer && !request.MayBeWish))
            return Understanding.None([]);
        var memory = request.Question.Memory;
        request = request with { Question = request.Question with { Text = offline.Understood ?? request.Question.Text, Memory = ConversationMemory.Empty } };
        var tools = new ToolBox(request, mayAnswer);
        if (!tools.MayAnswer && !request.MayBeWish)
            return Understanding.None([]);
        var call = new ModelCall(request.Grant, ChatPrompts.Orchestrating) { Inputs = [request.Question.MessageId, .. tools.Shown.Select(u => $"{u.Document.Source}@{u.Start}")], Identities = request.Question.Identities };
        try
        {
            using var patience = new CancellationTokenSource(settings.Time, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            var text = await AskAsync(new TurnModel(client, call, settings, Watching(offline, request, tools)), tools, Values(tools, request, memory), either.Token);
            if (tools.Wish is { } wish)
                return new Understanding(wish, tools.WishedRole, null, call.Records);
            return new Understanding(null, null, Grounding.Choose(offline, request, ChosenReply.Read(text, tools.Shown)), call.Records);
        }
        // Whatever a model does, the conversation goes on without it; a time limit of its own is a cancellation too.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("The model was of no use for a turn ({Fault}); it was answered without.", e is ModelException { Fault: var fault } ? fault.ToString() : e.GetType().Name);
            return Understanding.None(call.Records);
        }
    }

    /// <summary>Shows each further passage of the answer as soon as it is complete and has passed every check that the whole answer has to pass.</summary>
    private static Action<string>? Watching(Answer offline, TurnRequest request, ToolBox tools)
    {
        if (request.Question.Showing is not { } showing)
            return null;
        var shown = 0;
        return written =>
        {
            var chosen = ChosenReply.ReadUnfinished(written, tools.Shown);
            if (chosen.Count <= shown || Grounding.Choose(offline, request, chosen) is not { } answer)
                return;
            shown = chosen.Count;
            showing(answer);
        };
    }

    /// <summary>Asks with the prompt <see cref="ChatPrompts.Orchestrating"/>, lets the model use tools, and ends as soon as a wish was named.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tools">The tools of the turn.</param>
    /// <param name="values">The values of the prompt.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    /// <returns>What the model says in the end; empty when it named a wish.</returns>
    protected abstract Task<string> AskAsync(TurnModel model, ToolBox tools, IReadOnlyDictionary<string, PromptData> values, CancellationToken cancellationToken);

    private static Dictionary<string, PromptData> Values(ToolBox tools, TurnRequest request, ConversationMemory memory) =>
        new(StringComparer.Ordinal)
        {
            ["passages"] = PromptData.Of(tools.Shown.Count == 0 ? "(none was found)" : tools.Numbered()),
            ["role"] = PromptData.Of(request.Roles.FirstOrDefault(r => r.Id == request.Question.RoleId)?.Title ?? "(none)"),
            ["earlier"] = PromptData.Of(memory.Summary(q => Language.Excerpt.Of(Shown(q), LongestEarlier)) is { Length: > 0 } summary ? summary : "(nothing)"),
            ["message"] = PromptData.Of(Shown(request.Question.Text)),
        };

    /// <summary>What somebody volunteered of a protected trait is nothing that a model needs to know.</summary>
    private static string Shown(string text) => CutText.Of(text, VolunteeredTraits.Find(text)).Text;
}
