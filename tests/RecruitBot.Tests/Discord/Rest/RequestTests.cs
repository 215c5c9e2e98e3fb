using System.Text;
using System.Text.Json;
using RecruitBot.Discord;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Tests.Discord.Rest;

/// <summary>What goes out has the form that Discord asks for.</summary>
public sealed class RequestTests : IDisposable
{
    private static readonly Snowflake Id = new(1);
    private readonly RestBench _bench = new(o => o with { AuditLogReason = "Application of a candidate" });

    [Fact]
    public async Task Requests_name_the_program_and_carry_the_token()
    {
        await _bench.SayAsync();
        var sent = _bench.Discord.Last;
        Assert.Equal("Bot " + RestBench.Token, sent.Headers["Authorization"]);
        Assert.Matches(@"^DiscordBot \(https://\S+, [\d.]+\)$", sent.Headers["User-Agent"]);
        Assert.Equal("application/json", sent.ContentType);
        Assert.Equal(("POST", "/channels/200/messages"), (sent.Method, sent.Path));
    }

    [Fact]
    public async Task Answers_to_interactions_carry_their_own_token_only()
    {
        await _bench.Rest.RespondAsync(Id, "to/k?n", new InteractionResponse { Type = InteractionAnswer.DeferredUpdate }, default);
        Assert.Equal("/interactions/1/to%2Fk%3Fn/callback", _bench.Discord.Last.Path);
        Assert.False(_bench.Discord.Last.Headers.ContainsKey("Authorization"));
        await _bench.Rest.DeleteOriginalAsync(Id, "tok", default);
        Assert.Equal("/webhooks/1/tok/messages/@original", _bench.Discord.Last.Path);
        Assert.False(_bench.Discord.Last.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task A_message_notifies_nobody_unless_it_says_whom()
    {
        var (rest, words) = (_bench.Rest, RestBench.Words);
        await rest.CreateMessageAsync(RestBench.Channel, words, null, default);
        await rest.CreateMessageAsync(RestBench.Channel, words, [new OutgoingFile("a.txt", "text/plain", new byte[] { 65 })], default);
        await rest.EditMessageAsync(RestBench.Channel, Id, words, default);
        await rest.EditOriginalAsync(Id, "tok", words, null, default);
        await rest.FollowUpAsync(Id, "tok", words, null, default);
        await rest.RespondAsync(Id, "tok", Answer(InteractionAnswer.Message), default);
        await rest.RespondAsync(Id, "tok", Answer(InteractionAnswer.UpdateMessage), default);
        Assert.Equal(7, _bench.Discord.Sent.Count);
        Assert.All(_bench.Discord.Sent, s => Assert.Contains("\"allowed_mentions\":{\"parse\":[]}", s.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_travel_beside_the_message()
    {
        var files = new[] { new OutgoingFile("cv \"1\".pdf", "application/pdf", "PDF!"u8.ToArray()), new OutgoingFile("b.txt", "nonsense", "B"u8.ToArray()) };
        await _bench.Rest.CreateMessageAsync(RestBench.Channel, RestBench.Words, files, default);
        var sent = _bench.Discord.Last;
        Assert.StartsWith("multipart/form-data; boundary=", sent.ContentType, StringComparison.Ordinal);
        var parts = sent.Body.Split("--" + sent.ContentType!.Split('=')[1].Trim('"'));
        Assert.Equal(5, parts.Length);
        Assert.Contains("name=payload_json", parts[1], StringComparison.Ordinal);
        using var json = JsonDocument.Parse(parts[1].Split("\r\n\r\n")[1]);
        Assert.Equal("cv _1_.pdf", json.RootElement.GetProperty("attachments")[0].GetProperty("filename").GetString());
        Assert.Equal("1", json.RootElement.GetProperty("attachments")[1].GetProperty("id").GetString());
        Assert.Contains("name=\"files[0]\"; filename=\"cv _1_.pdf\"", parts[2], StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/pdf", parts[2], StringComparison.Ordinal);
        Assert.EndsWith("PDF!\r\n", parts[2], StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/octet-stream", parts[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_audit_log_takes_a_reason_it_gets_one_and_nowhere_else()
    {
        await _bench.Rest.StartThreadAsync(RestBench.Channel, new ThreadDraft { Name = "t" }, default);
        await _bench.Rest.EditChannelAsync(RestBench.Channel, new ChannelEdit { Archived = true }, default);
        await _bench.Rest.DeleteChannelAsync(RestBench.Channel, default);
        Assert.All(_bench.Discord.Sent, s => Assert.Equal("Application%20of%20a%20candidate", s.Headers["X-Audit-Log-Reason"]));
        await _bench.SayAsync();
        Assert.False(_bench.Discord.Last.Headers.ContainsKey("X-Audit-Log-Reason"));
    }

    [Fact]
    public async Task Every_route_is_where_Discord_has_it()
    {
        var (rest, channel) = (_bench.Rest, RestBench.Channel);
        await Path("GET /users/@me", () => rest.GetCurrentUserAsync(default));
        await Path("GET /applications/@me", () => rest.GetApplicationAsync(default));
        await Path("GET /users/@me/guilds?limit=200", () => rest.GetCurrentUserGuildsAsync(default), "[]");
        await Path("GET /guilds/300", () => rest.GetGuildAsync(RestBench.Guild, default));
        await Path("GET /guilds/300/channels", () => rest.GetGuildChannelsAsync(RestBench.Guild, default), "[]");
        await Path("GET /guilds/300/members/1", () => rest.GetMemberAsync(RestBench.Guild, Id, default), "{}");
        await Path("GET /guilds/300/threads/active", () => rest.GetActiveThreadsAsync(RestBench.Guild, default), """{"threads":[],"members":[]}""");
        await Path("GET /guilds/300/roles/member-counts", () => rest.GetRoleMemberCountsAsync(RestBench.Guild, default), """{"102":3}""");
        await Path("PUT /channels/200/thread-members/@me", () => rest.JoinThreadAsync(channel, default));
        await Path("GET /channels/200", () => rest.GetChannelAsync(channel, default));
        await Path("POST /users/@me/channels", () => rest.CreateDirectAsync(Id, default));
        Assert.Equal("""{"recipient_id":"1"}""", _bench.Discord.Last.Body);
        await Path("POST /channels/200/threads", () => rest.StartThreadAsync(channel, new ThreadDraft { Name = "t" }, default));
        Assert.Equal("""{"name":"t","type":12}""", _bench.Discord.Last.Body);
        await Path("PUT /channels/200/thread-members/1", () => rest.AddThreadMemberAsync(channel, Id, default));
        await Path("PATCH /channels/200", () => rest.EditChannelAsync(channel, new ChannelEdit { Locked = true }, default));
        await Path("DELETE /channels/200", () => rest.DeleteChannelAsync(channel, default));
        await Path("GET /channels/200/messages?limit=50&after=7", () => rest.GetMessagesAsync(channel, new Snowflake(7), null, 50, default), "[]");
        await Path("GET /channels/200/messages?limit=1&before=7", () => rest.GetMessagesAsync(channel, null, new Snowflake(7), 1, default), "[]");
        await Path("GET /channels/200/messages/1", () => rest.GetMessageAsync(channel, Id, default));
        await Path("PATCH /channels/200/messages/1", () => rest.EditMessageAsync(channel, Id, RestBench.Words, default));
        await Path("DELETE /channels/200/messages/1", () => rest.DeleteMessageAsync(channel, Id, default));
        await Path("POST /channels/200/typing", () => rest.TriggerTypingAsync(channel, default));
        await Path("GET /applications/1/commands", () => rest.GetCommandsAsync(Id, default), "[]");
        await Path("PUT /applications/1/commands", () => rest.OverwriteCommandsAsync(Id, [], default), "[]");
        await Path("PATCH /webhooks/1/tok/messages/@original", () => rest.EditOriginalAsync(Id, "tok", RestBench.Words, null, default));
        await Path("POST /webhooks/1/tok", () => rest.FollowUpAsync(Id, "tok", RestBench.Words, null, default));
        await Path(
            "GET /gateway/bot",
            () => rest.GetGatewayBotAsync(default),
            """{"url":"wss://g","shards":1,"session_start_limit":{"total":1000,"remaining":9,"reset_after":5,"max_concurrency":1}}"""
        );
    }

    [Fact]
    public async Task Nothing_secret_is_logged()
    {
        _bench.Discord.Then(System.Net.HttpStatusCode.BadGateway, "");
        var done = _bench.Rest.EditOriginalAsync(Id, "interaction-secret", new MessageDraft { Content = "private" }, null, default);
        await _bench.Time.PassAsync(0.25);
        await done;
        Assert.Contains("PATCH /webhooks/{application}/{token}/messages/@original", _bench.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", _bench.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("private", _bench.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain(RestBench.Token, new DiscordRestOptions(DiscordRestOptions.Official, RestBench.Token).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://discord.com/api/v10", "good")]
    [InlineData("https://discord.com/api/v10", "")]
    [InlineData("https://discord.com/api/v10", "with space")]
    [InlineData("https://discord.com/api/v10", "line\nbreak")]
    public void Options_that_cannot_be_right_are_refused(string address, string token) =>
        Assert.Throws<DiscordFatalException>(() => new RestBench(o => o with { BaseUrl = new Uri(address), Token = token }));

    [Fact]
    public void A_simulator_on_this_machine_needs_no_encryption() => new RestBench(o => o with { BaseUrl = new Uri("http://127.0.0.1:5080/api/v10") }).Dispose();

    public void Dispose() => _bench.Dispose();

    private static InteractionResponse Answer(InteractionAnswer type) => new() { Type = type, Data = new InteractionResponseData { Content = "Hi @everyone" } };

    private async Task Path(string expected, Func<Task> call, string? answer = null)
    {
        _bench.Discord.Then(System.Net.HttpStatusCode.OK, answer ?? ScriptedDiscord.Message);
        await call();
        Assert.Equal(expected, $"{_bench.Discord.Last.Method} {_bench.Discord.Last.Path}");
    }
}
