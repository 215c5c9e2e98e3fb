using System.Text.Json;

namespace RecruitBot.Simulator.Limits;

/// <summary>Whom a message may notify (resources/message, Allowed Mentions Object).</summary>
internal static class MentionChecks
{
    public static void Check(Fields message)
    {
        if (message.Inner("allowed_mentions") is not { } allowed)
            return;
        var parse = Kinds(allowed);
        foreach (var kind in new[] { "users", "roles" })
        {
            if (!allowed.Has(kind))
                continue;
            var ids = allowed.Json.GetProperty(kind);
            if (ids.ValueKind != JsonValueKind.Array || ids.GetArrayLength() > LimitTable.MentionIds.Max)
                allowed.Wrong(kind, "BASE_TYPE_MAX_LENGTH", $"Must be {LimitTable.MentionIds.Max} or fewer in length.");
            else if (ids.GetArrayLength() > 0 && parse.Contains(kind))
                allowed.Wrong("parse", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", $"parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
        }
    }

    private static HashSet<string> Kinds(Fields allowed)
    {
        if (!allowed.Has("parse") || allowed.Json.GetProperty("parse").ValueKind != JsonValueKind.Array)
            return [];
        return
        [
            .. allowed.Json.GetProperty("parse").EnumerateArray().Where(k => k.ValueKind == JsonValueKind.String).Select(k => k.GetString()!),
        ];
    }
}
