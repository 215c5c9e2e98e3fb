using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.People;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Control;

/// <summary>The bot removed from the server and invited into it, and roles made.</summary>
internal sealed class MembershipControl(Membership membership)
{
    private static readonly Limit Name = new(1, 100, "resources/guild, Create Guild Role");

    public void Map(PersonPipeline control)
    {
        control.On("POST", "/control/bot", Bot);
        control.On("POST", "/control/roles", Create);
    }

    private object? Bot(Call call)
    {
        var request = call.Read<BotRequest>();
        switch (request.Action)
        {
            case "kick":
                membership.KickBot();
                return null;
            case "invite":
                return membership.InviteBot(request.Permissions ?? Permissions.None);
            default:
                throw ApiFault.InvalidForm(FormErrors.One("action", "BASE_TYPE_CHOICES", "Value must be one of (kick, invite)."));
        }
    }

    private JsonAnswer Create(Call call)
    {
        var errors = new FormErrors();
        new Fields(call.Body, "", errors).Text("name", Name, required: true);
        errors.ThrowIfAny();
        var request = call.Read<RoleRequest>();
        return new JsonAnswer(201, membership.Create(request.Name!, request.Permissions ?? Permissions.None));
    }

    private sealed record BotRequest(string? Action, Permissions? Permissions);

    private sealed record RoleRequest(string? Name, Permissions? Permissions);
}
