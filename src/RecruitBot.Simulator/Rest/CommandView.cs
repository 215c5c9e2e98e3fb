using System.Text.Json;
using System.Text.Json.Nodes;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.Wire;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Rest;

/// <summary>
/// Commands as Discord answers with them: with their options inside others and with every language, or in a list with the asker's only
/// (interactions/application-commands, Retrieving localized commands).
/// </summary>
internal static class CommandView
{
    private const string Usual = "en-US";
    private static readonly string[] Translated = ["name", "description"];

    private static readonly string[] OptionFields =
    [
        "type", "name", "name_localizations", "description", "description_localizations", "required", "choices", "options", "channel_types",
        "min_value", "max_value", "min_length", "max_length", "autocomplete", "file_types",
    ];

    private static readonly string[] Nested = ["options", "choices"];
    private static readonly string[] ChoiceFields = ["name", "name_localizations", "value"];

    /// <summary>With every language.</summary>
    public static JsonObject Whole(StoredCommand stored)
    {
        var shown = JsonObject.Create(WireJson.ToElement(stored.Command))!;
        if (stored.Guild is { } guild)
            shown["guild_id"] = guild.ToString();
        var written = stored.Written is { } json ? JsonObject.Create(json)! : [];
        foreach (var field in Translated)
            shown[field + "_localizations"] = written[field + "_localizations"]?.DeepClone();
        shown["description"] ??= "";
        shown["nsfw"] = written["nsfw"]?.DeepClone() ?? false;
        if (written["options"] is JsonArray { Count: > 0 } options)
            shown["options"] = Each(options, Option);
        return shown;
    }

    /// <summary>In a list: with every language if that is asked for, and else with that of who asks.</summary>
    public static JsonObject Listed(StoredCommand stored, Call call)
    {
        var shown = Whole(stored);
        if (!call.QueryFlag("with_localizations"))
            Localize(shown, Locale(call));
        return shown;
    }

    private static JsonObject Option(JsonObject option)
    {
        var shown = Only(option, OptionFields);
        if (option["options"] is JsonArray { Count: > 0 } options)
            shown["options"] = Each(options, Option);
        if (option["choices"] is JsonArray { Count: > 0 } choices)
            shown["choices"] = Each(choices, choice => Only(choice, ChoiceFields));
        return shown;
    }

    private static JsonArray Each(JsonArray list, Func<JsonObject, JsonObject> show) => [.. list.Select(item => (JsonNode)show((JsonObject)item!))];

    /// <summary>An empty list says no more than none, and clients write one also where an option can have none.</summary>
    private static JsonObject Only(JsonObject given, string[] fields) =>
        new(fields.Where(f => given[f] is not (null or JsonArray { Count: 0 })).Select(f => KeyValuePair.Create(f, given[f]?.DeepClone())));

    private static void Localize(JsonObject shown, string locale)
    {
        foreach (var field in Translated)
        {
            if (shown[field + "_localizations"] is JsonObject all && all[locale] is { } own)
                shown[field + "_localized"] = own.DeepClone();
            shown.Remove(field + "_localizations");
        }
        foreach (var inner in Nested.SelectMany(l => shown[l] as JsonArray ?? []))
            Localize((JsonObject)inner!, locale);
    }

    private static string Locale(Call call)
    {
        var asked = new[] { call.Header("X-Discord-Locale"), call.Header("Accept-Language")?.Split(',', ';')[0].Trim() };
        return asked.FirstOrDefault(l => l is not null && Locales.All.Contains(l)) ?? Usual;
    }
}
