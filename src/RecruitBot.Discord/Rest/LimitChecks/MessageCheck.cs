using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Rest.LimitChecks;

/// <summary>Messages before they are sent (resources/message, Create Message).</summary>
internal static class MessageCheck
{
    /// <summary>A new message, which has to have something in it.</summary>
    public static void New(MessageDraft message, IReadOnlyList<OutgoingFile>? files)
    {
        if (
            string.IsNullOrWhiteSpace(message.Content)
            && message.Embeds is not { Count: > 0 }
            && message.Components is not { Count: > 0 }
            && files is not { Count: > 0 }
        )
            throw new DiscordLimitException("The message is empty; Discord needs content, an embed, a component or a file.");
        Edit(message, files);
    }

    /// <summary>What a message is to become; what is left out stays as it was.</summary>
    public static void Edit(MessageDraft message, IReadOnlyList<OutgoingFile>? files)
    {
        Limit.Text("content", message.Content, DiscordLimits.Message.Content);
        Limit.Text("nonce", message.Nonce, DiscordLimits.Message.Nonce);
        EmbedCheck.Check(message.Embeds);
        ComponentCheck.Message(message.Components);
        Mentions(message.AllowedMentions);
        UploadCheck.Check(message, files);
    }

    /// <summary>Kinds and ids exclude each other (resources/message, Allowed Mentions Object).</summary>
    public static void Mentions(AllowedMentions? mentions)
    {
        if (mentions is null)
            return;
        Limit.Count("allowed_mentions.users", mentions.Users, DiscordLimits.Message.MentionedIds);
        Limit.Count("allowed_mentions.roles", mentions.Roles, DiscordLimits.Message.MentionedIds);
        if (
            (mentions.Users is { Count: > 0 } && mentions.Parse.Contains("users", StringComparer.Ordinal))
            || (mentions.Roles is { Count: > 0 } && mentions.Parse.Contains("roles", StringComparer.Ordinal))
        )
            throw new DiscordLimitException("allowed_mentions names a kind and ids of it; Discord takes one or the other.");
    }
}
