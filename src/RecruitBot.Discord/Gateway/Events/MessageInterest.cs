using System.Buffers.Text;
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
    /// <summary>Bytes in which the end of a message in a server fits: the name, the longest id and two brackets.</summary>
    private const int TailLength = 40;

    private static ReadOnlySpan<byte> Guild => ",\"guild_id\":\""u8;

    private static ReadOnlySpan<byte> Channel => "\"channel_id\":\""u8;

    /// <summary>Whether it is a direct message, stands where the bot listens, or has the bot's id in it.</summary>
    /// <exception cref="JsonException">It is not a message.</exception>
    public bool Wants(FrameHead head, ReadOnlySpan<byte> frame)
    {
        if (listensTo is null || memory.BotInText is not { } bot || frame.IndexOf(bot) >= 0)
            return true;
        return !(IsInServer(frame) && IsElsewhere(frame, listensTo)) && IsWanted(head.Data(frame), listensTo);
    }

    /// <summary>
    /// Whether the server's id is the last of its fields, as Discord writes it: then the last two brackets are those of the message and of
    /// the frame, and it is not the id in a message that this one passes on. False when that is not known.
    /// </summary>
    private static bool IsInServer(ReadOnlySpan<byte> frame)
    {
        var tail = frame[Math.Max(0, frame.Length - TailLength)..];
        var at = tail.LastIndexOf(Guild);
        return at >= 0 && Utf8Parser.TryParse(tail[(at + Guild.Length)..], out ulong _, out var digits) && tail[(at + Guild.Length + digits)..].SequenceEqual("\"}}"u8);
    }

    /// <summary>Whether the bot listens in none of the channels that are named, of which the message's own is one. In people's words quotes are escaped.</summary>
    private static bool IsElsewhere(ReadOnlySpan<byte> frame, Func<Snowflake, bool> listensTo)
    {
        var any = false;
        while (frame.IndexOf(Channel) is var at and >= 0)
        {
            frame = frame[(at + Channel.Length)..];
            if (!Utf8Parser.TryParse(frame, out ulong id, out var digits) || !frame[digits..].StartsWith("\""u8) || listensTo(new Snowflake(id)))
                return false;
            any = true;
        }
        return any;
    }

    /// <summary>Reads the fields themselves, wherever they stand.</summary>
    private static bool IsWanted(Utf8JsonReader data, Func<Snowflake, bool> listensTo)
    {
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
