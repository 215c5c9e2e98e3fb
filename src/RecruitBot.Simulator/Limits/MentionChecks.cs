using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.Limits;

/// <summary>Whom a message may notify (resources/message, Allowed Mentions Object).</summary>
internal static class MentionChecks
{
    private static readonly string[] Kinds = ["users", "roles", "everyone"];

    public static void Check(Fields message)
    {
        if (message.Inner("allowed_mentions") is not { } allowed)
            return;
        if (allowed.Json.ValueKind != JsonValueKind.Object)
        {
            message.Wrong("allowed_mentions", "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
            return;
        }
        var parse = Parsed(allowed);
        foreach (var kind in new[] { "users", "roles" })
        {
            if (!allowed.Has(kind))
                continue;
            var ids = allowed.Json.GetProperty(kind);
            if (ids.ValueKind != JsonValueKind.Array || ids.GetArrayLength() > LimitTable.MentionIds.Max)
                allowed.Wrong(kind, "BASE_TYPE_MAX_LENGTH", $"Must be {LimitTable.MentionIds.Max} or fewer in length.");
            else if (ids.GetArrayLength() > 0 && parse.Contains(kind))
                allowed.Wrong("parse", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", $"parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
            else if (!ids.EnumerateArray().All(IsId))
                allowed.Wrong(kind, "NUMBER_TYPE_COERCE", "A value is not a snowflake.");
        }
        allowed.Flag("replied_user");
    }

    private static HashSet<string> Parsed(Fields allowed)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        if (!allowed.Has("parse"))
            return words;
        var parse = allowed.Json.GetProperty("parse");
        if (parse.ValueKind != JsonValueKind.Array)
        {
            allowed.Wrong("parse", "BASE_TYPE_INVALID", "Expected a list.");
            return words;
        }
        foreach (var word in parse.EnumerateArray())
        {
            if (word.ValueKind == JsonValueKind.String && Kinds.Contains(word.GetString()))
                words.Add(word.GetString()!);
            else
                allowed.Wrong("parse", "BASE_TYPE_CHOICES", "Value must be one of ('everyone', 'roles', 'users').");
        }
        return words;
    }

    private static bool IsId(JsonElement id) =>
        id.ValueKind == JsonValueKind.String ? Snowflake.TryParse(id.GetString(), out _) : id.ValueKind == JsonValueKind.Number && id.TryGetUInt64(out _);
}
