using System.Text.Json;
using System.Text.Json.Nodes;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.People;

/// <summary>What one person's client hears of a happening.</summary>
internal sealed class FeedFilter(SimulatedWorld world, Access access, ChannelSight sight, MessageView view)
{
    public JsonObject? For(Happening happening, Snowflake user) =>
        happening switch
        {
            MessageAppeared m when access.CanRead(m.Message, user) => Event("message", ("message", view.Plain(m.Message))),
            MessageChanged m when access.CanRead(m.Message, user) => Event("message_updated", ("message", view.Plain(m.Message))),
            MessageGone m when access.CanRead(m.Message, user) => Event(
                "message_deleted",
                ("channel_id", m.Message.Message.ChannelId),
                ("id", m.Message.Message.Id)
            ),
            ChannelAppeared c when access.CanView(c.Channel, user) => Channel(c.Channel, user),
            ChannelChanged c => Channel(c.Channel, user),
            ThreadJoined t when t.User == user || access.CanView(t.Thread, user) => Channel(t.Thread, user),
            ChannelGone c when c.Viewers.Contains(user) => Event("channel_deleted", ("id", c.Channel.Id)),
            CommandsChanged => Event("commands"),
            RoleChanged or RoleAppeared or RoleGone or MemberChanged or MemberAppeared or EverythingChanged => Event("reload"),
            Typing t when t.User != user && world.Channels.Find(t.Channel) is { } c && access.CanView(c, user) => Event(
                "typing",
                ("channel_id", t.Channel),
                ("user_id", t.User)
            ),
            FormShown f when f.User == user => Event(
                "form",
                ("interaction_id", f.Interaction),
                ("channel_id", f.Channel),
                ("title", f.Form.Title ?? ""),
                ("custom_id", f.Form.CustomId ?? ""),
                ("components", f.Form.Components ?? [])
            ),
            InteractionMoved i when i.User == user => Moved(i),
            BotPresence bot => Event("bot", ("online", bot.Online)),
            _ => null,
        };

    private JsonObject Moved(InteractionMoved moved)
    {
        var told = Event("interaction", ("id", moved.Id), ("state", moved.State));
        if (moved.Message is { } message)
            told["message"] = Node(view.Plain(message));
        return told;
    }

    private JsonObject Channel(Channel channel, Snowflake user)
    {
        var told = Event(access.CanView(channel, user) ? "channel" : "channel_deleted");
        if (access.CanView(channel, user))
            told["channel"] = sight.Describe(world.Channels.Find(channel.Id) ?? channel, user);
        else
            told["id"] = channel.Id.ToString();
        return told;
    }

    private static JsonObject Event(string type, params (string Name, object Value)[] fields)
    {
        var told = new JsonObject { ["type"] = type };
        foreach (var (name, value) in fields)
            told[name] = Node(value);
        return told;
    }

    private static JsonNode? Node(object value) => JsonSerializer.SerializeToNode(value, value.GetType(), DiscordJson.Options);
}
