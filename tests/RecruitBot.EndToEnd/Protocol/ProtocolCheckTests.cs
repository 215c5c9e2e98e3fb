using System.Text.Json;
using System.Text.Json.Nodes;
using RecruitBot.EndToEnd.Support.OpenApi;

namespace RecruitBot.EndToEnd.Protocol;

/// <summary>The judge is judged: what is good passes, and each way to spoil it is found at its place.</summary>
public sealed class ProtocolCheckTests
{
    private const string Channel = "/channels/1289012345678901234";

    private static readonly Dictionary<string, (string Method, string Path, string Json)> Good = new(StringComparer.Ordinal)
    {
        ["message"] = (
            "POST",
            $"{Channel}/messages",
            """
            {"content":"Good day","nonce":"n-1","enforce_nonce":true,"flags":4,"allowed_mentions":{"parse":[]},
             "embeds":[{"title":"Card","color":255,"fields":[{"name":"Level","value":"3","inline":true}],"footer":{"text":"AI-assisted"}}],
             "components":[{"type":1,"components":[{"type":2,"style":1,"label":"Apply","custom_id":"rb:apply"},{"type":2,"style":5,"label":"Open","url":"https://example.org/"}]},
              {"type":1,"components":[{"type":3,"custom_id":"rb:pick","options":[{"label":"Baker","value":"baker"}]}]}]}
            """
        ),
        ["edit"] = ("PATCH", $"{Channel}/messages/1289012345678901235", """{"content":"","allowed_mentions":{"parse":[]}}"""),
        ["answer"] = ("POST", "/interactions/1289012345678901234/t/callback", """{"type":4,"data":{"content":"Yes","flags":64,"allowed_mentions":{"parse":[]}}}"""),
        ["defer"] = ("POST", "/interactions/1289012345678901234/t/callback", """{"type":5,"data":{"flags":64}}"""),
        ["form"] = (
            "POST",
            "/interactions/1289012345678901234/t/callback",
            """
            {"type":9,"data":{"custom_id":"rb:form","title":"Decline","components":[
             {"type":18,"label":"Reason","component":{"type":4,"custom_id":"reason","style":2,"max_length":400}}]}}
            """
        ),
        ["choices"] = ("POST", "/interactions/1289012345678901234/t/callback", """{"type":8,"data":{"choices":[{"name":"Baker","value":"baker"}]}}"""),
        ["commands"] = (
            "PUT",
            "/applications/1289012345678901234/commands",
            """
            [{"type":1,"name":"apply","description":"Apply for a role","contexts":[0,1],"default_member_permissions":"16",
              "options":[{"type":3,"name":"role","description":"Role","required":true,"autocomplete":true},{"type":3,"name":"note","description":"Note"}]}]
            """
        ),
        ["thread"] = ("POST", $"{Channel}/threads", """{"name":"Alex","type":12,"auto_archive_duration":1440,"invitable":false}"""),
        ["direct"] = ("POST", "/users/@me/channels", """{"recipient_id":"1289012345678901234"}"""),
        ["list"] = ("GET", $"{Channel}/messages?limit=100&after=1289012345678901234", ""),
    };

    /// <summary>Which good request, where it is spoilt, what stands there then ("-": nothing), and where that is noticed.</summary>
    public static TheoryData<string, string, string, string> Spoilt =>
        new()
        {
            { "message", "/content", Text(2001), "/content" },
            { "message", "/content", "7", "/content" },
            { "message", "/nonce", Text(26), "/nonce" },
            { "message", "/enforce_nonce", "\"yes\"", "/enforce_nonce" },
            { "message", "/flags", "\"4\"", "/flags" },
            { "message", "/colour", "1", "/colour" },
            { "message", "/allowed_mentions", "-", "/allowed_mentions" },
            { "message", "/allowed_mentions/parse", """["all"]""", "/allowed_mentions/parse/0" },
            { "message", "/allowed_mentions", """{"parse":["users"],"users":["1"]}""", "/allowed_mentions" },
            { "message", "/embeds/0/title", Text(257), "/embeds/0/title" },
            { "message", "/embeds/0/fields/0/value", "-", "/embeds/0/fields/0" },
            { "message", "/embeds/0/fields/0/value", Text(1025), "/embeds/0/fields/0/value" },
            { "message", "/embeds/0/color", "16777216", "/embeds/0/color" },
            { "message", "/embeds", $$"""[{"description":{{Text(4000)}}},{"description":{{Text(2001)}}}]""", "/embeds" },
            { "message", "/components/0/type", "99", "/components/0/type" },
            { "message", "/components/0/components/0/custom_id", "-", "/components" },
            { "message", "/components/0/components/0/custom_id", Text(101), "/components/0/components/0/custom_id" },
            { "message", "/components/0/components/0/custom_id", "\"rb:pick\"", "/components" },
            { "message", "/components/0/components/0/label", Text(81), "/components/0/components/0/label" },
            { "message", "/components/0/components/1/url", "-", "/components" },
            { "message", "/components/1/components/0/options/0/label", Text(101), "/components/1/components/0/options/0/label" },
            { "message", "/components/1/components/0/options/0/hint", "\"x\"", "/components/1/components/0/options/0/hint" },
            { "edit", "/content", Text(2001), "/content" },
            { "edit", "/allowed_mentions", "-", "/allowed_mentions" },
            { "answer", "/type", "99", "/type" },
            { "answer", "/data/content", "\"\"", "/data" },
            { "answer", "/data/content", Text(2001), "/data/content" },
            { "answer", "/data/flags", "true", "/data/flags" },
            { "defer", "/data/flags", "68", "/data/flags" },
            { "form", "/data/title", Text(46), "/data/title" },
            { "form", "/data/components", "[]", "/data/components" },
            { "form", "/data/components/0/label", Text(46), "/data/components/0/label" },
            { "form", "/data/components/0/component/max_length", "4001", "/data/components/0/component/max_length" },
            { "choices", "/data/choices/0/value", Text(101), "/data/choices/0/value" },
            { "choices", "/data/choices/0/name", Text(101), "/data/choices/0/name" },
            { "commands", "/0/name", "\"Apply\"", "/0/name" },
            { "commands", "/0/description", "-", "/0/description" },
            { "commands", "/0/description", Text(101), "/0/description" },
            { "commands", "/0/default_member_permissions", "\"manage\"", "/0/default_member_permissions" },
            { "commands", "/0/contexts", "[7]", "/0/contexts/0" },
            { "commands", "/0/options/0/type", "77", "/0/options/0/type" },
            { "commands", "/0/options", """[{"type":3,"name":"note","description":"Note"},{"type":3,"name":"role","description":"Role","required":true}]""", "/0/options" },
            { "thread", "/name", "-", "" },
            { "thread", "/name", Text(101), "/name" },
            { "thread", "/auto_archive_duration", "100", "/auto_archive_duration" },
            { "thread", "/type", "3", "/type" },
            { "direct", "/recipient_id", "\"alex\"", "/recipient_id" },
            { "direct", "/recipient", "\"1\"", "/recipient" },
        };

    public static TheoryData<string> Names => [.. Good.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_good_request_passes(string name) => Assert.Empty(Faults(name, Parsed(name)));

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void A_spoilt_one_is_found(string name, string at, string with, string noticed)
    {
        var body = Parsed(name)!;
        Spoil(body, at, with);
        Assert.Contains(Faults(name, body), f => f.Path == noticed);
    }

    [Theory]
    [InlineData("POST", "/channels/1289012345678901234/message")]
    [InlineData("PUT", "/channels/1289012345678901234/messages")]
    [InlineData("GET", "/channels/general/messages")]
    [InlineData("GET", "/channels/1289012345678901234/messages?limit=101")]
    [InlineData("GET", "/channels/1289012345678901234/messages?limit=many")]
    [InlineData("GET", "/channels/1289012345678901234/messages?page=2")]
    [InlineData("POST", "/channels/1289012345678901234/messages")]
    public void An_address_that_is_not_right_is_found(string method, string address) => Assert.NotEmpty(new ProtocolCheck().Request(Exchange(method, address, null)));

    [Fact]
    public void A_body_where_none_belongs_is_found() =>
        Assert.NotEmpty(new ProtocolCheck().Request(Exchange("DELETE", Channel, JsonElement.Parse("{}"))));

    [Theory]
    [InlineData("""{"op":1,"d":7}""", true)]
    [InlineData("""{"op":1,"d":null}""", true)]
    [InlineData("""{"op":1,"d":"7"}""", false)]
    [InlineData("""{"op":2,"d":{"token":"t","intents":1,"properties":{"os":"l","browser":"b","device":"d"}}}""", true)]
    [InlineData("""{"op":2,"d":{"token":"t","intents":1}}""", false)]
    [InlineData("""{"op":2,"d":{"token":"t","intents":1,"properties":{"os":"l","browser":"b","device":"d"},"shard":[0]}}""", false)]
    [InlineData("""{"op":6,"d":{"token":"t","session_id":"s","seq":1}}""", true)]
    [InlineData("""{"op":6,"d":{"token":"t","session_id":"s"}}""", false)]
    [InlineData("""{"op":6,"d":{"token":"t","session_id":"s","seq":1},"s":4}""", false)]
    [InlineData("""{"op":99,"d":null}""", false)]
    public void A_frame_is_judged(string frame, bool isGood) => Assert.Equal(isGood, new ProtocolCheck().Frame(JsonElement.Parse(frame)).Count == 0);

    [Theory]
    [InlineData("MESSAGE_DELETE", """{"id":"1","channel_id":"2"}""", true)]
    [InlineData("MESSAGE_DELETE", """{"id":1,"channel_id":"2"}""", false)]
    [InlineData("MESSAGE_DELETE", """{"id":"1"}""", false)]
    [InlineData("MESSAGE_DELETE", """{"id":"1","channel_id":"2","by":"3"}""", false)]
    [InlineData("NO_SUCH_EVENT", "{}", false)]
    public void An_event_is_judged(string name, string data, bool isGood) => Assert.Equal(isGood, new ProtocolCheck().Event(name, JsonElement.Parse(data)).Count == 0);

    [Theory]
    [InlineData(200, """{"url":"wss://gateway.example","shards":1,"session_start_limit":{"total":1,"remaining":1,"reset_after":1,"max_concurrency":1}}""", true)]
    [InlineData(200, """{"url":"wss://gateway.example","shards":1}""", false)]
    [InlineData(204, null, false)]
    [InlineData(401, """{"code":0,"message":"401: Unauthorized"}""", true)]
    [InlineData(401, """{"message":"401: Unauthorized"}""", false)]
    public void An_answer_is_judged(int status, string? body, bool isGood)
    {
        var exchange = Exchange("GET", "/gateway/bot", null) with { Status = status, Answer = body is null ? null : JsonElement.Parse(body) };
        Assert.Equal(isGood, new ProtocolCheck().Answer(exchange).Count == 0);
    }

    private static IReadOnlyList<Fault> Faults(string name, JsonNode? body)
    {
        var (method, address, _) = Good[name];
        return new ProtocolCheck().Request(Exchange(method, address, body is null ? null : JsonSerializer.SerializeToElement(body)));
    }

    private static Exchange Exchange(string method, string address, JsonElement? body)
    {
        var parts = address.Split('?', 2);
        return new Exchange(method, parts[0], parts.Length > 1 ? "?" + parts[1] : "", body, [], 200, null);
    }

    private static JsonNode? Parsed(string name) => Good[name].Json.Length == 0 ? null : JsonNode.Parse(Good[name].Json);

    private static void Spoil(JsonNode body, string at, string with)
    {
        var parts = at.Split('/')[1..];
        var owner = parts[..^1].Aggregate(body, (node, part) => node is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : node[part]!).AsObject();
        owner.Remove(parts[^1]);
        if (with != "-")
            owner[parts[^1]] = JsonNode.Parse(with);
    }

    private static string Text(int length) => $"\"{new string('x', length)}\"";
}
