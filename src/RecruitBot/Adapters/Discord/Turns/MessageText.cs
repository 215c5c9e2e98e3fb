using RecruitBot.Core.Conversations;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Turns;

/// <summary>What a message says and brings.</summary>
public static class MessageText
{
    /// <summary>Its words without the mention of the bot.</summary>
    public static string Of(Message message, Snowflake bot) =>
        message.Content.Replace($"<@{bot}>", "", StringComparison.Ordinal).Replace($"<@!{bot}>", "", StringComparison.Ordinal).Trim();

    /// <summary>Its files; null when it has none.</summary>
    public static IReadOnlyList<GivenFile>? FilesOf(Message message)
    {
        var files = message.Attachments.Select(a => FileOf(a, "")).OfType<GivenFile>().ToList();
        return files.Count == 0 ? null : files;
    }

    /// <summary>A file as it was given, for an option of a command or for none; null for one whose address leads to no server.</summary>
    public static GivenFile? FileOf(Attachment file, string option) =>
        Uri.TryCreate(file.Url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? new GivenFile(option, file.Filename, file.Size ?? 0, address.AbsoluteUri) : null;
}
