using System.Text.Json.Nodes;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>Interactions as a broken or hostile client might have them sent: unknown, stale, truncated, enormous, of wrong types.</summary>
public sealed class HostilePayloads(Random random, string session, string channel)
{
    private static readonly string[] Verbs =
    [
        "consent", "fact", "skip", "back", "pause", "resume", "change", "submit", "withdraw", "withdraw-now", "human-only", "was-answer", "answer", "write", "decide",
        "decide-form", "transcript", "claim", "candidate", "", "x", "rb", "\0",
    ];

    private static readonly string[] Arguments = ["yes", "no", "scoring", "work-permit", "k.work-permit", "q.slow-page", "q.slow-page.0", "advance", "decline", "", "../..", "💥", "-1"];

    private static readonly string[] Commands = ["candidates", "candidate", "advance", "hold", "decline", "transcript", "claim", "release", "setup", "", "APPLY", "no-such", "/"];

    /// <summary>The next one. Whoever sends it has no part in the session.</summary>
    public JsonObject Next()
    {
        var payload = new JsonObject
        {
            ["user"] = "sam",
            ["type"] = random.Next(6) == 0 ? Anything(1) : random.Next(0, 7),
            ["data"] = random.Next(8) == 0 ? Anything(2) : Data(),
        };
        if (random.Next(3) == 0)
            payload["channel_id"] = random.Next(2) == 0 ? channel : Anything(0);
        foreach (var name in (string[])["message", "guild_id", "member", "channel", "application_id", "locale", "app_permissions", "context"])
            if (random.Next(12) == 0)
                payload[name] = Anything(2);
        return payload;
    }

    private JsonObject Data()
    {
        var data = new JsonObject { ["custom_id"] = random.Next(8) == 0 ? Anything(1) : Action(), ["name"] = random.Next(8) == 0 ? Anything(1) : One(Commands) };
        if (random.Next(2) == 0)
            data["component_type"] = random.Next(4) == 0 ? Anything(1) : random.Next(0, 20);
        if (random.Next(3) == 0)
            data["values"] = random.Next(2) == 0 ? Anything(2) : new JsonArray(One(Arguments));
        if (random.Next(3) == 0)
            data["options"] = random.Next(2) == 0 ? Anything(3) : new JsonArray(Option(), Option());
        if (random.Next(3) == 0)
            data["components"] = Anything(4);
        return data;
    }

    private JsonObject Option() =>
        new() { ["name"] = random.Next(4) == 0 ? Anything(1) : "session", ["type"] = random.Next(0, 12), ["value"] = random.Next(3) == 0 ? Anything(2) : session, ["focused"] = random.Next(2) == 0 };

    /// <summary>A button's id: whole, cut off, or with something else in it.</summary>
    private string Action()
    {
        var whole = $"rb:{One(Verbs)}:{(random.Next(3) == 0 ? One(Arguments) : session)}:{One(Arguments)}:{One(Arguments)}";
        return random.Next(4) switch
        {
            0 => whole[..random.Next(whole.Length)],
            1 => whole.Insert(random.Next(whole.Length), ((char)random.Next(1, 0xD800)).ToString()),
            _ => whole,
        };
    }

    private JsonNode? Anything(int depth) =>
        random.Next(depth > 0 ? 10 : 8) switch
        {
            0 => null,
            1 => random.NextInt64(long.MinValue, long.MaxValue),
            2 => random.NextDouble() * 1e300,
            3 => random.Next(2) == 0,
            4 => session,
            5 => new string('x', random.Next(20) == 0 ? 50_000 : random.Next(0, 200)),
            6 => "\u202E@everyone\u0000<@1>",
            7 => One(Arguments),
            8 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Anything(depth - 1))]),
            _ => new JsonObject(((string[])["id", "name", "value", "type", "custom_id", "components", "component", "user", "roles"]).Take(random.Next(9)).Select(k => KeyValuePair.Create(k, Anything(depth - 1)))),
        };

    private string One(string[] choices) => choices[random.Next(choices.Length)];
}
