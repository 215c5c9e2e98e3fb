using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Drafts;

/// <summary>What a message is to become, as the library says it: what is left out stays as it was.</summary>
internal static class Edits
{
    /// <summary>Writes the draft into the library's properties.</summary>
    public static void Into(Library.MessageProperties properties, MessageDraft draft, IReadOnlyList<OutgoingFile>? files = null)
    {
        if (draft.Content is { } content)
            properties.Content = content;
        if (Embeds.Of(draft.Embeds) is { } embeds)
            properties.Embeds = embeds;
        if (Components.Of(draft.Components) is { } components)
            properties.Components = components;
        if (draft.Flags is { } flags)
            properties.Flags = (Library.MessageFlags)flags;
        if (files is { Count: > 0 })
            properties.Attachments = new Library.Optional<IEnumerable<Library.FileAttachment>>(Files.Of(files));
        properties.AllowedMentions = Mentions.Of(draft.AllowedMentions);
    }

    /// <summary>The same for the first answer to an interaction.</summary>
    public static MessageDraft Of(InteractionResponseData? data) =>
        new()
        {
            Content = data?.Content,
            Embeds = data?.Embeds,
            Components = data?.Components,
            AllowedMentions = data?.AllowedMentions ?? AllowedMentions.None,
            Flags = data?.Flags,
        };
}
