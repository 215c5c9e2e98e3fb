using System.Text.Json;
using System.Text.Json.Nodes;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Gateway;
using RecruitBot.Simulator.Interactions;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.People;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Control;

/// <summary>Events that did not happen, happened twice, or are not what they should be.</summary>
internal sealed class EventControl(SimulatedWorld world, GatewayHub hub, EventFaults faults, InteractionDesk desk)
{
    public void Map(PersonPipeline control)
    {
        control.On("POST", "/control/event", Send);
        control.On("POST", "/control/events", Fail);
        control.On("DELETE", "/control/events", _ => Clear());
        control.On("POST", "/control/replay", Repeat);
        control.On("POST", "/control/interaction", call => Interact(control, call));
    }

    private object? Send(Call call)
    {
        var request = call.Read<EventRequest>();
        world.Tell(new RawDispatch(request.T ?? "", request.D ?? JsonElement.Parse("{}")));
        return null;
    }

    /// <summary>Some of the next events are lost, come twice, or come after the one that follows them.</summary>
    private object? Fail(Call call)
    {
        var fault = call.Read<EventFault>();
        if (!EventFault.Actions.Contains(fault.Action, StringComparer.Ordinal))
            throw ApiFault.InvalidForm(FormErrors.One("action", "BASE_TYPE_CHOICES", "Value must be one of (lose, repeat, late)."));
        faults.Add(fault);
        return null;
    }

    private object? Clear()
    {
        faults.Clear();
        return null;
    }

    private object? Repeat(Call call)
    {
        foreach (var session in hub.Sessions)
            session.Repeat(call.Read<RepeatRequest>().Event ?? 1);
        return null;
    }

    /// <summary>An interaction of "user" (alex when none is named) in "channel_id", with all other fields as given.</summary>
    private object Interact(PersonPipeline control, Call call)
    {
        if (call.Body.ValueKind != JsonValueKind.Object)
            throw ApiFault.InvalidForm();
        var fields = JsonObject.Create(call.Body)!;
        var user = control.Named(Text(fields, "user") ?? "alex").User.Id;
        var known = Snowflake.TryParse(Text(fields, "channel_id"), out var id) ? world.Channels.Find(id) : null;
        var channel = known ?? world.Channels.All.First(c => c.Type == ChannelType.Text && c.Name == "general");
        // Who acts is named by "user" here; it is no field of what the bot gets, unless it is an object.
        if (fields["user"] is JsonValue)
            fields.Remove("user");
        var pending = desk.BeginHostile(user, channel, fields);
        return new { InteractionId = pending.Id, pending.Token };
    }

    private static string? Text(JsonObject fields, string name) =>
        fields[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private sealed record EventRequest(string? T, JsonElement? D);

    private sealed record RepeatRequest(int? Event);
}
