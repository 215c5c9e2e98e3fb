using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Gateway.Events;

/// <summary>
/// Tells from a message's bytes whether the bot has a use for it: most messages of a busy server are other people's talk, and need not be
/// made into objects.
/// </summary>
/// <param name="listensTo">In which channels of servers every message is of use; null for all.</param>
/// <param name="memory">Knows who the bot is.</param>
internal sealed class MessageInterest(Func<Snowflake, bool>? listensTo, SessionMemory memory)
{
    /// <summary>Whether it is a direct message, stands where the bot listens, or has the bot's id in it.</summary>
    /// <exception cref="JsonException">It is not a message.</exception>
    public bool Wants(Utf8JsonReader data, ReadOnlySpan<byte> frame)
    {
        if (listensTo is null || memory.BotInText is not { } bot || frame.IndexOf(bot) >= 0)
            return true;
        Snowflake? channel = null;
        var isDirect = true;
        while (data.Read() && data.TokenType == JsonTokenType.PropertyName)
        {
            if (data.ValueTextEquals("guild_id"u8))
                isDirect = data.Read() && data.TokenType == JsonTokenType.Null;
            else if (data.ValueTextEquals("channel_id"u8))
            {
                data.Read();
                channel = SnowflakeConverter.Read(ref data);
            }
            else
                data.Skip();
        }
        return isDirect || channel is not { } id || listensTo(id);
    }
}
