using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Rest;

/// <summary>The bot's account, its application, its servers, and direct messages (resources/user; resources/application).</summary>
internal sealed class UserRoutes(SimulatedWorld world, Threads threads)
{
    public void Map(RestPipeline rest)
    {
        rest.On("GET", "/users/@me", _ => world.Bot);
        rest.On("GET", "/users/{user}", call => world.Accounts.Find(call.Id("user"))?.User ?? throw ApiFault.UnknownUser());
        rest.On("GET", "/users/@me/guilds", _ => new[] { new Guild { Id = world.Settings.GuildId, Name = world.Settings.GuildName } });
        rest.On("POST", "/users/@me/channels", OpenDirect);
        rest.On("GET", "/applications/@me", _ => Application());
        rest.On("GET", "/oauth2/applications/@me", _ => Application());
    }

    private Application Application() =>
        new()
        {
            Id = world.Settings.ApplicationId,
            Name = world.Bot.Username,
            Flags =
                (world.Settings.MessageContent ? ApplicationFlags.MessageContentLimited : ApplicationFlags.None)
                | (world.Settings.GuildMembers ? ApplicationFlags.GuildMembersLimited : ApplicationFlags.None),
        };

    private Channel OpenDirect(Call call) =>
        threads.Direct(call.Read<Recipient>().RecipientId ?? throw ApiFault.InvalidForm(FormErrors.One("recipient_id", "BASE_TYPE_REQUIRED", "This field is required")));

    private sealed record Recipient(Snowflake? RecipientId);
}
