using System.Collections.Concurrent;
using Discord.WebSocket;
using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.DiscordNet.Gateway;
using RecruitBot.Adapters.DiscordNet.Interactions;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Gateway.Sharding;
using RecruitBot.Discord.Model;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Events;

/// <summary>
/// What one of the library's shards tells, as our events. Its handlers run one after the other where frames are read; they hand over and never wait.
/// </summary>
internal sealed class ShardEvents
{
    private readonly DiscordSocketClient _shard;
    private readonly GatewayOptions _options;
    private readonly InteractionTable _interactions;
    private readonly Action<GatewayEvent> _emit;
    private readonly Action<ConnectionEnd> _end;
    private readonly ILogger _logger;
    private readonly Shard _place;
    private readonly ConcurrentDictionary<ulong, bool> _present = new();
    private readonly Lock _lock = new();
    private SocketSelfUser? _self;

    /// <summary>1 when the session of this connection is a new one.</summary>
    private int _fresh;
    private volatile bool _left;

    public ShardEvents(
        DiscordSocketClient shard,
        int count,
        GatewayOptions options,
        InteractionTable interactions,
        Action<GatewayEvent> emit,
        Action<ConnectionEnd> end,
        ILogger logger
    )
    {
        (_shard, _options, _interactions, _emit, _end, _logger) = (shard, options, interactions, emit, end, logger);
        _place = new Shard(shard.ShardId, count);
        shard.Connected += ConnectedAsync;
        shard.Ready += () => Told();
        shard.Disconnected += DisconnectedAsync;
        shard.GuildAvailable += AvailableAsync;
        shard.GuildUnavailable += guild => IsOutage(guild) ? GoneAsync(guild, unavailable: true) : Task.CompletedTask;
        shard.LeftGuild += guild => GoneAsync(guild, unavailable: false);
        shard.GuildUpdated += (_, guild) => Changed(guild);
        shard.ChannelCreated += channel => Changed(channel);
        shard.ChannelUpdated += (_, channel) => Changed(channel);
        shard.ChannelDestroyed += channel => Changed(channel);
        shard.RoleCreated += role => Changed(role.Guild);
        shard.RoleUpdated += (_, role) => Changed(role.Guild);
        shard.RoleDeleted += role => Changed(role.Guild);
        shard.GuildMemberUpdated += (_, member) => member.Id == shard.CurrentUser?.Id ? Changed(member.Guild) : Task.CompletedTask;
        shard.ThreadUpdated += (_, thread) => Told(new ThreadChanged(new Snowflake(thread.Id)));
        shard.ThreadDeleted += thread => Told(new ThreadChanged(new Snowflake(thread.Id)));
        shard.MessageReceived += MessageAsync;
        shard.MessageUpdated += (_, message, _) => IsOfUse(message) ? Told(new MessageEdited(Messages.Of(message))) : Task.CompletedTask;
        shard.MessageDeleted += (message, channel) => DeletedAsync([message.Id], channel);
        shard.MessagesBulkDeleted += (messages, channel) => DeletedAsync(messages.Select(m => m.Id), channel);
        shard.InteractionCreated += InteractionAsync;
    }

    /// <summary>Nothing more is told.</summary>
    public void Leave() => _left = true;

    private Task ConnectedAsync()
    {
        TellOfNewSession();
        if (Interlocked.Exchange(ref _fresh, 0) == 1)
            return Task.CompletedTask;
        _logger.LogInformation("Connected to Discord again; nothing was missed{Shard}", _place.Label);
        return Told(new SessionResumed());
    }

    private Task DisconnectedAsync(Exception problem)
    {
        if (_left)
            return Task.CompletedTask;
        Interlocked.Exchange(ref _fresh, 0);
        var reason = Closes.Words(problem);
        _logger.LogInformation("Connection lost ({Reason}); trying again{Shard}", reason, _place.Label);
        if (Closes.Judge(problem, _options.Intents) is { } end)
            _end(end);
        return Told(new ConnectionLost(reason));
    }

    /// <summary>The library says so as well after a resumption, of servers that never went.</summary>
    private Task AvailableAsync(SocketGuild guild)
    {
        TellOfNewSession();
        return _present.TryAdd(guild.Id, true) ? Told(new GuildAvailable(new Snowflake(guild.Id))) : Task.CompletedTask;
    }

    private Task GoneAsync(SocketGuild guild, bool unavailable)
    {
        _present.TryRemove(guild.Id, out _);
        return Told(new GuildGone(new Snowflake(guild.Id), unavailable));
    }

    private Task MessageAsync(SocketMessage message) => IsOfUse(message) ? Told(new MessageCreated(Messages.Of(message))) : Task.CompletedTask;

    /// <summary>The library knows the channels of servers; what it does not know are direct messages.</summary>
    private Task DeletedAsync(IEnumerable<ulong> messages, Library.Cacheable<Library.IMessageChannel, ulong> channel)
    {
        var id = new Snowflake(channel.Id);
        var guild = (_shard.GetChannel(channel.Id) as SocketGuildChannel)?.Guild;
        return guild is null || _options.ListensTo?.Invoke(id) != false
            ? Told(new MessagesDeleted(id, guild is null ? null : new Snowflake(guild.Id), [.. messages.Select(m => new Snowflake(m))]))
            : Task.CompletedTask;
    }

    private Task InteractionAsync(SocketInteraction interaction)
    {
        if (interaction is null || Interactions.InteractionReading.Of(interaction) is not { } read)
            return Task.CompletedTask;
        _interactions.Add(interaction);
        return Told(new InteractionCreated(read));
    }

    private Task Changed(Library.IEntity<ulong> guild) => Told(new GuildChanged(new Snowflake(guild.Id)));

    /// <summary>Direct messages have no server, so nothing remembered of one changes.</summary>
    private Task Changed(SocketChannel channel) => channel is SocketGuildChannel { Guild: { } guild } ? Changed(guild) : Task.CompletedTask;

    /// <summary>Whether the server is down: the library says so as well when its own connection ends, and before it says that a server was left.</summary>
    private bool IsOutage(SocketGuild guild) => _shard.ConnectionState == Library.ConnectionState.Connected && _shard.GetGuild(guild.Id) is not null;

    /// <summary>Whether it is a direct message, stands where the bot listens, or names the bot.</summary>
    private bool IsOfUse(SocketMessage message) =>
        message.Channel is not SocketGuildChannel
        || _options.ListensTo?.Invoke(new Snowflake(message.Channel.Id)) != false
        || (_shard.CurrentUser is { } self && message.MentionedUsers.Any(m => m.Id == self.Id));

    private Task Told(GatewayEvent? happened = null)
    {
        if (_left)
            return Task.CompletedTask;
        // The library tells of a new session late, after the servers; what comes before it would find nobody at home.
        TellOfNewSession();
        if (happened is not null)
            _emit(happened);
        return Task.CompletedTask;
    }

    /// <summary>Tells of a session that has begun, once; the library makes the bot's account anew with each (READY).</summary>
    private void TellOfNewSession()
    {
        lock (_lock)
        {
            if (_shard.CurrentUser is not { } self || ReferenceEquals(self, _self))
                return;
            _self = self;
            _present.Clear();
            Interlocked.Exchange(ref _fresh, 1);
            _logger.LogInformation("Connected to Discord as {Name}{Shard}", self.Username, _place.Label);
            _emit(new SessionBegan(ReadyOf(self)));
        }
    }

    /// <summary>What the library shows of a session's beginning; by what it would be resumed it keeps to itself.</summary>
    private Ready ReadyOf(SocketSelfUser self) =>
        new()
        {
            User = People.Of(self),
            Guilds = [.. _shard.Guilds.Select(g => new Guild { Id = new Snowflake(g.Id), Unavailable = true })],
            Shard = [_place.Id, _place.Count],
            SessionId = "",
            ResumeGatewayUrl = "",
        };
}
