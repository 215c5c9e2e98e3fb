using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Gateway;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.People;

/// <summary>What a person sees and writes.</summary>
internal sealed class PersonRoutes(
    SimulatedWorld world,
    Access access,
    ChannelSight sight,
    Messages messages,
    Threads threads,
    MessageView view,
    CommandSight commands,
    PersonFeeds feeds,
    GatewayHub hub
)
{
    public void Map(PersonPipeline people)
    {
        people.As("GET", "/view", (_, who) => View(who));
        people.As("GET", "/channels/{channel}/messages", List);
        people.As("POST", "/channels/{channel}/messages", Send);
        people.As("PATCH", "/channels/{channel}/messages/{message}", Edit);
        people.As("DELETE", "/channels/{channel}/messages/{message}", Delete);
        people.As("POST", "/channels/{channel}/read", Read);
        people.As("POST", "/channels/{channel}/typing", Typing);
        people.As("POST", "/dm", (_, who) => sight.Describe(threads.Direct(who.User.Id), who.User.Id));
    }

    private object View(Account who)
    {
        var me = who.User.Id;
        return new
        {
            Me = new
            {
                who.User.Id,
                who.User.Username,
                who.User.GlobalName,
                who.AvatarColor,
                Roles = world.Members.Find(me)?.Roles ?? [],
            },
            Guild = new { Id = world.Settings.GuildId, Name = world.Settings.GuildName },
            Channels = sight.All(me).Select(c => sight.Describe(c, me)).ToList(),
            Commands = commands.Of(me).ToList(),
            Roles = world.Roles.All.ToList(),
            People = world.Accounts.All.ToDictionary(
                a => a.User.Id,
                a => new { Name = a.User.ShownName, a.User.Username, a.User.GlobalName, Color = a.AvatarColor, Bot = a.User.Bot == true }
            ),
            Bot = new { Online = hub.BotIsOnline },
            Event = feeds.Position(me),
        };
    }

    private List<Message> List(Call call, Account who)
    {
        var channel = sight.Find(call.Id("channel"), who.User.Id);
        var limit = call.QueryNumber("limit", 50, LimitTable.FetchedMessages.Min, LimitTable.FetchedMessages.Max);
        var all = sight.Messages(channel, who.User.Id);
        if (call.QueryId("before") is { } before)
            all = all.Where(m => m.Message.Id < before);
        return [.. all.TakeLast(limit).Select(view.Plain)];
    }

    private Message Send(Call call, Account who)
    {
        var channel = sight.Find(call.Id("channel"), who.User.Id);
        if (!access.CanWrite(channel, who.User.Id))
            throw ApiFault.MissingPermissions();
        var draft = MessageChecks.FromPerson(call);
        var written = new NewMessage
        {
            Channel = channel.Id,
            Author = who.User,
            Draft = draft,
            Files = call.Files,
        };
        return view.Plain(messages.Write(written));
    }

    private Message Edit(Call call, Account who)
    {
        var message = sight.FindMessage(call.Id("channel"), call.Id("message"), who.User.Id);
        if (message.Message.Author?.Id != who.User.Id)
            throw ApiFault.OtherAuthor();
        return view.Plain(messages.Edit(message, MessageChecks.FromPerson(call), Mentions.Anybody, []));
    }

    private object? Delete(Call call, Account who)
    {
        var message = sight.FindMessage(call.Id("channel"), call.Id("message"), who.User.Id);
        if (message.Message.Author?.Id != who.User.Id && !access.In(sight.Find(message.Message.ChannelId, who.User.Id), who.User.Id).HasFlag(Permissions.ManageMessages))
            throw ApiFault.MissingPermissions();
        messages.Delete(message);
        return null;
    }

    private object? Read(Call call, Account who)
    {
        var channel = sight.Find(call.Id("channel"), who.User.Id);
        if (sight.Messages(channel, who.User.Id).LastOrDefault() is { } last)
            messages.MarkRead(channel.Id, who.User.Id, last.Message.Id);
        return null;
    }

    private object? Typing(Call call, Account who)
    {
        world.Tell(new Typing(sight.Find(call.Id("channel"), who.User.Id).Id, who.User.Id));
        return null;
    }
}
