using RecruitBot.Adapters.DiscordNet.Drafts;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Interactions;

/// <summary>Further answers to an interaction.</summary>
internal static class FollowUps
{
    public static Task SayAsync(Library.IDiscordInteraction interaction, MessageDraft message, IReadOnlyList<OutgoingFile>? files, Library.RequestOptions options)
    {
        var ephemeral = message.Flags?.HasFlag(MessageFlags.Ephemeral) == true;
        return files is { Count: > 0 }
            ? interaction.FollowupWithFilesAsync(
                Files.Of(files),
                message.Content,
                Embeds.Of(message.Embeds),
                ephemeral: ephemeral,
                allowedMentions: Mentions.Of(message.AllowedMentions),
                components: Components.Of(message.Components),
                options: options
            )
            : interaction.FollowupAsync(
                message.Content,
                Embeds.Of(message.Embeds),
                ephemeral: ephemeral,
                allowedMentions: Mentions.Of(message.AllowedMentions),
                components: Components.Of(message.Components),
                options: options
            );
    }
}
