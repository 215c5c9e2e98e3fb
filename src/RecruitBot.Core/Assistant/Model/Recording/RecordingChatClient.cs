using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using RecruitBot.Core.Assistant.Model.Answers;
using RecruitBot.Core.Assistant.Model.Resilience;

namespace RecruitBot.Core.Assistant.Model.Recording;

/// <summary>The innermost wrapper: every attempt that was sent is in <see cref="ModelCall.Records"/>, whatever became of it.</summary>
/// <param name="inner">The provider's client.</param>
/// <param name="model">Whom it asks.</param>
/// <param name="time">The clock.</param>
public sealed class RecordingChatClient(IChatClient inner, RecordedModel model, TimeProvider time) : DelegatingChatClient(inner)
{
    private readonly ISelectsOptions? _selects = inner.GetService<ISelectsOptions>();

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        options = Taken(options);
        var attempt = new Attempt(sent, options, time.GetTimestamp());
        try
        {
            var response = await base.GetResponseAsync(sent, options, cancellationToken);
            foreach (var message in response.Messages)
                attempt.Contents.AddRange(message.Contents);
            (attempt.Model, attempt.Usage, attempt.Finish) = (response.ModelId, response.Usage, response.FinishReason);
            Keep(attempt, OutcomeOf(attempt));
            return response;
        }
        catch (Exception e)
        {
            Keep(attempt, OutcomeOf(e, options));
            throw;
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        options = Taken(options);
        var attempt = new Attempt(sent, options, time.GetTimestamp());
        ModelOutcome? outcome = null;
        await using var updates = base.GetStreamingResponseAsync(sent, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (true)
            {
                try
                {
                    if (!await updates.MoveNextAsync())
                        break;
                }
                catch (Exception e)
                {
                    outcome = OutcomeOf(e, options);
                    throw;
                }
                attempt.Take(updates.Current);
                yield return updates.Current;
            }
            outcome = OutcomeOf(attempt);
        }
        finally
        {
            // Without an outcome nobody read on: because it was too long already, or for reasons of their own.
            Keep(attempt, outcome ?? (attempt.Contents.Sum(AnswerLimits.Length) > AnswerLimits.MostCharacters ? ModelOutcome.Failed : ModelOutcome.Cancelled));
        }
    }

    private ChatOptions? Taken(ChatOptions? options) => _selects is null ? options : _selects.Taken(options);

    private static ModelOutcome OutcomeOf(Attempt attempt) =>
        AnswerLimits.Fault(attempt.Contents, attempt.Finish)?.Fault switch
        {
            null => ModelOutcome.Answered,
            ModelFault.Refused => ModelOutcome.Refused,
            _ => ModelOutcome.Failed,
        };

    private static ModelOutcome OutcomeOf(Exception e, ChatOptions? options) =>
        e switch
        {
            ModelException { Fault: ModelFault.Refused } => ModelOutcome.Refused,
            ModelException { Fault: ModelFault.TimedOut } => ModelOutcome.TimedOut,
            OperationCanceledException => AskersToken.Of(options).IsCancellationRequested ? ModelOutcome.Cancelled : ModelOutcome.TimedOut,
            _ => ModelOutcome.Failed,
        };

    private void Keep(Attempt attempt, ModelOutcome outcome)
    {
        if (ModelCall.Of(attempt.Options) is not { } call)
            return;
        var (input, output) = (attempt.Usage?.InputTokenCount, attempt.Usage?.OutputTokenCount);
        call.Add(
            new ModelRecord(
                model.Provider,
                string.IsNullOrEmpty(attempt.Model) ? model.Id : attempt.Model,
                SentMessages.Parameters(attempt.Options),
                call.Prompt,
                SentMessages.Hash(attempt.Sent, attempt.Options?.Instructions),
                call.Inputs,
                call.Grant.EntryId,
                outcome,
                SentMessages.Output(attempt.Contents),
                time.GetElapsedTime(attempt.Began).TotalMilliseconds,
                input,
                output,
                input is null && output is null ? null : model.Price?.Of(input ?? 0, output ?? 0)
            )
        );
    }

    private sealed class Attempt(IReadOnlyList<ChatMessage> sent, ChatOptions? options, long began)
    {
        public IReadOnlyList<ChatMessage> Sent => sent;
        public ChatOptions? Options => options;
        public long Began => began;
        public List<AIContent> Contents { get; } = [];
        public string? Model { get; set; }
        public UsageDetails? Usage { get; set; }
        public ChatFinishReason? Finish { get; set; }

        public void Take(ChatResponseUpdate update)
        {
            Contents.AddRange(update.Contents);
            Model = update.ModelId ?? Model;
            Finish = update.FinishReason ?? Finish;
            Usage = update.Contents.OfType<UsageContent>().LastOrDefault()?.Details ?? Usage;
        }
    }
}
