using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.World;

/// <summary>Something that the bot or people may have to hear of; who does is decided by whoever passes it on.</summary>
internal abstract record Happening;

internal sealed record MessageAppeared(StoredMessage Message) : Happening;

internal sealed record MessageChanged(StoredMessage Message) : Happening;

internal sealed record MessageGone(StoredMessage Message) : Happening;

internal sealed record ChannelAppeared(Channel Channel) : Happening;

internal sealed record ChannelChanged(Channel Channel) : Happening;

/// <summary>A channel was deleted; who could see it can only be told from before.</summary>
/// <param name="Channel">As it was.</param>
/// <param name="Viewers">Who could see it.</param>
/// <param name="WithParent">A thread that went with the channel above it: bots are told of that one only.</param>
internal sealed record ChannelGone(Channel Channel, IReadOnlySet<Snowflake> Viewers, bool WithParent = false) : Happening;

internal sealed record ThreadJoined(Channel Thread, Snowflake User) : Happening;

internal sealed record RoleAppeared(GuildRole Role) : Happening;

internal sealed record RoleChanged(GuildRole Role) : Happening;

internal sealed record RoleGone(Snowflake Role) : Happening;

internal sealed record MemberGone(Snowflake User) : Happening;

/// <summary>The bot was let into the server.</summary>
internal sealed record BotInvited : Happening;

/// <summary>The bot was removed from the server.</summary>
internal sealed record BotKicked : Happening;

internal sealed record MemberAppeared(Snowflake User) : Happening;

internal sealed record MemberChanged(Snowflake User) : Happening;

internal sealed record CommandsChanged : Happening;

internal sealed record Typing(Snowflake Channel, Snowflake User) : Happening;

internal sealed record BotPresence(bool Online) : Happening;

/// <summary>Somebody used something: for the bot.</summary>
internal sealed record InteractionMade(Interaction Interaction) : Happening;

/// <summary>How far the answer to an interaction is: for the person who made it.</summary>
internal sealed record InteractionMoved(Snowflake User, Snowflake Id, string State, StoredMessage? Message) : Happening;

/// <summary>The bot shows a form: for the person whose interaction it answers.</summary>
internal sealed record FormShown(Snowflake User, Snowflake Interaction, Snowflake Channel, InteractionResponseData Form) : Happening;

/// <summary>A dispatch as a test wrote it: for the bot.</summary>
internal sealed record RawDispatch(string Name, System.Text.Json.JsonElement Data) : Happening;

/// <summary>So much has changed that people have to look again.</summary>
internal sealed record EverythingChanged : Happening;
