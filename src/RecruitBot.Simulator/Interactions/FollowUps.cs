using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Interactions;

/// <summary>What comes after the first answer (interactions/receiving-and-responding, Followup Messages).</summary>
internal sealed class FollowUps(SimulatedWorld world, InteractionDesk desk, AnswerMessages messages)
{
    /// <summary>A further message; the first one after a deferral is the deferred one.</summary>
    public StoredMessage Create(PendingInteraction pending, MessageDraft draft, AllowedMentions allowed, IReadOnlyList<UploadedFile> files)
    {
        if (pending.State == AnswerState.DeferredMessage)
            return EditOriginal(pending, draft, allowed, files);
        var ephemeral = draft.Flags?.HasFlag(MessageFlags.Ephemeral) == true;
        return messages.Write(pending, draft, allowed, files, ephemeral);
    }

    public StoredMessage Original(PendingInteraction pending) =>
        pending.Original is { } id && world.Messages.Find(id) is { } message ? message : throw ApiFault.UnknownMessage();

    public StoredMessage EditOriginal(PendingInteraction pending, MessageDraft draft, AllowedMentions allowed, IReadOnlyList<UploadedFile> files)
    {
        var message = messages.Edit(Original(pending), draft, allowed, files);
        if (pending.State is AnswerState.DeferredMessage or AnswerState.DeferredUpdate)
            desk.Move(pending with { State = AnswerState.Answered }, "answered", message);
        return message;
    }

    /// <summary>One of the messages that answer this interaction.</summary>
    public StoredMessage Find(PendingInteraction pending, Snowflake id) =>
        world.Messages.Find(id) is { } message && message.Interaction == pending.Id ? message : throw ApiFault.UnknownMessage();

    public StoredMessage Edit(StoredMessage message, MessageDraft draft, AllowedMentions allowed, IReadOnlyList<UploadedFile> files) =>
        messages.Edit(message, draft, allowed, files);

    public void DeleteOriginal(PendingInteraction pending)
    {
        messages.Delete(Original(pending));
        if (pending.State is AnswerState.DeferredMessage or AnswerState.DeferredUpdate)
            desk.Move(pending with { State = AnswerState.Answered }, "answered");
    }

    public void Delete(StoredMessage message) => messages.Delete(message);
}
