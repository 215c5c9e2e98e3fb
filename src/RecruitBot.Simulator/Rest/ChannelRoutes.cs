using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Rest;

/// <summary>Channels and threads (resources/channel).</summary>
internal sealed class ChannelRoutes(SimulatedWorld world, Visible visible, Threads threads)
{
    public void Map(RestPipeline rest)
    {
        rest.On("GET", "/channels/{channel}", visible.Channel);
        rest.On("PATCH", "/channels/{channel}", Edit);
        rest.On("DELETE", "/channels/{channel}", Delete);
        rest.On("POST", "/channels/{channel}/threads", Start);
        rest.On("PUT", "/channels/{channel}/thread-members/@me", call => Add(call, world.Settings.BotId));
        rest.On("PUT", "/channels/{channel}/thread-members/{user}", call => Add(call, call.Id("user")));
        rest.On("POST", "/channels/{channel}/typing", Type);
    }

    private Channel Edit(Call call)
    {
        var channel = InGuild(visible.Channel(call));
        ChannelChecks.Edit(call.Body);
        return threads.Edit(channel, world.Settings.BotId, call.Read<ChannelEdit>());
    }

    private Channel Delete(Call call)
    {
        var channel = InGuild(visible.Channel(call));
        threads.Delete(channel, world.Settings.BotId);
        return channel;
    }

    private JsonAnswer Start(Call call)
    {
        var parent = InGuild(visible.Channel(call));
        ChannelChecks.Start(call.Body);
        return new JsonAnswer(201, threads.Start(parent, world.Bot, call.Read<ThreadDraft>()));
    }

    private object? Add(Call call, Snowflake user)
    {
        threads.Add(InGuild(visible.Channel(call)), world.Bot, user);
        return null;
    }

    private object? Type(Call call)
    {
        var channel = visible.Writable(call);
        world.Tell(new Typing(channel.Id, world.Settings.BotId));
        return null;
    }

    private static Channel InGuild(Channel channel) => channel.GuildId is null ? throw ApiFault.NotOnThisChannel() : channel;
}
