using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using RecruitBot.Core.Assistant.Model.Answers;
using RecruitBot.Core.Assistant.Model.Budget;
using RecruitBot.Core.Assistant.Model.Consent;
using RecruitBot.Core.Assistant.Model.Logging;
using RecruitBot.Core.Assistant.Model.Recording;
using RecruitBot.Core.Assistant.Model.Redaction;
using RecruitBot.Core.Assistant.Model.Resilience;

namespace RecruitBot.Core.Assistant.Model;

/// <summary>
/// Puts the wrappers around a provider's client, in this order from the outside: consent (without it nothing below is reached), redaction
/// (nothing below sees an identifier), budget (once for a call, whatever its attempts), logging (a line for a call), resilience (its attempts),
/// the check of the answer (refusals and the unreadable), recording (a record for each attempt that was sent).
/// </summary>
/// <param name="budget">What may be spent.</param>
/// <param name="resilience">What clients of the endpoint share.</param>
/// <param name="mostOutput">Most tokens of an answer, for calls that do not say.</param>
/// <param name="loggers">Where calls are logged.</param>
/// <param name="time">The clock.</param>
public sealed class ModelPipeline(ModelBudget budget, ModelResilience resilience, int mostOutput, ILoggerFactory loggers, TimeProvider time)
{
    /// <summary>The client of a purpose; disposing it disposes the provider's.</summary>
    /// <param name="purpose">The only purpose that may use it; see <see cref="Privacy.ConsentPurpose"/>.</param>
    /// <param name="model">Whom it asks.</param>
    /// <param name="provider">How it is asked. It throws <see cref="ModelException"/> for whatever goes wrong.</param>
    public IChatClient Build(string purpose, RecordedModel model, IChatClient provider)
    {
        var client = provider;
        client = new RecordingChatClient(client, model, time);
        client = new AnswerCheckChatClient(client);
        client = new ResilientChatClient(client, resilience);
        client = new LoggingChatClient(client, purpose, model.Id, loggers.CreateLogger<LoggingChatClient>(), time);
        client = new BudgetChatClient(client, purpose, budget, model.Price, mostOutput, loggers.CreateLogger<BudgetChatClient>());
        client = new RedactingChatClient(client);
        return new ConsentChatClient(client, purpose);
    }
}
