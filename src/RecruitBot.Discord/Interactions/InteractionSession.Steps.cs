using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Discord.Interactions;

/// <content>How answers are given; each step runs in its turn.</content>
public sealed partial class InteractionSession
{
    private static readonly Task<AnswerOutcome> OutOfTurn = Task.FromResult(AnswerOutcome.OutOfTurn);

    /// <summary>Whether there is a message that the button, menu or form stands on.</summary>
    private bool OnMessage =>
        Interaction.Type == InteractionType.Component || (Interaction.Type == InteractionType.Form && Interaction.Message is not null);

    /// <summary>Autocomplete and pings take no message.</summary>
    private bool TakesMessages => Interaction.Type is InteractionType.Command or InteractionType.Component or InteractionType.Form;

    private async Task<AnswerOutcome> InTurnAsync(Func<Task<AnswerOutcome>> step, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _lost ?? (IsAlive ? await step() : AnswerOutcome.Expired);
        }
        catch (DiscordApiException refusal) when (OutcomeOf(refusal.Code) is { } outcome)
        {
            return outcome;
        }
        finally
        {
            _turn.Release();
        }
    }

    private Task<AnswerOutcome> DeferAsync(bool ephemeral, CancellationToken cancellationToken)
    {
        if (!TakesMessages)
            return OutOfTurn;
        var data = ephemeral ? new InteractionResponseData { Flags = MessageFlags.Ephemeral } : null;
        return FirstAsync(FirstAnswer.DeferredMessage, InteractionAnswer.DeferredMessage, data, cancellationToken);
    }

    private async Task<AnswerOutcome> FirstAsync(
        FirstAnswer kind,
        InteractionAnswer answer,
        InteractionResponseData? data,
        CancellationToken cancellationToken
    )
    {
        if (_first != FirstAnswer.None)
            return AnswerOutcome.OutOfTurn;
        if (Age >= FirstAnswerDue)
            return AnswerOutcome.Missed;
        // Noted before it is sent: when no answer comes back it may have arrived all the same.
        _first = kind;
        _awaited = kind == FirstAnswer.DeferredMessage;
        IsEphemeral = data?.Flags?.HasFlag(MessageFlags.Ephemeral) == true;
        try
        {
            await _rest.RespondAsync(Interaction.Id, Interaction.Token, new InteractionResponse { Type = answer, Data = data }, cancellationToken);
        }
        catch (DiscordApiException refusal) when (OutcomeOf(refusal.Code) is { } outcome)
        {
            _lost = outcome;
            return outcome;
        }
        catch (Exception refusal) when (refusal is DiscordLimitException or DiscordApiException)
        {
            (_first, _awaited, IsEphemeral) = (FirstAnswer.None, false, false);
            throw;
        }
        HasSpoken = kind is not (FirstAnswer.DeferredMessage or FirstAnswer.DeferredUpdate);
        return AnswerOutcome.Delivered;
    }

    private async Task<AnswerOutcome> SayAsync(MessageDraft draft, IReadOnlyList<OutgoingFile>? files, CancellationToken cancellationToken)
    {
        if (!TakesMessages || _first is FirstAnswer.Form)
            return AnswerOutcome.OutOfTurn;
        var ephemeral = IsEphemeral || draft.Flags?.HasFlag(MessageFlags.Ephemeral) == true;
        if (_first == FirstAnswer.None && files is not { Count: > 0 })
            return await FirstAsync(FirstAnswer.Message, InteractionAnswer.Message, DataOf(draft), cancellationToken);
        if (_first == FirstAnswer.None)
        {
            // The first answer carries no files here; what takes its place can.
            var deferred = await DeferAsync(ephemeral, cancellationToken);
            if (deferred != AnswerOutcome.Delivered)
                return deferred;
        }
        if (_awaited && ephemeral != IsEphemeral)
            await TakeBackAsync(cancellationToken);
        if (!_awaited || !await TakePlaceAsync(draft, files, cancellationToken))
        {
            var flags = ephemeral ? (draft.Flags ?? MessageFlags.None) | MessageFlags.Ephemeral : draft.Flags;
            await _rest.FollowUpAsync(Interaction.ApplicationId, Interaction.Token, draft with { Flags = flags }, files, cancellationToken);
        }
        HasSpoken = true;
        return AnswerOutcome.Delivered;
    }

    /// <summary>Puts the draft where "thinking" is shown; false when the person has dismissed that.</summary>
    private async Task<bool> TakePlaceAsync(MessageDraft draft, IReadOnlyList<OutgoingFile>? files, CancellationToken cancellationToken)
    {
        try
        {
            // Whether it is ephemeral was settled when it was deferred; an edit takes no such flag.
            await _rest.EditOriginalAsync(Interaction.ApplicationId, Interaction.Token, draft with { Flags = Without(draft.Flags) }, files, cancellationToken);
        }
        catch (DiscordApiException refusal) when (refusal.Code == ApiErrorCode.UnknownMessage)
        {
            _awaited = false;
            return false;
        }
        _awaited = false;
        return true;
    }

    private async Task<AnswerOutcome> ChangeAsync(MessageDraft draft, CancellationToken cancellationToken)
    {
        if (!OnMessage)
            return AnswerOutcome.OutOfTurn;
        if (_first == FirstAnswer.None)
            return await FirstAsync(FirstAnswer.Update, InteractionAnswer.UpdateMessage, DataOf(draft), cancellationToken);
        // The original is the message with the button only when the first answer was about it.
        if (_first is not (FirstAnswer.DeferredUpdate or FirstAnswer.Update))
            return AnswerOutcome.OutOfTurn;
        await _rest.EditOriginalAsync(Interaction.ApplicationId, Interaction.Token, draft with { Flags = Without(draft.Flags) }, null, cancellationToken);
        HasSpoken = true;
        return AnswerOutcome.Delivered;
    }

    private async Task<AnswerOutcome> EndAsync(MessageDraft? draft, CancellationToken cancellationToken)
    {
        if (_first != FirstAnswer.None && !_awaited)
            return AnswerOutcome.Delivered;
        if (draft is not null)
            return await SayAsync(draft, null, cancellationToken);
        if (_awaited)
            await TakeBackAsync(cancellationToken);
        else if (OnMessage)
            return await FirstAsync(FirstAnswer.DeferredUpdate, InteractionAnswer.DeferredUpdate, null, cancellationToken);
        return _first == FirstAnswer.None ? AnswerOutcome.OutOfTurn : AnswerOutcome.Delivered;
    }

    private async Task TakeBackAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _rest.DeleteOriginalAsync(Interaction.ApplicationId, Interaction.Token, cancellationToken);
        }
        catch (DiscordApiException refusal) when (refusal.Code == ApiErrorCode.UnknownMessage)
        {
            // The person has dismissed it already.
        }
        _awaited = false;
    }

    private static AnswerOutcome? OutcomeOf(int code) =>
        code switch
        {
            ApiErrorCode.UnknownInteraction => AnswerOutcome.Missed,
            ApiErrorCode.AlreadyAcknowledged => AnswerOutcome.Taken,
            ApiErrorCode.UnknownWebhook or ApiErrorCode.InvalidWebhookToken => AnswerOutcome.Expired,
            _ => null,
        };

    private static MessageFlags? Without(MessageFlags? flags) => flags is { } some ? some & ~MessageFlags.Ephemeral : null;

    private static InteractionResponseData DataOf(MessageDraft draft) =>
        new()
        {
            Content = draft.Content,
            Embeds = draft.Embeds,
            Components = draft.Components,
            AllowedMentions = draft.AllowedMentions,
            Flags = draft.Flags,
            Attachments = draft.Attachments,
        };
}
