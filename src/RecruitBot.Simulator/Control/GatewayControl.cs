using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Gateway;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.People;
using RecruitBot.Simulator.Web;

namespace RecruitBot.Simulator.Control;

/// <summary>Troubles of the gateway, on demand.</summary>
internal sealed class GatewayControl(GatewayHub hub)
{
    public void Map(PersonPipeline control) => control.On("POST", "/control/gateway", Act);

    private static readonly Limit Codes = new(3000, 4999, "topics/opcodes-and-status-codes, Gateway Close Event Codes");

    private static readonly Limit Reversed = new(2, 100, "");

    private object Act(Call call)
    {
        var errors = new FormErrors();
        var fields = new Fields(call.Body, "", errors);
        if (fields.Number("code", Codes) is null && fields.Has("seconds") && !(call.Read<GatewayRequest>().Seconds is >= 0 and <= 3600))
            fields.Wrong("seconds", "NUMBER_TYPE_MAX", "int value should be between 0 and 3600.");
        fields.Number("events", Reversed);
        errors.ThrowIfAny();
        var request = call.Read<GatewayRequest>();
        var connections = hub.Connections;
        foreach (var connection in connections)
            Act(connection, request);
        return new { Connections = connections.Count };
    }

    private void Act(GatewayConnection connection, GatewayRequest request)
    {
        switch (request.Action)
        {
            case "drop":
                connection.Abandon();
                break;
            case "reconnect":
                connection.Send(GatewayOpcode.Reconnect, null);
                break;
            case "heartbeat":
                connection.Send(GatewayOpcode.Heartbeat, null);
                break;
            case "invalid":
                if (request.Resumable != true)
                    connection.ForgetSession();
                connection.Send(GatewayOpcode.InvalidSession, request.Resumable == true);
                break;
            case "close":
                connection.Close((GatewayCloseCode)(request.Code ?? (int)GatewayCloseCode.UnknownError), "scripted");
                break;
            case "stall":
                connection.Stall(TimeSpan.FromSeconds(request.Seconds ?? 1));
                break;
            case "reverse":
                connection.Reverse(request.Events ?? 2);
                break;
            case "mute":
                connection.IsMute = request.On ?? true;
                break;
            default:
                throw ApiFault.InvalidForm(
                    FormErrors.One("action", "BASE_TYPE_CHOICES", "Value must be one of (drop, reconnect, heartbeat, invalid, close, stall, reverse, mute).")
                );
        }
    }

    private sealed record GatewayRequest(string? Action, bool? Resumable, int? Code, double? Seconds, bool? On, int? Events);
}
