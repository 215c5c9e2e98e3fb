using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Interactions;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.People;

/// <summary>A person presses a button or picks from a menu of a message.</summary>
internal sealed class ComponentUse(ChannelSight sight, InteractionDesk desk)
{
    private const int Link = 5;

    public void Map(PersonPipeline people) => people.As("POST", "/channels/{channel}/messages/{message}/press", Press);

    private object Press(Call call, Account who)
    {
        var request = call.Read<PressRequest>();
        var channel = sight.Find(call.Id("channel"), who.User.Id);
        var message = sight.FindMessage(channel.Id, call.Id("message"), who.User.Id);
        var pressed = Numbering
            .Flat(message.Message.Components ?? [])
            .FirstOrDefault(c => c.CustomId is not null && c.CustomId == request.CustomId && c.Style != Link);
        if (pressed is null || pressed.Disabled == true)
            throw ApiFault.InvalidForm(FormErrors.One("custom_id", "COMPONENT_VALIDATION_FAILED", "The message has no such button or menu that can be used."));
        var isMenu = pressed.Type != ComponentType.Button;
        if (isMenu)
            Picks(pressed, request.Values ?? []);
        var data = new InteractionData
        {
            Id = null,
            CustomId = pressed.CustomId,
            ComponentType = (int)pressed.Type,
            Values = isMenu ? request.Values ?? [] : null,
        };
        return new { InteractionId = desk.Begin(InteractionType.Component, who.User.Id, channel, data, message).Id };
    }

    /// <summary>Checks what was picked, as the client does.</summary>
    public static void Picks(Component menu, IReadOnlyList<string> values)
    {
        var good =
            values.Count >= (menu.MinValues ?? 1)
            && values.Count <= (menu.MaxValues ?? 1)
            && values.Distinct(StringComparer.Ordinal).Count() == values.Count
            && (menu.Type != ComponentType.StringSelect || values.All(v => menu.Options?.Any(o => o.Value == v) == true));
        if (!good)
            throw ApiFault.InvalidForm(FormErrors.One("values", "BASE_TYPE_CHOICES", "The menu does not offer this choice."));
    }

    private sealed record PressRequest(string? CustomId, IReadOnlyList<string>? Values);
}
