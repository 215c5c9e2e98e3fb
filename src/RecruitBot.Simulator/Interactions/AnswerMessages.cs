using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Wire;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Interactions;

/// <summary>Messages by which the bot answers interactions.</summary>
internal sealed class AnswerMessages(SimulatedWorld world, Messages messages)
{
    private const int CommandAnswer = 20;
    private const int Reply = 19;

    /// <summary>The part of an answer that a message consists of.</summary>
    public static MessageDraft Draft(InteractionResponseData data) =>
        new()
        {
            Content = data.Content,
            Embeds = data.Embeds,
            Components = data.Components,
            Attachments = data.Attachments,
            Flags = data.Flags,
        };

    public StoredMessage Write(
        PendingInteraction pending,
        MessageDraft draft,
        AllowedMentions allowed,
        IReadOnlyList<UploadedFile> files,
        bool ephemeral,
        bool thinking = false
    )
    {
        var flags = (ephemeral ? MessageFlags.Ephemeral : MessageFlags.None) | (thinking ? MessageFlags.Loading : MessageFlags.None);
        return messages.Write(
            new NewMessage
            {
                Channel = pending.Channel,
                Author = world.Bot,
                Draft = draft with { Flags = (draft.Flags ?? MessageFlags.None) & ~MessageFlags.Ephemeral, Nonce = null },
                Allowed = allowed,
                Files = files,
                Type = pending.Message is not null ? Reply : CommandAnswer,
                Flags = flags,
                OnlyFor = ephemeral ? pending.User : null,
                Interaction = Metadata(pending),
                Reference = pending.Message is { } shown ? new MessageReference { MessageId = shown, ChannelId = pending.Channel } : null,
            }
        );
    }

    /// <summary>What came of which interaction (resources/message, Message Interaction Metadata Object).</summary>
    private MessageInteraction Metadata(PendingInteraction pending) =>
        new()
        {
            Id = pending.Id,
            Type = pending.Type,
            User = world.Accounts.Find(pending.User)!.User,
            AuthorizingIntegrationOwners = ApplicationFields.Owners(world.Channels.Find(pending.Channel)?.GuildId),
            InteractedMessageId = pending.Type == InteractionType.Component ? pending.Message : null,
            TriggeringInteractionMetadata = pending.Opener is { } opener && world.Interactions.Find(opener) is { } opened ? Metadata(opened) : null,
        };

    /// <summary>What stands there while the bot is thinking.</summary>
    public StoredMessage Thinking(PendingInteraction pending, bool ephemeral) =>
        Write(pending, new MessageDraft(), AllowedMentions.None, [], ephemeral, thinking: true);

    public StoredMessage Edit(StoredMessage message, MessageDraft draft, AllowedMentions allowed, IReadOnlyList<UploadedFile> files) =>
        messages.Edit(message, draft, allowed, files, finishes: message.Message.Flags?.HasFlag(MessageFlags.Loading) == true);

    public void Delete(StoredMessage message) => messages.Delete(message);
}
