using System.Collections.Concurrent;
using System.Net;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Tests.Support;

/// <summary>A message of the bot's as it stands.</summary>
public sealed record Posted(Snowflake Channel, Snowflake Id, MessageDraft Draft, IReadOnlyList<OutgoingFile> Files);

/// <summary>
/// A Discord server in memory, seen through its REST side: keeps every call ("CreateMessage 200"), does what it is asked, and refuses what a
/// test tells it to.
/// </summary>
public sealed class ScriptedServer : IDiscordRest
{
    public static readonly Snowflake GuildId = new(100);
    public static readonly Snowflake Everyone = GuildId;
    public static readonly Snowflake BotRole = new(101);
    public static readonly Snowflake Recruiter = new(102);
    public static readonly Snowflake Manager = new(103);
    public static readonly Snowflake Owner = new(1);
    public static readonly Snowflake Bot = new(10);
    public static readonly Snowflake ApplicationId = new(11);
    public static readonly Snowflake Apply = new(200);
    public static readonly Snowflake Review = new(201);
    public static readonly Snowflake General = new(202);

    private const Permissions Ordinary =
        Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks | Permissions.AttachFiles | Permissions.ReadMessageHistory;

    private readonly Lock _lock = new();
    private readonly List<(Func<string, bool> Match, Func<Exception> Fault)> _faults = [];
    private readonly Dictionary<string, Snowflake> _nonces = new(StringComparer.Ordinal);
    private readonly List<Message> _history = [];
    private readonly List<Posted> _posted = [];
    private ulong _next = Snowflake.At(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)).Value;

    /// <summary>Every call in order.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>First answers to interactions.</summary>
    public ConcurrentQueue<InteractionResponse> Answers { get; } = new();

    /// <summary>What was said in answer to interactions after the first answer, edits of it included.</summary>
    public ConcurrentQueue<MessageDraft> FollowUps { get; } = new();

    /// <summary>Called before every call is carried out.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    public ApplicationFlags Flags { get; set; } = ApplicationFlags.MessageContentLimited;

    /// <summary>How many shards Discord proposes.</summary>
    public int Shards { get; set; } = 1;

    public List<Guild> Guilds { get; } =
    [
        new()
        {
            Id = GuildId,
            Name = "Bakery",
            OwnerId = Owner,
            Roles =
            [
                new() { Id = Everyone, Name = "@everyone", Permissions = Ordinary | Permissions.SendMessagesInThreads },
                new() { Id = BotRole, Name = "RecruitBot", Permissions = Ordinary | Permissions.CreatePrivateThreads | Permissions.SendMessagesInThreads | Permissions.ManageThreads },
                new() { Id = Recruiter, Name = "Recruiter", Permissions = Ordinary | Permissions.ManageThreads },
                new() { Id = Manager, Name = "Manager", Permissions = Ordinary | Permissions.ManageGuild },
            ],
        },
    ];

    public Dictionary<Snowflake, Channel> Channels { get; } = new Channel[]
    {
        new() { Id = Apply, Type = ChannelType.Text, Name = "apply", GuildId = GuildId },
        new()
        {
            Id = Review,
            Type = ChannelType.Text,
            Name = "recruiting-review",
            GuildId = GuildId,
            PermissionOverwrites =
            [
                new() { Id = Everyone, Deny = Permissions.ViewChannel },
                new() { Id = Recruiter, Allow = Permissions.ViewChannel },
                new() { Id = BotRole, Allow = Permissions.ViewChannel },
            ],
        },
        new() { Id = General, Type = ChannelType.Text, Name = "general", GuildId = GuildId },
    }.ToDictionary(c => c.Id);

    /// <summary>Threads that the bot sees and is no member of.</summary>
    public HashSet<Snowflake> NotIn { get; } = [];

    public Dictionary<Snowflake, GuildMember> Members { get; } = new() { [Bot] = new() { Roles = [BotRole] } };

    public List<ApplicationCommand> Commands { get; } = [];

    /// <summary>The bot's messages as they stand.</summary>
    public IReadOnlyList<Posted> Messages
    {
        get
        {
            lock (_lock)
                return [.. _posted];
        }
    }

    public User AsUser(ulong id, string name = "") => new() { Id = new Snowflake(id), Username = name.Length > 0 ? name : $"user{id}" };

    public GuildMember Join(ulong id, params Snowflake[] roles) =>
        Members[new Snowflake(id)] = new() { User = AsUser(id), Roles = roles, JoinedAt = DateTimeOffset.UnixEpoch };

    /// <summary>The direct messages with a user.</summary>
    public static Snowflake DirectOf(ulong user) => new(5_000_000 + user);

    /// <summary>What the bot's messages in a channel say.</summary>
    public IReadOnlyList<string> Said(Snowflake channel) => [.. Messages.Where(m => m.Channel == channel).Select(m => m.Draft.Content ?? (m.Draft.Embeds is [var card, ..] ? card.Title : null) ?? "")];

    public int Count(string call) => Calls.Count(c => c == call);

    /// <summary>Refuses calls that begin like that: with a code of Discord's, or as out of reach when it is 0.</summary>
    public void Refuse(string call, int code, int times = int.MaxValue)
    {
        lock (_lock)
            _faults.Add(
                (
                    c => c.StartsWith(call, StringComparison.Ordinal) && times-- > 0,
                    () => code == 0 ? new DiscordUnavailableException("Discord is out of reach.") : new DiscordApiException(HttpStatusCode.BadRequest, code, $"Refused with {code}.")
                )
            );
    }

    public void RefuseNothing()
    {
        lock (_lock)
            _faults.Clear();
    }

    /// <summary>Somebody writes: the message as an event brings it.</summary>
    public Message Write(ulong user, Snowflake channel, string text, bool inGuild = false, params Snowflake[] mentions)
    {
        var message = new Message
        {
            Id = NewId(),
            ChannelId = channel,
            GuildId = inGuild ? GuildId : null,
            Author = AsUser(user),
            Content = text,
            Timestamp = DateTimeOffset.UnixEpoch,
            Mentions = [.. mentions.Select(m => new User { Id = m })],
        };
        if (channel == DirectOf(user))
            Channels.TryAdd(channel, new Channel { Id = channel, Type = ChannelType.Direct });
        // A channel's history names no server.
        lock (_lock)
            _history.Add(message with { GuildId = null });
        return message;
    }

    /// <summary>Changes a message in its channel's history, of which nothing is told.</summary>
    public void Change(Snowflake message, Func<Message, Message> change)
    {
        lock (_lock)
            _history[_history.FindIndex(m => m.Id == message)] = change(_history.Find(m => m.Id == message)!);
    }

    /// <summary>Takes a message out of its channel's history, of which nothing is told.</summary>
    public void Forget(Snowflake message)
    {
        lock (_lock)
            _history.RemoveAll(m => m.Id == message);
    }

    /// <summary>Whether histories look empty, as where they may not be read.</summary>
    public bool HidesHistories { get; set; }

    public Snowflake NewId() => new(Interlocked.Increment(ref _next));

    public void Delete(Snowflake message)
    {
        lock (_lock)
            _posted.RemoveAll(m => m.Id == message);
    }

    public Task<User> GetCurrentUserAsync(CancellationToken cancellationToken) => Call("GetCurrentUser", () => new User { Id = Bot, Username = "RecruitBot", Bot = true });

    public Task<Application> GetApplicationAsync(CancellationToken cancellationToken) =>
        Call("GetApplication", () => new Application { Id = ApplicationId, Flags = Flags });

    public Task<GatewayBot> GetGatewayBotAsync(CancellationToken cancellationToken) =>
        Call("GetGatewayBot", () => new GatewayBot { Url = "wss://gateway.example", Shards = Shards, SessionStartLimit = new SessionStartLimit { Total = 1000, Remaining = 1000, MaxConcurrency = 1 } });

    public Task<IReadOnlyList<Guild>> GetCurrentUserGuildsAsync(CancellationToken cancellationToken) =>
        Call<IReadOnlyList<Guild>>("GetCurrentUserGuilds", () => [.. Guilds.Select(g => new Guild { Id = g.Id, Name = g.Name })]);

    public Task<Guild> GetGuildAsync(Snowflake guild, CancellationToken cancellationToken) =>
        Call($"GetGuild {guild}", () => Guilds.Find(g => g.Id == guild) ?? throw Unknown(ApiErrorCode.UnknownGuild));

    public Task<IReadOnlyList<Channel>> GetGuildChannelsAsync(Snowflake guild, CancellationToken cancellationToken) =>
        Call<IReadOnlyList<Channel>>($"GetGuildChannels {guild}", () => [.. Channels.Values.Where(c => c.GuildId == guild && !c.IsThread)]);

    public Task<GuildMember> GetMemberAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
        Call($"GetMember {user}", () => Members.GetValueOrDefault(user) ?? throw Unknown(ApiErrorCode.UnknownMember));

    public Task<ActiveThreads> GetActiveThreadsAsync(Snowflake guild, CancellationToken cancellationToken) =>
        Call(
            "GetActiveThreads",
            () =>
            {
                var active = Channels.Values.Where(c => c is { IsThread: true, ThreadMetadata.Archived: false }).ToList();
                return new ActiveThreads { Threads = active, Members = [.. active.Where(t => !NotIn.Contains(t.Id)).Select(t => new ThreadMember { Id = t.Id, UserId = Bot })] };
            }
        );

    public Task<IReadOnlyDictionary<string, int>> GetRoleMemberCountsAsync(Snowflake guild, CancellationToken cancellationToken) =>
        Call<IReadOnlyDictionary<string, int>>(
            "GetRoleMemberCounts",
            () => Guilds[0].Roles!.Where(r => r.Id != guild).ToDictionary(r => r.Id.ToString(), r => Members.Values.Count(m => m.Roles.Contains(r.Id)), StringComparer.Ordinal)
        );

    public Task JoinThreadAsync(Snowflake thread, CancellationToken cancellationToken) =>
        Call($"JoinThread {thread}", () => NotIn.Remove(Existing(thread).Id));

    public Task<Channel> GetChannelAsync(Snowflake channel, CancellationToken cancellationToken) => Call($"GetChannel {channel}", () => Existing(channel));

    public Task<Channel> CreateDirectAsync(Snowflake user, CancellationToken cancellationToken) =>
        Call($"CreateDirect {user}", () => Channels[DirectOf(user.Value)] = new Channel { Id = DirectOf(user.Value), Type = ChannelType.Direct });

    public Task<Channel> StartThreadAsync(Snowflake channel, ThreadDraft thread, CancellationToken cancellationToken) =>
        Call(
            $"StartThread {channel}",
            () =>
            {
                var id = NewId();
                return Channels[id] = new Channel { Id = id, Type = thread.Type, Name = thread.Name, GuildId = GuildId, ParentId = channel, ThreadMetadata = new() };
            }
        );

    public Task AddThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken) =>
        Call($"AddThreadMember {thread} {user}", () => Existing(thread));

    public Task<Channel> EditChannelAsync(Snowflake channel, ChannelEdit edit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task DeleteChannelAsync(Snowflake channel, CancellationToken cancellationToken) =>
        Call($"DeleteChannel {channel}", () => Channels.Remove(Existing(channel).Id));

    public Task<IReadOnlyList<Message>> GetMessagesAsync(Snowflake channel, Snowflake? after, Snowflake? before, int limit, CancellationToken cancellationToken) =>
        Call<IReadOnlyList<Message>>(
            $"GetMessages {channel}",
            () =>
            {
                lock (_lock)
                {
                    var all = _history
                        .Where(m => m.ChannelId == channel)
                        .Concat(_posted.Where(p => p.Channel == channel).Select(p => new Message { Id = p.Id, ChannelId = channel, Author = new User { Id = Bot, Bot = true } }))
                        .Where(m => !HidesHistories && (after is null || m.Id > after.Value) && (before is null || m.Id < before.Value))
                        .OrderBy(m => m.Id);
                    // With "after" the messages that come next, else the latest; the latest first either way.
                    return [.. (after is not null ? all.Take(limit) : all.TakeLast(limit)).Reverse()];
                }
            }
        );

    public Task<Message> GetMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken) =>
        Call($"GetMessage {channel}", () => Of(Standing(channel, message)));

    public Task<Message> CreateMessageAsync(Snowflake channel, MessageDraft message, IReadOnlyList<OutgoingFile>? files, CancellationToken cancellationToken) =>
        Call(
            $"CreateMessage {channel}",
            () =>
            {
                Existing(channel);
                lock (_lock)
                {
                    if (message is { EnforceNonce: true, Nonce: { } nonce } && !_nonces.TryAdd($"{channel}/{nonce}", new Snowflake(_next + 1)))
                        return new Message { Id = _nonces[$"{channel}/{nonce}"], ChannelId = channel };
                    var posted = new Posted(channel, NewId(), message, files ?? []);
                    _posted.Add(posted);
                    return Of(posted);
                }
            }
        );

    public Task<Message> EditMessageAsync(Snowflake channel, Snowflake message, MessageDraft edit, CancellationToken cancellationToken) =>
        Call(
            $"EditMessage {channel}",
            () =>
            {
                lock (_lock)
                {
                    var at = _posted.IndexOf(Standing(channel, message));
                    _posted[at] = _posted[at] with { Draft = edit };
                    return Of(_posted[at]);
                }
            }
        );

    public Task DeleteMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken) =>
        Call(
            $"DeleteMessage {channel}",
            () =>
            {
                lock (_lock)
                    return _posted.Remove(Standing(channel, message));
            }
        );

    public Task TriggerTypingAsync(Snowflake channel, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ApplicationCommand>> GetCommandsAsync(Snowflake application, CancellationToken cancellationToken) =>
        Call<IReadOnlyList<ApplicationCommand>>("GetCommands", () => [.. Commands]);

    public Task<IReadOnlyList<ApplicationCommand>> OverwriteCommandsAsync(
        Snowflake application,
        IReadOnlyList<ApplicationCommand> commands,
        CancellationToken cancellationToken
    ) =>
        Call<IReadOnlyList<ApplicationCommand>>(
            "OverwriteCommands",
            () =>
            {
                Commands.Clear();
                Commands.AddRange(commands);
                return commands;
            }
        );

    public Task RespondAsync(Snowflake interaction, string token, InteractionResponse response, CancellationToken cancellationToken) =>
        Call(
            $"Respond {(int)response.Type}",
            () =>
            {
                Answers.Enqueue(response);
                return true;
            }
        );

    public Task<Message> EditOriginalAsync(
        Snowflake application,
        string token,
        MessageDraft message,
        IReadOnlyList<OutgoingFile>? files,
        CancellationToken cancellationToken
    ) => Call("EditOriginal", () => Followed(message));

    public Task DeleteOriginalAsync(Snowflake application, string token, CancellationToken cancellationToken) => Call("DeleteOriginal", () => true);

    public Task<Message> FollowUpAsync(
        Snowflake application,
        string token,
        MessageDraft message,
        IReadOnlyList<OutgoingFile>? files,
        CancellationToken cancellationToken
    ) => Call("FollowUp", () => Followed(message));

    private Message Followed(MessageDraft draft)
    {
        FollowUps.Enqueue(draft);
        return new Message { Id = NewId(), ChannelId = General };
    }

    private async Task<T> Call<T>(string call, Func<T> work)
    {
        Calls.Enqueue(call);
        await Before(call);
        lock (_lock)
            if (_faults.Find(f => f.Match(call)) is { Fault: { } fault })
                throw fault();
        return work();
    }

    private Channel Existing(Snowflake channel) => Channels.GetValueOrDefault(channel) ?? throw Unknown(ApiErrorCode.UnknownChannel);

    private Posted Standing(Snowflake channel, Snowflake message)
    {
        Existing(channel);
        lock (_lock)
            return _posted.Find(p => p.Channel == channel && p.Id == message) ?? throw Unknown(ApiErrorCode.UnknownMessage);
    }

    private static DiscordApiException Unknown(int code) => new(HttpStatusCode.NotFound, code, $"Unknown, {code}.");

    private static Message Of(Posted posted) => new() { Id = posted.Id, ChannelId = posted.Channel, Content = posted.Draft.Content ?? "" };
}
