using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Discord.Interactions;

/// <content>What can be answered.</content>
public sealed partial class InteractionSession
{
    /// <summary>Shows that the bot is thinking; the next reply takes that place. Ephemerality is settled here for good.</summary>
    public Task<AnswerOutcome> DeferMessageAsync(bool ephemeral, CancellationToken cancellationToken) =>
        InTurnAsync(() => DeferAsync(ephemeral, cancellationToken), cancellationToken);

    /// <summary>For a button or menu: shows nothing for now; replies are messages of their own, an update changes the message it stands on.</summary>
    public Task<AnswerOutcome> DeferUpdateAsync(CancellationToken cancellationToken) =>
        InTurnAsync(
            () => OnMessage ? FirstAsync(FirstAnswer.DeferredUpdate, InteractionAnswer.DeferredUpdate, null, cancellationToken) : OutOfTurn,
            cancellationToken
        );

    /// <summary>
    /// Says something: as the first answer, in place of "thinking", or as a further message. Seen only by the person when the draft has
    /// <see cref="MessageFlags.Ephemeral"/> or an earlier answer was; a draft that is ephemeral never lands in a public answer.
    /// </summary>
    public Task<AnswerOutcome> ReplyAsync(MessageDraft draft, CancellationToken cancellationToken) => ReplyAsync(draft, null, cancellationToken);

    /// <summary>Says something, with files.</summary>
    public Task<AnswerOutcome> ReplyAsync(MessageDraft draft, IReadOnlyList<OutgoingFile>? files, CancellationToken cancellationToken) =>
        InTurnAsync(() => SayAsync(draft, files, cancellationToken), cancellationToken);

    /// <summary>For a button or menu: changes the message it stands on.</summary>
    public Task<AnswerOutcome> UpdateMessageAsync(MessageDraft draft, CancellationToken cancellationToken) =>
        InTurnAsync(() => ChangeAsync(draft, cancellationToken), cancellationToken);

    /// <summary>Shows a form; only as the first answer, and never in answer to a form.</summary>
    public Task<AnswerOutcome> ShowFormAsync(FormDraft form, CancellationToken cancellationToken) =>
        InTurnAsync(
            () =>
                Interaction.Type is InteractionType.Command or InteractionType.Component
                    ? FirstAsync(
                        FirstAnswer.Form,
                        InteractionAnswer.Form,
                        new InteractionResponseData { CustomId = form.CustomId, Title = form.Title, Components = form.Components },
                        cancellationToken
                    )
                    : OutOfTurn,
            cancellationToken
        );

    /// <summary>Offers values for the option that is being typed; more than 25 are cut off. The only answer to autocomplete.</summary>
    public Task<AnswerOutcome> ChoicesAsync(IReadOnlyList<CommandChoice> choices, CancellationToken cancellationToken) =>
        InTurnAsync(
            () =>
                Interaction.Type == InteractionType.Autocomplete
                    ? FirstAsync(
                        FirstAnswer.Choices,
                        InteractionAnswer.Autocomplete,
                        new InteractionResponseData { Choices = [.. choices.Take(DiscordLimits.Command.Autocomplete)] },
                        cancellationToken
                    )
                    : OutOfTurn,
            cancellationToken
        );

    /// <summary>
    /// Ends the interaction so that nothing hangs: without a first answer, or while "thinking" is shown, the draft is said; without a draft
    /// "thinking" is taken back and a button answered silently. After anything was said it does nothing.
    /// </summary>
    public Task<AnswerOutcome> FinishAsync(MessageDraft? draft, CancellationToken cancellationToken) =>
        InTurnAsync(() => EndAsync(draft, cancellationToken), cancellationToken);

    /// <summary>
    /// Waits for work that may answer for itself, with a form for example; when it takes longer than the patience, counted from the arrival of
    /// the interaction, "thinking" is shown meanwhile.
    /// </summary>
    public async Task<T> RaceAsync<T>(Task<T> work, TimeSpan? patience, bool ephemeral, CancellationToken cancellationToken)
    {
        await RaceAsync((Task)work, patience, ephemeral, cancellationToken);
        return await work;
    }

    /// <summary>Waits for work that may answer for itself, and shows "thinking" when it takes longer than the patience.</summary>
    public async Task RaceAsync(Task work, TimeSpan? patience, bool ephemeral, CancellationToken cancellationToken)
    {
        var left = (patience ?? DefaultPatience) - Age;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pause = Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, _time, stop.Token);
        var first = await Task.WhenAny(work, pause);
        await stop.CancelAsync();
        if (first == pause && !work.IsCompleted && !cancellationToken.IsCancellationRequested)
            await DeferQuietlyAsync(ephemeral, cancellationToken);
        await work;
    }

    private async Task DeferQuietlyAsync(bool ephemeral, CancellationToken cancellationToken)
    {
        try
        {
            await DeferMessageAsync(ephemeral, cancellationToken);
        }
        catch (Exception problem) when (problem is DiscordApiException or DiscordUnavailableException)
        {
            // The work goes on; whether its answer finds a way shows when it answers.
        }
    }
}
