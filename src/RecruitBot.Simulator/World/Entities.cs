using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.World;

/// <summary>The server, the application, and what there is one of.</summary>
internal sealed record Settings
{
    public required Snowflake GuildId { get; init; }
    public required string GuildName { get; init; }
    public required Snowflake OwnerId { get; init; }
    public required Snowflake BotId { get; init; }
    public required Snowflake ApplicationId { get; init; }

    /// <summary>Whether the application may receive the words of messages in servers.</summary>
    public bool MessageContent { get; init; } = true;

    /// <summary>Whether the application may receive events about members.</summary>
    public bool GuildMembers { get; init; }

    /// <summary>Threads of the server that may be open at a time.</summary>
    public int MostActiveThreads { get; init; } = 1000;

    /// <summary>Signs the addresses of files.</summary>
    public required byte[] FileKey { get; init; }
}

/// <summary>An account, the bot's included.</summary>
internal sealed record Account
{
    public required User User { get; init; }

    /// <summary>Whether members of a shared server may write to this person.</summary>
    public bool DmsOpen { get; init; } = true;

    /// <summary>0xRRGGBB, for the page.</summary>
    public int AvatarColor { get; init; }
}

/// <summary>That somebody is in a thread.</summary>
internal sealed record ThreadMembership
{
    public required Snowflake Thread { get; init; }
    public required Snowflake User { get; init; }
    public DateTimeOffset JoinedAt { get; init; }

    public static string Key(Snowflake thread, Snowflake user) => $"{thread}:{user}";
}

/// <summary>Up to which message somebody has read a channel.</summary>
internal sealed record ReadPosition
{
    public required Snowflake Channel { get; init; }
    public required Snowflake User { get; init; }
    public Snowflake Message { get; init; }

    public static string Key(Snowflake channel, Snowflake user) => $"{channel}:{user}";
}

/// <summary>A registered command; everywhere when it names no server.</summary>
internal sealed record StoredCommand
{
    public required ApplicationCommand Command { get; init; }

    /// <summary>As it was registered, with options inside others and other languages; null in what an older simulator kept.</summary>
    public JsonElement? Written { get; init; }
    public Snowflake? Guild { get; init; }
}

/// <summary>The bytes of an attachment.</summary>
internal sealed record StoredFile
{
    public required Snowflake Id { get; init; }
    public required Snowflake Channel { get; init; }
    public required string Name { get; init; }
    public required string ContentType { get; init; }
    public required byte[] Bytes { get; init; }
}
