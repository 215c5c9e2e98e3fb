using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Gateway;

/// <summary>What the gateway tells; events of other kinds are passed over.</summary>
public abstract record GatewayEvent;

/// <summary>A new session has begun: whatever happened while there was none has to be asked for (READY).</summary>
public sealed record SessionBegan(Ready Ready) : GatewayEvent;

/// <summary>The session goes on, and every event missed has been delivered (RESUMED).</summary>
public sealed record SessionResumed : GatewayEvent;

/// <summary>A server became available, or the bot came into it (GUILD_CREATE); what it holds is asked for by whoever needs it.</summary>
public sealed record GuildAvailable(Snowflake Guild) : GatewayEvent;

/// <summary>The bot was removed from a server, or the server is down for now (GUILD_DELETE).</summary>
public sealed record GuildGone(Snowflake Guild, bool Unavailable) : GatewayEvent;

/// <summary>A server, its channels, its roles or those of the bot have changed: what was remembered of them is stale. Threads come and go without it.</summary>
public sealed record GuildChanged(Snowflake Guild) : GatewayEvent;

/// <summary>A thread was renamed, archived, locked or opened again (THREAD_UPDATE), or deleted (THREAD_DELETE); not when the channel above it was.</summary>
public sealed record ThreadChanged(Snowflake Thread) : GatewayEvent;

/// <summary>Somebody wrote, the bot included (MESSAGE_CREATE).</summary>
public sealed record MessageCreated(Message Message) : GatewayEvent;

/// <summary>A message was changed, by its author or by Discord, which unfolds links later (MESSAGE_UPDATE).</summary>
public sealed record MessageEdited(Message Message) : GatewayEvent;

/// <summary>Messages were deleted, by whom is not told (MESSAGE_DELETE, MESSAGE_DELETE_BULK).</summary>
/// <param name="Channel">Where.</param>
/// <param name="Guild">The server; null for direct messages.</param>
/// <param name="Messages">Which.</param>
public sealed record MessagesDeleted(Snowflake Channel, Snowflake? Guild, IReadOnlyList<Snowflake> Messages) : GatewayEvent;

/// <summary>Somebody used a command, button, menu or form (INTERACTION_CREATE).</summary>
public sealed record InteractionCreated(Interaction Interaction) : GatewayEvent;

/// <summary>The connection is lost; the client connects again by itself.</summary>
public sealed record ConnectionLost(string Reason) : GatewayEvent;
