using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.EndToEnd.Support.OpenApi;

/// <summary>
/// Rules of Discord's documentation that its specification does not state, or states more loosely; the documentation holds. And one rule of
/// our own: nothing is sent without saying whom it may notify.
/// </summary>
public static class DocumentedRules
{
    /// <summary>What the documentation has against a request that the specification may well allow.</summary>
    public static IReadOnlyList<Fault> Check(string operation, Exchange exchange)
    {
        if (exchange.Body is not { } body)
            return [];
        var faults = new List<Fault>();
        switch (operation)
        {
            case "create_message" or "execute_webhook":
                Message(body, exchange.Files.Count, isNew: true, "", faults);
                break;
            case "update_message" or "update_webhook_message" or "update_original_webhook_message":
                Message(body, exchange.Files.Count, isNew: false, "", faults);
                break;
            case "create_interaction_response":
                Answer(body, exchange.Files.Count, faults);
                break;
            case "bulk_set_application_commands" or "bulk_set_guild_application_commands":
                Each(body, "", faults, Command);
                break;
            case "create_application_command" or "create_guild_application_command":
                Command(body, "", faults);
                break;
        }
        return faults;
    }

    private static void Answer(JsonElement body, int files, List<Fault> faults)
    {
        var type = body.TryGetProperty("type", out var number) && number.TryGetInt32(out var kind) ? kind : 0;
        var has = body.TryGetProperty("data", out var data);
        if (type is 4 or 7 && !has)
            faults.Add(new Fault("/data", "required", "an answer with a message has one"));
        else if (type is 4 or 7)
            Message(data, files, isNew: type == 4, "/data", faults);
        // interactions/receiving-and-responding, Messages: only whether it is shown to one person can be said beforehand.
        else if (type == 5 && has && (Number(data, "flags") & ~64) != 0)
            faults.Add(new Fault("/data/flags", "deferred", "only the flag 64 can be deferred"));
        else if (type == 9)
            Form(data, faults);
        // The specification says 6000; application-commands, Choice: 100.
        else if (type == 8)
            Each(List(data, "choices"), "/data/choices", faults, (c, path, f) => Longest(c, "value", 100, path, f));
    }

    private static void Message(JsonElement message, int files, bool isNew, string path, List<Fault> faults)
    {
        Longest(message, "content", 2000, path, faults);
        Longest(message, "nonce", 25, path, faults);
        if (isNew && files == 0 && Text(message, "content").Length == 0 && !Filled(message, "embeds") && !Filled(message, "components"))
            faults.Add(new Fault(path, "empty", "a message says something"));
        if (List(message, "components").GetArrayLength() > 5)
            faults.Add(new Fault($"{path}/components", "rows", "more than 5"));
        if (Items(List(message, "embeds")).Sum(Size) > 6000)
            faults.Add(new Fault($"{path}/embeds", "total", "more than 6000 characters in all"));
        if (!message.TryGetProperty("allowed_mentions", out var allowed))
            faults.Add(new Fault($"{path}/allowed_mentions", "required", "it must be said who is notified"));
        else if (Filled(allowed, "users") && Items(List(allowed, "parse")).Any(p => p.GetString() == "users"))
            faults.Add(new Fault($"{path}/allowed_mentions", "exclusive", "users are allowed in two ways"));
        Components(message, path, faults);
    }

    private static void Form(JsonElement form, List<Fault> faults)
    {
        if (List(form, "components").GetArrayLength() is < 1 or > 5)
            faults.Add(new Fault("/data/components", "form", "a form has 1 to 5 components"));
        Components(form, "/data", faults);
    }

    private static void Components(JsonElement owner, string path, List<Fault> faults)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var component in Items(List(owner, "components")).SelectMany(Nested))
        {
            var id = Text(component, "custom_id");
            if (id.Length > 0 && !ids.Add(id))
                faults.Add(new Fault($"{path}/components", "custom_id", "the same twice"));
            var isLink = Number(component, "style") == 5;
            if (Number(component, "type") == 2 && (isLink ? Text(component, "url") : id).Length == 0)
                faults.Add(new Fault($"{path}/components", "button", "a button has an id, a link an address"));
            if (Number(component, "type") == 2 && isLink && id.Length > 0)
                faults.Add(new Fault($"{path}/components", "button", "a link has no id"));
        }
    }

    private static void Command(JsonElement command, string path, List<Fault> faults)
    {
        var isSlash = !command.TryGetProperty("type", out _) || Number(command, "type") == 1;
        if (isSlash && !CommandName.IsValid(Text(command, "name")))
            faults.Add(new Fault($"{path}/name", "name", "not a name of a command"));
        if (isSlash && Text(command, "description").Length == 0)
            faults.Add(new Fault($"{path}/description", "required", "a slash command has a description"));
        if (command.TryGetProperty("default_member_permissions", out var needed) && needed.ValueKind != JsonValueKind.Null && !ulong.TryParse(Text(command, "default_member_permissions"), out _))
            faults.Add(new Fault($"{path}/default_member_permissions", "permissions", "a number as a text, or null"));
        Options(command, path, faults);
        if (Items(List(command, "options")).Append(command).Sum(Said) > 8000)
            faults.Add(new Fault(path, "total", "more than 8000 characters in all"));
    }

    private static void Options(JsonElement command, string path, List<Fault> faults)
    {
        var options = Items(List(command, "options")).ToList();
        if (options.SkipWhile(IsRequired).Any(IsRequired))
            faults.Add(new Fault($"{path}/options", "order", "what is required comes first"));
        foreach (var option in options)
        {
            if (!CommandName.IsValid(Text(option, "name")))
                faults.Add(new Fault($"{path}/options", "name", "not a name of an option"));
            if (option.TryGetProperty("autocomplete", out var suggests) && suggests.ValueKind == JsonValueKind.True && Filled(option, "choices"))
                faults.Add(new Fault($"{path}/options", "choices", "either choices or suggestions"));
            Each(List(option, "choices"), $"{path}/options", faults, (c, at, f) => Longest(c, "value", 100, at, f));
        }
    }

    private static bool IsRequired(JsonElement option) => option.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.True;

    private static int Said(JsonElement part) =>
        Text(part, "name").Length + Text(part, "description").Length + Items(List(part, "choices")).Sum(c => Text(c, "name").Length + Text(c, "value").Length);

    private static int Size(JsonElement embed) =>
        Count(embed, "title")
        + Count(embed, "description")
        + (embed.TryGetProperty("footer", out var footer) ? Count(footer, "text") : 0)
        + (embed.TryGetProperty("author", out var author) ? Count(author, "name") : 0)
        + Items(List(embed, "fields")).Sum(f => Count(f, "name") + Count(f, "value"));

    private static void Longest(JsonElement owner, string name, int most, string path, List<Fault> faults)
    {
        if (Count(owner, name) > most)
            faults.Add(new Fault($"{path}/{name}", "documented", $"longer than {most}"));
    }

    private static void Each(JsonElement list, string path, List<Fault> faults, Action<JsonElement, string, List<Fault>> check)
    {
        foreach (var (i, item) in Items(list).Index())
            check(item, $"{path}/{i}", faults);
    }

    private static IEnumerable<JsonElement> Nested(JsonElement component) =>
        Items(List(component, "components")).SelectMany(Nested).Concat(component.TryGetProperty("component", out var inner) ? Nested(inner) : []).Prepend(component);

    private static IEnumerable<JsonElement> Items(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static JsonElement List(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list : JsonElement.Parse("[]");

    private static bool Filled(JsonElement owner, string name) => List(owner, name).GetArrayLength() > 0;

    private static int Count(JsonElement owner, string name) => Text(owner, name).EnumerateRunes().Count();

    private static string Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static long Number(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var value) ? value : 0;
}
