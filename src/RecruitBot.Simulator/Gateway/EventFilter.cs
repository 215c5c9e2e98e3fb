using System.Text.Json;
using System.Text.Json.Nodes;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Wire;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Gateway;

/// <summary>A dispatch: its name and data.</summary>
internal readonly record struct Dispatch(string Name, object Data);

/// <summary>What a session hears of a happening: by its shard and intents, and only of channels that the bot may see.</summary>
internal sealed class EventFilter(SimulatedWorld world, Access access, MessageView view)
{
    private Snowflake Bot => world.Settings.BotId;

    /// <summary>Whether the bot is in the server: of one that it is not in, it hears nothing.</summary>
    public bool HasBot => world.Members.Find(Bot) is not null;

    public IEnumerable<Dispatch> For(Happening happening, GatewaySession session) => session.Shard.Hears(GuildOf(happening)) ? Heard(happening, session) : [];

    private IEnumerable<Dispatch> Heard(Happening happening, GatewaySession session) =>
        happening switch
        {
            InteractionMade made => [new("INTERACTION_CREATE", made.Interaction)],
            RawDispatch raw => [new(raw.Name, raw.Data)],
            MessageAppeared m => Message(m.Message, session, "MESSAGE_CREATE"),
            MessageChanged m => Message(m.Message, session, "MESSAGE_UPDATE"),
            MessageGone m => Deleted(m.Message, session),
            ChannelAppeared c => Channel(c.Channel, session, "CREATE"),
            ChannelChanged c => Channel(c.Channel, session, "UPDATE"),
            ChannelGone c when !c.WithParent && c.Channel.GuildId is not null && session.Has(Intent.Guilds) && HasBot && (!c.Channel.IsThread || c.Viewers.Contains(Bot)) =>
            [
                new((c.Channel.IsThread ? "THREAD" : "CHANNEL") + "_DELETE", c.Channel.IsThread ? Stub(c.Channel) : c.Channel),
            ],
            ThreadJoined joined => Joined(joined, session),
            RoleAppeared role when session.Has(Intent.Guilds) && HasBot => [new("GUILD_ROLE_CREATE", new { world.Settings.GuildId, role.Role })],
            RoleGone role when session.Has(Intent.Guilds) && HasBot => [new("GUILD_ROLE_DELETE", new { world.Settings.GuildId, RoleId = role.Role })],
            // Libraries tell a server that the bot has come into from one that is there again by whether "unavailable" is written.
            BotInvited when session.Has(Intent.Guilds) => [new("GUILD_CREATE", Guild() with { Unavailable = null })],
            // Without "unavailable" it is for good.
            BotKicked when session.Has(Intent.Guilds) => [new("GUILD_DELETE", new { Id = world.Settings.GuildId })],
            MemberGone member when session.Has(Intent.GuildMembers) && HasBot =>
            [
                new("GUILD_MEMBER_REMOVE", new { world.Settings.GuildId, User = world.Accounts.Find(member.User)!.User }),
            ],
            RoleChanged role when HasBot && session.Has(Intent.Guilds) => [new("GUILD_ROLE_UPDATE", new { world.Settings.GuildId, role.Role })],
            MemberAppeared member when HasBot && session.Has(Intent.GuildMembers) => [new("GUILD_MEMBER_ADD", Member(member.User))],
            // The bot hears of its own membership in any case.
            MemberChanged member when session.Has(Intent.GuildMembers) || member.User == Bot => [new("GUILD_MEMBER_UPDATE", Member(member.User))],
            _ => [],
        };

    private Snowflake? GuildOf(Happening happening) =>
        happening switch
        {
            InteractionMade made => made.Interaction.GuildId,
            RawDispatch raw => GuildOf(raw.Data),
            MessageAppeared m => GuildOf(m.Message),
            MessageChanged m => GuildOf(m.Message),
            MessageGone m => GuildOf(m.Message),
            ChannelAppeared c => c.Channel.GuildId,
            ChannelChanged c => c.Channel.GuildId,
            ChannelGone c => c.Channel.GuildId,
            _ => world.Settings.GuildId,
        };

    private Snowflake? GuildOf(StoredMessage message) => world.Channels.Find(message.Message.ChannelId)?.GuildId;

    private static Snowflake? GuildOf(JsonElement data) =>
        data.ValueKind == JsonValueKind.Object
        && data.TryGetProperty("guild_id", out var id)
        && id.ValueKind == JsonValueKind.String
        && Snowflake.TryParse(id.GetString(), out var guild)
            ? guild
            : null;

    /// <summary>The server as it is when a session begins.</summary>
    public Guild Guild()
    {
        var channels = world.Channels.All.Where(c => c.GuildId == world.Settings.GuildId).ToList();
        return new Guild
        {
            Id = world.Settings.GuildId,
            Name = world.Settings.GuildName,
            OwnerId = world.Settings.OwnerId,
            Unavailable = false,
            Roles = [.. world.Roles.All],
            Channels = [.. channels.Where(c => !c.IsThread).OrderBy(c => c.Position)],
            Threads = [.. channels.Where(c => c.IsThread && c.ThreadMetadata?.Archived == false && access.CanView(c, Bot))],
            Members = [world.Members.Find(Bot)! with { User = world.Bot }],
            MemberCount = world.Members.All.Count,
        };
    }

    private IEnumerable<Dispatch> Message(StoredMessage message, GatewaySession session, string name) =>
        Hears(message, session) ? [new(name, view.Event(message, session.Has(Intent.MessageContent)))] : [];

    private IEnumerable<Dispatch> Deleted(StoredMessage message, GatewaySession session) =>
        Hears(message, session)
            ? [new("MESSAGE_DELETE", new { message.Message.Id, message.Message.ChannelId, world.Channels.Find(message.Message.ChannelId)?.GuildId })]
            : [];

    private bool Hears(StoredMessage message, GatewaySession session) =>
        message.OnlyFor is null
        && world.Channels.Find(message.Message.ChannelId) is { } channel
        && session.Has(channel.GuildId is null ? Intent.DirectMessages : Intent.GuildMessages)
        && access.CanView(channel, Bot);

    private IEnumerable<Dispatch> Channel(Channel channel, GatewaySession session, string what)
    {
        // Direct messages announce themselves by their first message only; a bot is told of every channel of its servers, as when they become
        // available, and so also that it may no longer look into one.
        if (channel.GuildId is null || !session.Has(Intent.Guilds) || !HasBot || (channel.IsThread && !access.CanView(channel, Bot)))
            return [];
        var shown = channel.IsThread && what == "CREATE" ? channel with { NewlyCreated = true } : channel;
        return [new((channel.IsThread ? "THREAD_" : "CHANNEL_") + what, shown)];
    }

    private IEnumerable<Dispatch> Joined(ThreadJoined joined, GatewaySession session)
    {
        if (!session.Has(Intent.Guilds) || (joined.User != Bot && !session.Has(Intent.GuildMembers)))
            return [];
        var added = new { joined.Thread.Id, UserId = joined.User, JoinTimestamp = world.Now, Flags = 0 };
        var count = world.ThreadMembers.Of(joined.Thread.Id).Count;
        return [new("THREAD_MEMBERS_UPDATE", new { joined.Thread.Id, world.Settings.GuildId, MemberCount = count, AddedMembers = new[] { added } })];
    }

    private JsonObject Member(Snowflake user)
    {
        var member = JsonObject.Create(WireJson.ToElement(world.Members.Find(user)! with { User = world.Accounts.Find(user)!.User }))!;
        member["guild_id"] = world.Settings.GuildId.ToString();
        return member;
    }

    private static object Stub(Channel thread) => new { thread.Id, thread.GuildId, thread.ParentId, thread.Type };
}
