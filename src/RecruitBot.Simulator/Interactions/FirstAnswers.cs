using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Interactions;

/// <summary>The first answer to an interaction (interactions/receiving-and-responding, Create Interaction Response).</summary>
internal sealed class FirstAnswers(SimulatedWorld world, InteractionDesk desk, Deadlines deadlines, AnswerMessages messages, ChoicesAwaited choices)
{
    /// <summary>Takes it.</summary>
    /// <returns>The message that came of it, if any.</returns>
    public StoredMessage? Take(PendingInteraction pending, InteractionResponse response, AllowedMentions allowed, IReadOnlyList<UploadedFile> files)
    {
        if (pending.State != AnswerState.Waiting)
            throw ApiFault.AlreadyAcknowledged();
        if (deadlines.IsLate(pending))
            throw ApiFault.UnknownInteraction();
        if (!AnswerKinds.Fit(pending, response.Type))
            throw ApiFault.InvalidForm(FormErrors.One("type", "INTERACTION_TYPE_INVALID", "This kind of answer does not fit this kind of interaction."));
        var data = response.Data ?? new InteractionResponseData();
        switch (response.Type)
        {
            case InteractionAnswer.Message:
                return Message(pending, data, allowed, files);
            case InteractionAnswer.DeferredMessage:
                return Defer(pending, data);
            case InteractionAnswer.DeferredUpdate:
                desk.Move(pending with { State = AnswerState.DeferredUpdate, Original = pending.Message }, "acknowledged");
                return null;
            case InteractionAnswer.UpdateMessage:
                return Update(pending, data, allowed, files);
            case InteractionAnswer.Autocomplete:
                desk.Move(pending with { State = AnswerState.Answered }, "answered");
                choices.Arrived(pending.Id, data.Choices ?? []);
                return null;
            default:
                desk.Move(pending with { State = AnswerState.Answered, Form = data }, "answered");
                world.Tell(new FormShown(pending.User, pending.Id, pending.Channel, data));
                return null;
        }
    }

    private StoredMessage Message(PendingInteraction pending, InteractionResponseData data, AllowedMentions allowed, IReadOnlyList<UploadedFile> files)
    {
        var ephemeral = data.Flags?.HasFlag(MessageFlags.Ephemeral) == true;
        var message = messages.Write(pending, AnswerMessages.Draft(data), allowed, files, ephemeral);
        desk.Move(pending with { State = AnswerState.Answered, Ephemeral = ephemeral, Original = message.Message.Id }, "answered", message);
        return message;
    }

    private StoredMessage Defer(PendingInteraction pending, InteractionResponseData data)
    {
        var ephemeral = data.Flags?.HasFlag(MessageFlags.Ephemeral) == true;
        var message = messages.Thinking(pending, ephemeral);
        desk.Move(
            pending with { State = AnswerState.DeferredMessage, Ephemeral = ephemeral, Original = message.Message.Id },
            "acknowledged",
            message
        );
        return message;
    }

    private StoredMessage Update(PendingInteraction pending, InteractionResponseData data, AllowedMentions allowed, IReadOnlyList<UploadedFile> files)
    {
        var shown = world.Messages.Find(pending.Message!.Value) ?? throw ApiFault.UnknownMessage();
        var message = messages.Edit(shown, AnswerMessages.Draft(data), allowed, files);
        desk.Move(pending with { State = AnswerState.Answered, Original = message.Message.Id }, "answered", message);
        return message;
    }
}
