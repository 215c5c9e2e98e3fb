using System.Security.Cryptography;
using System.Text;
using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.World;

/// <summary>A message as somebody gets it: with addresses of its files, in events with its author's membership, for the bot without words it may not have.</summary>
internal sealed class MessageView(SimulatedWorld world)
{
    private static readonly TimeSpan FilesLast = TimeSpan.FromHours(24);

    /// <summary>For people, and as an answer to a request of the bot.</summary>
    public Message Plain(StoredMessage stored) =>
        stored.Message with
        {
            Embeds = stored.Message.Flags?.HasFlag(MessageFlags.SuppressEmbeds) == true ? [] : stored.Message.Embeds,
            Attachments = [.. stored.Message.Attachments.Select(a => Addressed(stored.Message.ChannelId, a, stored.OnlyFor is not null))],
        };

    /// <summary>For the bot: emptied unless it may read words in servers (events/gateway, Message Content Intent).</summary>
    public Message ForBot(StoredMessage stored, bool mayReadWords)
    {
        var message = Plain(stored);
        var readable = mayReadWords || message.Author?.Id == world.Settings.BotId || Guild(stored) is null || Names(message, world.Settings.BotId);
        return readable ? message : message with { Content = "", Attachments = [], Embeds = [], Components = [] };
    }

    /// <summary>For the bot, as the data of an event.</summary>
    public Message Event(StoredMessage stored, bool mayReadWords)
    {
        var guild = Guild(stored);
        var member = guild is null || stored.Message.Author is null ? null : world.Members.Find(stored.Message.Author.Id);
        return ForBot(stored, mayReadWords) with { GuildId = guild, Member = member };
    }

    /// <summary>Whether an address is one that was given out for this file and has not expired.</summary>
    public bool IsSigned(Snowflake channel, Snowflake file, string? expires, string? issued, string? signature)
    {
        if (!long.TryParse(expires, System.Globalization.NumberStyles.AllowHexSpecifier, null, out var until))
            return false;
        var expected = Encoding.ASCII.GetBytes(Sign(channel, file, expires, issued ?? ""));
        return until > world.Now.ToUnixTimeSeconds() && CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature ?? ""));
    }

    private static bool Names(Message message, Snowflake user) => message.Mentions.Any(u => u.Id == user);

    private Snowflake? Guild(StoredMessage stored) => world.Channels.Find(stored.Message.ChannelId)?.GuildId;

    /// <summary>A file with an address that expires.</summary>
    public Attachment Addressed(Snowflake channel, Attachment file, bool ephemeral)
    {
        var expires = (world.Now + FilesLast).ToUnixTimeSeconds().ToString("x");
        var issued = world.Now.ToUnixTimeSeconds().ToString("x");
        var path = $"/attachments/{channel}/{file.Id}/{Uri.EscapeDataString(file.Filename)}";
        var url = new Uri(world.Address, $"{path}?ex={expires}&is={issued}&hm={Sign(channel, file.Id, expires, issued)}").AbsoluteUri;
        return file with { Url = url, ProxyUrl = url, Ephemeral = ephemeral ? true : null };
    }

    private string Sign(Snowflake channel, Snowflake file, string expires, string issued) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(world.Settings.FileKey, Encoding.ASCII.GetBytes($"{channel}/{file}/{expires}/{issued}"))
        );
}
