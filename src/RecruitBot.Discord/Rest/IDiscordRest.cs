using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Rest;

/// <summary>A file to be sent.</summary>
/// <param name="Name">As people see it.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Bytes">What is in it.</param>
public sealed record OutgoingFile(string Name, string ContentType, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Discord's REST endpoints that a bot of this kind needs. Each call waits for its rate limit, is retried where that is safe, and has its limits
/// checked before it is sent. All of them throw <see cref="DiscordApiException"/> when Discord refuses, and
/// <see cref="DiscordUnavailableException"/> when it cannot be reached or keeps failing.
/// </summary>
public interface IDiscordRest
{
    /// <summary>The bot's own account (resources/user, Get Current User).</summary>
    Task<User> GetCurrentUserAsync(CancellationToken cancellationToken);

    /// <summary>The bot's application with its flags (resources/application, Get Current Application).</summary>
    Task<Application> GetApplicationAsync(CancellationToken cancellationToken);

    /// <summary>Where the gateway is (events/gateway, Get Gateway Bot).</summary>
    Task<GatewayBot> GetGatewayBotAsync(CancellationToken cancellationToken);

    /// <summary>The servers the bot is in, at most 200 (resources/user, Get Current User Guilds).</summary>
    Task<IReadOnlyList<Guild>> GetCurrentUserGuildsAsync(CancellationToken cancellationToken);

    /// <summary>A server with its roles (resources/guild, Get Guild).</summary>
    Task<Guild> GetGuildAsync(Snowflake guild, CancellationToken cancellationToken);

    /// <summary>Channels of a server, threads excepted (resources/guild, Get Guild Channels).</summary>
    Task<IReadOnlyList<Channel>> GetGuildChannelsAsync(Snowflake guild, CancellationToken cancellationToken);

    /// <summary>A member (resources/guild, Get Guild Member).</summary>
    Task<GuildMember> GetMemberAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken);

    /// <summary>Threads that are not archived and that the bot sees (resources/guild, List Active Guild Threads).</summary>
    Task<ActiveThreads> GetActiveThreadsAsync(Snowflake guild, CancellationToken cancellationToken);

    /// <summary>How many members have each role, @everyone excepted (resources/guild, Get Guild Role Member Counts).</summary>
    Task<IReadOnlyDictionary<string, int>> GetRoleMemberCountsAsync(Snowflake guild, CancellationToken cancellationToken);

    /// <summary>A channel or thread (resources/channel, Get Channel).</summary>
    Task<Channel> GetChannelAsync(Snowflake channel, CancellationToken cancellationToken);

    /// <summary>The direct messages with a user, opened when they are not yet (resources/user, Create DM).</summary>
    Task<Channel> CreateDirectAsync(Snowflake user, CancellationToken cancellationToken);

    /// <summary>Starts a thread without a message (resources/channel, Start Thread without Message).</summary>
    Task<Channel> StartThreadAsync(Snowflake channel, ThreadDraft thread, CancellationToken cancellationToken);

    /// <summary>Makes the bot a member of a thread; nothing when it is one (resources/channel, Join Thread).</summary>
    Task JoinThreadAsync(Snowflake thread, CancellationToken cancellationToken);

    /// <summary>Lets a member into a thread (resources/channel, Add Thread Member).</summary>
    Task AddThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken);

    /// <summary>Changes a channel or thread (resources/channel, Modify Channel).</summary>
    Task<Channel> EditChannelAsync(Snowflake channel, ChannelEdit edit, CancellationToken cancellationToken);

    /// <summary>Deletes a channel or thread (resources/channel, Delete Channel).</summary>
    Task DeleteChannelAsync(Snowflake channel, CancellationToken cancellationToken);

    /// <summary>Messages of a channel, the latest first, at most 100 (resources/message, Get Channel Messages).</summary>
    Task<IReadOnlyList<Message>> GetMessagesAsync(Snowflake channel, Snowflake? after, Snowflake? before, int limit, CancellationToken cancellationToken);

    /// <summary>One message (resources/message, Get Channel Message).</summary>
    Task<Message> GetMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken);

    /// <summary>Sends a message; safe to repeat when it carries a nonce that is enforced (resources/message, Create Message).</summary>
    Task<Message> CreateMessageAsync(Snowflake channel, MessageDraft message, IReadOnlyList<OutgoingFile>? files, CancellationToken cancellationToken);

    /// <summary>Changes one of the bot's messages (resources/message, Edit Message).</summary>
    Task<Message> EditMessageAsync(Snowflake channel, Snowflake message, MessageDraft edit, CancellationToken cancellationToken);

    /// <summary>Deletes a message (resources/message, Delete Message).</summary>
    Task DeleteMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken);

    /// <summary>Shows for ten seconds that the bot is typing (resources/channel, Trigger Typing Indicator).</summary>
    Task TriggerTypingAsync(Snowflake channel, CancellationToken cancellationToken);

    /// <summary>The commands that are registered everywhere (interactions/application-commands, Get Global Application Commands).</summary>
    Task<IReadOnlyList<ApplicationCommand>> GetCommandsAsync(Snowflake application, CancellationToken cancellationToken);

    /// <summary>Makes these the commands that are registered everywhere (interactions/application-commands, Bulk Overwrite).</summary>
    Task<IReadOnlyList<ApplicationCommand>> OverwriteCommandsAsync(
        Snowflake application,
        IReadOnlyList<ApplicationCommand> commands,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// The first answer to an interaction, due within three seconds; not bound to the global limit and never retried after it may have arrived
    /// (interactions/receiving-and-responding, Create Interaction Response).
    /// </summary>
    Task RespondAsync(Snowflake interaction, string token, InteractionResponse response, CancellationToken cancellationToken);

    /// <summary>Changes, or after a deferral makes, the first answer (Edit Original Interaction Response).</summary>
    Task<Message> EditOriginalAsync(
        Snowflake application,
        string token,
        MessageDraft message,
        IReadOnlyList<OutgoingFile>? files,
        CancellationToken cancellationToken
    );

    /// <summary>Takes the first answer back (Delete Original Interaction Response).</summary>
    Task DeleteOriginalAsync(Snowflake application, string token, CancellationToken cancellationToken);

    /// <summary>A further answer (Create Followup Message).</summary>
    Task<Message> FollowUpAsync(
        Snowflake application,
        string token,
        MessageDraft message,
        IReadOnlyList<OutgoingFile>? files,
        CancellationToken cancellationToken
    );
}
