using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Rest;

/// <summary>The server, its channels, roles, members and open threads (resources/guild).</summary>
internal sealed class GuildRoutes(SimulatedWorld world, Access access)
{
    public void Map(RestPipeline rest)
    {
        rest.On("GET", "/guilds/{guild}", call => Guild(call));
        rest.On("GET", "/guilds/{guild}/roles", call => Guild(call).Roles);
        rest.On("GET", "/guilds/{guild}/roles/member-counts", MemberCounts);
        rest.On("GET", "/guilds/{guild}/channels", Channels);
        rest.On("GET", "/guilds/{guild}/members/{user}", Member);
        rest.On("GET", "/guilds/{guild}/threads/active", ActiveThreads);
    }

    private Guild Guild(Call call)
    {
        if (call.Id("guild") != world.Settings.GuildId || world.Members.Find(world.Settings.BotId) is null)
            throw ApiFault.UnknownGuild();
        return new Guild
        {
            Id = world.Settings.GuildId,
            Name = world.Settings.GuildName,
            OwnerId = world.Settings.OwnerId,
            Roles = [.. world.Roles.All],
        };
    }

    // Channels that the bot may not see are listed as well: Discord hides only what is in them.
    private List<Channel> Channels(Call call)
    {
        var guild = Guild(call).Id;
        return [.. world.Channels.All.Where(c => c.GuildId == guild && !c.IsThread).OrderBy(c => c.Position)];
    }

    private GuildMember Member(Call call)
    {
        Guild(call);
        var user = call.Id("user");
        var account = world.Accounts.Find(user)?.User ?? throw ApiFault.UnknownUser();
        return (world.Members.Find(user) ?? throw ApiFault.UnknownMember()) with { User = account };
    }

    private ActiveThreads ActiveThreads(Call call)
    {
        var guild = Guild(call).Id;
        var bot = world.Settings.BotId;
        var threads = world.Channels.All.Where(c => c.GuildId == guild && c.IsThread && c.ThreadMetadata?.Archived == false && access.CanView(c, bot)).ToList();
        var own = world.ThreadMembers.All.Where(m => m.User == bot).ToDictionary(m => m.Thread);
        return new ActiveThreads
        {
            Threads = [.. threads],
            Members = [.. threads.Where(t => own.ContainsKey(t.Id)).Select(t => new ThreadMember { Id = t.Id, UserId = bot, JoinTimestamp = own[t.Id].JoinedAt, Flags = 0 })],
        };
    }

    // Without @everyone, whose members are all there are.
    private Dictionary<string, int> MemberCounts(Call call)
    {
        var guild = Guild(call).Id;
        return world.Roles.All.Where(r => r.Id != guild).ToDictionary(r => r.Id.ToString(), r => world.Members.All.Count(m => m.Roles.Contains(r.Id)));
    }
}
