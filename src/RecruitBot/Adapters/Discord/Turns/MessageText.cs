using System.Globalization;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Turns;

/// <summary>What a message says, in plain text.</summary>
public static class MessageText
{
    /// <summary>Its words without the mention of the bot, and a line for each file, whose content is not read.</summary>
    public static string Of(Message message, Snowflake bot)
    {
        var words = message.Content.Replace($"<@{bot}>", "", StringComparison.Ordinal).Replace($"<@!{bot}>", "", StringComparison.Ordinal).Trim();
        var files = message.Attachments.Select(a => $"[file: {a.Filename}, {Size(a.Size)}]");
        return string.Join("\n", files.Prepend(words).Where(l => l.Length > 0));
    }

    private static string Size(long? bytes) =>
        bytes switch
        {
            null => "size not known",
            < 1024 => $"{bytes} bytes",
            < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0} kB"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024.0:0.0} MB"),
        };
}
