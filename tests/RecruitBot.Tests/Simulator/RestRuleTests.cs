using System.Net.Http.Headers;
using RecruitBot.Simulator;

namespace RecruitBot.Tests.Simulator;

/// <summary>Who is let in, what is refused and with which code.</summary>
public sealed class RestRuleTests : IAsyncLifetime
{
    private Bench _bench = null!;
    private string _general = "";

    public async Task InitializeAsync()
    {
        _bench = await Bench.StartAsync();
        _general = await _bench.ChannelAsync("general");
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Theory]
    [InlineData("Bot wrong", "DiscordBot (x, 1)", 401)]
    [InlineData("Bearer simulator.bot.token", "DiscordBot (x, 1)", 401)]
    [InlineData(null, "DiscordBot (x, 1)", 401)]
    [InlineData("Bot simulator.bot.token", "curl/8", 403)]
    [InlineData("Bot simulator.bot.token", "DiscordBot (x, 1)", 200)]
    public async Task Only_the_bot_is_let_in(string? authorization, string agent, int status)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, _bench.Server.ApiBaseUrl + "/users/@me");
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        if (authorization is not null)
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        using var response = await client.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("GET", "channels/1", 404, 10003)]
    [InlineData("GET", "channels/x", 400, 50035)]
    [InlineData("GET", "channels/99999999999999999999999/messages", 400, 50035)]
    [InlineData("GET", "guilds/1", 404, 10004)]
    [InlineData("GET", "users/1", 404, 10013)]
    [InlineData("GET", "channels/{general}/messages/1", 404, 10008)]
    [InlineData("GET", "channels/{general}/messages?limit=101", 400, 50035)]
    [InlineData("GET", "channels/{general}/messages?after=x", 400, 50035)]
    [InlineData("GET", "nowhere", 404, 0)]
    [InlineData("PATCH", "channels/{general}", 403, 50013)]
    [InlineData("DELETE", "channels/{general}", 403, 50013)]
    [InlineData("PUT", "channels/{general}/thread-members/1", 400, 50024)]
    [InlineData("GET", "applications/1/commands", 403, 20012)]
    public async Task What_is_not_there_or_not_allowed_has_its_code(string method, string path, int status, int code) =>
        (await _bench.BotAsync(method, path.Replace("{general}", _general, StringComparison.Ordinal), method == "PATCH" ? new { name = "x" } : null)).Refused(status, code);

    [Fact]
    public async Task A_message_needs_the_right_to_send()
    {
        var deny = new[] { new { id = await _bench.ApplicationAsync(), type = 1, allow = "0", deny = "2048" } };
        (await _bench.SimAsync("POST", $"control/channel/{_general}", new { overwrites = deny })).Expect(200);
        (await _bench.BotAsync("POST", $"channels/{_general}/messages", new { content = "x" })).Refused(403, 50013);
    }

    [Fact]
    public async Task A_thread_needs_the_right_to_make_one_and_to_write_in_it()
    {
        (await _bench.SimAsync("POST", "control/roles/RecruitBot", new { permissions = "1024" })).Expect(200);
        (await _bench.BotAsync("POST", $"channels/{_general}/threads", new { name = "t", type = 12 })).Refused(403, 50013);
        (await _bench.SimAsync("POST", "control/roles/RecruitBot", new { permissions = (1024 | 1L << 36).ToString() })).Expect(200);
        (await _bench.SimAsync("POST", "control/roles/@everyone", new { permissions = "3072" })).Expect(200);
        var thread = (await _bench.BotAsync("POST", $"channels/{_general}/threads", new { name = "t", type = 12 })).Expect(201).Id;
        (await _bench.BotAsync("POST", $"channels/{thread}/messages", new { content = "x" })).Refused(403, 50013);
    }

    [Fact]
    public async Task Closed_direct_messages_and_strangers_are_not_reached()
    {
        var alex = await _bench.UserAsync("alex");
        var dm = (await _bench.BotAsync("POST", "users/@me/channels", new { recipient_id = alex })).Expect(200).Id;
        (await _bench.BotAsync("POST", $"channels/{dm}/messages", new { content = "x" })).Expect(200);
        (await _bench.SimAsync("PATCH", "people/alex", new { dms_open = false })).Expect(200);
        (await _bench.BotAsync("POST", $"channels/{dm}/messages", new { content = "x" })).Refused(403, 50007);
        (await _bench.SimAsync("PATCH", "people/alex", new { dms_open = true, member = false })).Expect(200);
        (await _bench.BotAsync("POST", $"channels/{dm}/messages", new { content = "x" })).Refused(403, 50278);
        (await _bench.BotAsync("GET", $"guilds/{await GuildAsync()}/members/{alex}")).Refused(404, 10007);
        (await _bench.BotAsync("POST", "users/@me/channels", new { recipient_id = "5" })).Refused(404, 10013);
        (await _bench.BotAsync("POST", "users/@me/channels", new { })).Refused(400, 50035);
    }

    [Fact]
    public async Task A_message_sent_again_with_its_nonce_is_the_first_one()
    {
        var message = new { content = "once", nonce = "n1", enforce_nonce = true };
        var first = (await _bench.BotAsync("POST", $"channels/{_general}/messages", message)).Expect(200);
        var second = (await _bench.BotAsync("POST", $"channels/{_general}/messages", message)).Expect(200);
        Assert.Equal(first.Id, second.Id);
        (await _bench.BotAsync("POST", $"channels/{_general}/messages", new { content = "twice", nonce = "n1" })).Expect(200);
        Assert.Equal(2, (await _bench.BotAsync("GET", $"channels/{_general}/messages")).Body!.AsArray().Count);
    }

    [Fact]
    public async Task Only_its_own_messages_can_be_changed()
    {
        var theirs = (await _bench.AsAsync("alex", "POST", $"channels/{_general}/messages", new { content = "mine" })).Id;
        (await _bench.BotAsync("PATCH", $"channels/{_general}/messages/{theirs}", new { content = "yours" })).Refused(403, 50005);
        (await _bench.BotAsync("DELETE", $"channels/{_general}/messages/{theirs}")).Refused(403, 50013);
    }

    [Fact]
    public async Task A_thread_is_archived_locked_and_opened_again()
    {
        var thread = (await _bench.BotAsync("POST", $"channels/{_general}/threads", new { name = "t", type = 12 })).Expect(201).Id;
        (await _bench.BotAsync("PUT", $"channels/{thread}/thread-members/{await _bench.UserAsync("alex")}")).Expect(204);
        var message = (await _bench.BotAsync("POST", $"channels/{thread}/messages", new { content = "x" })).Expect(200).Id;
        (await _bench.BotAsync("PATCH", $"channels/{thread}", new { archived = true, locked = true })).Expect(200);
        (await _bench.BotAsync("PATCH", $"channels/{thread}/messages/{message}", new { content = "y" })).Refused(400, 50083);
        (await _bench.BotAsync("PATCH", $"channels/{thread}", new { name = "other" })).Refused(400, 50083);
        (await _bench.BotAsync("PUT", $"channels/{thread}/thread-members/{await _bench.UserAsync("sam")}")).Refused(400, 50083);
        (await _bench.AsAsync("alex", "POST", $"channels/{thread}/messages", new { content = "hello?" })).Refused(403, 50013);
        Assert.Empty((await _bench.BotAsync("GET", $"guilds/{await GuildAsync()}/threads/active")).Body!["threads"]!.AsArray());
        (await _bench.BotAsync("POST", $"channels/{thread}/messages", new { content = "open" })).Expect(200);
        var state = (await _bench.BotAsync("GET", $"channels/{thread}")).Body!["thread_metadata"]!;
        Assert.False(state["archived"]!.GetValue<bool>());
        Assert.True(state["locked"]!.GetValue<bool>());
        (await _bench.SimAsync("POST", $"control/channel/{thread}", new { delete = true })).Expect(204);
        (await _bench.BotAsync("GET", $"channels/{thread}")).Refused(404, 10003);
    }

    [Fact]
    public async Task Messages_come_latest_first_around_an_id()
    {
        var ids = new List<string>();
        for (var i = 0; i < 4; i++)
            ids.Add((await _bench.BotAsync("POST", $"channels/{_general}/messages", new { content = $"{i}" })).Id);
        Assert.Equal(["3", "2"], await ContentsAsync("limit=2"));
        Assert.Equal(["2", "1"], await ContentsAsync($"after={ids[0]}&limit=2"));
        Assert.Equal(["1", "0"], await ContentsAsync($"before={ids[2]}"));
        Assert.Equal(["2", "1"], await ContentsAsync($"around={ids[2]}&limit=2"));
    }

    [Theory]
    [InlineData("after=1&before=2")]
    [InlineData("around=1&after=2")]
    public async Task Only_one_id_can_be_asked_around(string query) => (await _bench.BotAsync("GET", $"channels/{_general}/messages?{query}")).Refused(400, 50035);

    [Theory]
    [InlineData("""{"parse":[]}""", 0)]
    [InlineData("""{"parse":["users"]}""", 1)]
    [InlineData("""{"users":["{alex}"]}""", 1)]
    [InlineData("""{"users":["5"]}""", 0)]
    [InlineData(null, 1)]
    public async Task Mentions_notify_only_who_is_allowed(string? allowed, int notified)
    {
        var alex = await _bench.UserAsync("alex");
        var body = new System.Text.Json.Nodes.JsonObject { ["content"] = $"<@{alex}> @everyone" };
        if (allowed is not null)
            body["allowed_mentions"] = System.Text.Json.Nodes.JsonNode.Parse(allowed.Replace("{alex}", alex, StringComparison.Ordinal));
        var message = (await _bench.BotAsync("POST", $"channels/{_general}/messages", body)).Expect(200).Body!;
        Assert.Equal(notified, message["mentions"]!.AsArray().Count);
        // The bot has no right to notify everyone.
        Assert.False(message["mention_everyone"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Commands_keep_their_ids_and_hide_behind_permissions()
    {
        var path = $"applications/{await _bench.ApplicationAsync()}/commands";
        var first = (await _bench.BotAsync("PUT", path, new[] { new { name = "a", description = "A" }, new { name = "b", description = "B" } })).Expect(200).Body!.AsArray();
        var second = (await _bench.BotAsync("PUT", path, new object[] { new { name = "a", description = "Other" }, new { name = "c", description = "C", default_member_permissions = "0" } })).Expect(200).Body!.AsArray();
        Assert.Equal((string?)first[0]!["id"], (string?)second[0]!["id"]);
        Assert.Equal(["a"], await CommandsAsync("robin"));
        Assert.Equal(["a", "c"], await CommandsAsync("olivia"));
        (await _bench.AsAsync("robin", "POST", $"channels/{_general}/commands", new { name = "c" })).Refused(404, 10063);
        (await _bench.AsAsync("robin", "POST", $"channels/{_general}/commands", new { name = "b" })).Refused(404, 10063);
    }

    [Fact]
    public async Task A_wrong_content_type_is_refused()
    {
        using var text = new StringContent("""{"content":"x"}""");
        (await _bench.BotAsync("POST", $"channels/{_general}/messages", text)).Refused(400, 50035);
        using var broken = new StringContent("{", new MediaTypeHeaderValue("application/json"));
        (await _bench.BotAsync("POST", $"channels/{_general}/messages", broken)).Refused(400, 50109);
    }

    [Fact]
    public async Task A_bot_uploads_a_file_with_its_message_and_an_edit_drops_it()
    {
        using var upload = new MultipartFormDataContent
        {
            { new StringContent("""{"content":"export","attachments":[{"id":"0","filename":"data.json","description":"All"}]}"""), "payload_json" },
            { new ByteArrayContent([1, 2]), "files[0]", "x.bin" },
        };
        var message = (await _bench.BotAsync("POST", $"channels/{_general}/messages", upload)).Expect(200);
        var file = message.Body!["attachments"]![0]!;
        Assert.Equal("data.json", (string?)file["filename"]);
        Assert.Equal(2, file["size"]!.GetValue<int>());
        var edited = (await _bench.BotAsync("PATCH", $"channels/{_general}/messages/{message.Id}", new { content = "gone", attachments = Array.Empty<object>() })).Expect(200);
        Assert.Empty(edited.Body!["attachments"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"attachments":[{"id":"{old}"}]}""", "old.txt")]
    [InlineData("""{"attachments":[{"id":"0"}]}""", "new.txt")]
    [InlineData("""{"content":"x"}""", "old.txt new.txt")]
    [InlineData("""{"attachments":[{"id":"{old}"},{"id":"0"}]}""", "old.txt new.txt")]
    [InlineData("""{"attachments":[{"id":"1"}]}""", null)]
    public async Task An_edit_that_lists_files_keeps_those_alone(string edit, string? kept)
    {
        using var first = new MultipartFormDataContent { { new ByteArrayContent([1]), "files[0]", "old.txt" } };
        var message = (await _bench.BotAsync("POST", $"channels/{_general}/messages", first)).Expect(200);
        var payload = edit.Replace("{old}", (string)message.Body!["attachments"]![0]!["id"]!, StringComparison.Ordinal);
        using var second = new MultipartFormDataContent { { new StringContent(payload), "payload_json" }, { new ByteArrayContent([2]), "files[0]", "new.txt" } };
        var edited = await _bench.BotAsync("PATCH", $"channels/{_general}/messages/{message.Id}", second);
        if (kept is null)
            edited.Refused(400, 50035);
        else
            Assert.Equal(kept, string.Join(' ', edited.Expect(200).Body!["attachments"]!.AsArray().Select(a => (string?)a!["filename"])));
    }

    private async Task<string> GuildAsync() => (await _bench.SimAsync("GET", "world")).Body!["guild"]!["id"]!.GetValue<string>();

    private async Task<IEnumerable<string?>> ContentsAsync(string query) =>
        (await _bench.BotAsync("GET", $"channels/{_general}/messages?{query}")).Expect(200).Body!.AsArray().Select(m => (string?)m!["content"]);

    private async Task<IEnumerable<string?>> CommandsAsync(string who) =>
        (await _bench.AsAsync(who, "GET", "view")).Body!["commands"]!.AsArray().Select(c => (string?)c!["name"]);
}
