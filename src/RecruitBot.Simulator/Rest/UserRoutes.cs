using System.Text.Json.Nodes;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.Wire;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Rest;

/// <summary>The bot's account, its application, its servers, and direct messages (resources/user; resources/application).</summary>
internal sealed class UserRoutes(SimulatedWorld world, Access access, Threads threads, Quotas quotas)
{
    public void Map(RestPipeline rest)
    {
        rest.On("GET", "/users/@me", _ => Me());
        rest.On("GET", "/users/{user}", call => world.Accounts.Find(call.Id("user"))?.User ?? throw ApiFault.UnknownUser());
        rest.On("GET", "/users/@me/guilds", _ => world.Members.Find(world.Settings.BotId) is null ? [] : new[] { Summary() });
        rest.On("POST", "/users/@me/channels", OpenDirect);
        rest.On("GET", "/applications/@me", _ => Application());
        rest.On("GET", "/oauth2/applications/@me", _ => Application());
    }

    /// <summary>The bot's own account, of which it is told more than of others.</summary>
    private JsonObject Me()
    {
        var me = JsonObject.Create(WireJson.ToElement(world.Bot))!;
        me["mfa_enabled"] = false;
        me["verified"] = true;
        me["email"] = null;
        me["locale"] = "en-US";
        return me;
    }

    private GuildSummary Summary() => new(world.Settings.GuildId, world.Settings.GuildName, Owner: false, access.InGuild(world.Settings.BotId));

    private JsonObject Application()
    {
        var flags =
            (world.Settings.MessageContent ? ApplicationFlags.MessageContentLimited : ApplicationFlags.None)
            | (world.Settings.GuildMembers ? ApplicationFlags.GuildMembersLimited : ApplicationFlags.None);
        var application = new Application { Id = world.Settings.ApplicationId, Name = world.Bot.Username, Flags = flags };
        var told = JsonObject.Create(WireJson.ToElement(application))!;
        told["owner"] = JsonObject.Create(WireJson.ToElement(world.Accounts.Find(world.Settings.OwnerId)!.User));
        return told;
    }

    private Channel OpenDirect(Call call)
    {
        var person =
            call.Read<Recipient>().RecipientId ?? throw ApiFault.InvalidForm(FormErrors.One("recipient_id", "BASE_TYPE_REQUIRED", "This field is required"));
        if (!threads.IsDirectOpen(person) && !quotas.TryUse("new direct", quotas.Options.NewDirects, TimeSpan.FromMinutes(10)))
            throw ApiFault.OpensTooFast();
        return threads.Direct(person);
    }

    private sealed record Recipient(Snowflake? RecipientId);
}
