using System.Text.Json;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Interactions;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.People;

/// <summary>A person sends a form that the bot has shown.</summary>
internal sealed class FormUse(SimulatedWorld world, ChannelSight sight, InteractionDesk desk)
{
    public void Map(PersonPipeline people) => people.As("POST", "/forms/{interaction}", Send);

    private object Send(Call call, Account who)
    {
        var opener = world.Interactions.Find(call.Id("interaction"));
        if (opener?.Form is not { } form || opener.User != who.User.Id)
            throw ApiFault.UnknownInteraction();
        var channel = sight.Find(opener.Channel, who.User.Id);
        var fields = call.Read<FormRequest>().Fields ?? [];
        var errors = new FormErrors();
        var entered = (form.Components ?? []).Select(c => Entered(c, fields, errors)).ToList();
        errors.ThrowIfAny();
        var message = opener.Message is { } shown ? world.Messages.Find(shown) : null;
        var data = new InteractionData { CustomId = form.CustomId, Components = entered };
        return new { InteractionId = desk.Begin(InteractionType.Form, who.User.Id, channel, data, message, opener.Id).Id };
    }

    /// <summary>The same components with what was entered, and nothing else of them.</summary>
    private static Component Entered(Component component, IReadOnlyDictionary<string, JsonElement> fields, FormErrors errors)
    {
        var bare = new Component { Type = component.Type, Id = component.Id };
        if (component.Components is { } inner)
            return bare with { Components = [.. inner.Select(c => Entered(c, fields, errors))] };
        if (component.Inner is { } one)
            return bare with { Inner = Entered(one, fields, errors) };
        if (component.CustomId is not { } name)
            return bare;
        bare = bare with { CustomId = name };
        var given = fields.TryGetValue(name, out var value) ? value : default;
        return component.Type == ComponentType.TextInput
            ? bare with { Value = Text(component, given, errors) }
            : bare with { Values = Picked(component, given, errors) };
    }

    private static string Text(Component input, JsonElement given, FormErrors errors)
    {
        var text = given.ValueKind == JsonValueKind.String ? given.GetString()! : "";
        var length = Lengths.Of(text);
        var required = input.Required != false;
        if (required && length == 0)
            errors.Add($"fields.{input.CustomId}", "BASE_TYPE_REQUIRED", "This field is required.");
        else if (length > (input.MaxLength ?? LimitTable.InputMax.Max) || (length > 0 && length < (input.MinLength ?? 0)))
            errors.Add($"fields.{input.CustomId}", "BASE_TYPE_BAD_LENGTH", "The text is too short or too long for this field.");
        return text;
    }

    private static List<string> Picked(Component menu, JsonElement given, FormErrors errors)
    {
        List<string> values = given.ValueKind switch
        {
            JsonValueKind.String => [given.GetString()!],
            JsonValueKind.Array => [.. given.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)],
            _ => [],
        };
        var least = menu.Required == false && values.Count == 0 ? 0 : menu.MinValues ?? 1;
        var offered = menu.Options is not { } options || values.TrueForAll(v => options.Any(o => o.Value == v));
        if (values.Count < least || values.Count > (menu.MaxValues ?? 1) || !offered)
            errors.Add($"fields.{menu.CustomId}", "BASE_TYPE_CHOICES", "The menu does not offer this choice.");
        return values;
    }

    private sealed record FormRequest(Dictionary<string, JsonElement>? Fields);
}
