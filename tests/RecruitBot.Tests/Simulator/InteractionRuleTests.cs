using System.Text.Json.Nodes;

namespace RecruitBot.Tests.Simulator;

/// <summary>Time limits and rules of answers to interactions.</summary>
public sealed class InteractionRuleTests : IAsyncLifetime
{
    private static readonly object Command = new { name = "status", description = "Status" };
    private readonly SteppedTime _time = new();
    private Bench _bench = null!;
    private BotSocket _bot = null!;
    private EventStream _events = null!;
    private string _channel = "";

    public async Task InitializeAsync()
    {
        _bench = await Bench.StartAsync(_time);
        await _bench.RegisterAsync(Command);
        _bot = await _bench.ConnectAsync();
        _events = await _bench.FollowAsync("alex");
        _channel = await _bench.ChannelAsync("general");
    }

    public async Task DisposeAsync()
    {
        _events.Dispose();
        await _bot.DisposeAsync();
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task An_answer_after_three_seconds_is_too_late()
    {
        var made = await UseAsync();
        _time.Advance(TimeSpan.FromSeconds(3.1));
        var state = await _events.NextAsync("interaction");
        Assert.Equal("failed", (string?)state["state"]);
        Assert.Equal((string?)made["id"], (string?)state["id"]);
        (await AnswerAsync(made, new { type = 4, data = new { content = "late" } })).Refused(404, 10062);
    }

    [Fact]
    public async Task An_answer_within_three_seconds_is_in_time()
    {
        var made = await UseAsync();
        _time.Advance(TimeSpan.FromSeconds(3));
        (await AnswerAsync(made, new { type = 4, data = new { content = "in time" } })).Expect(204);
    }

    [Fact]
    public async Task There_is_one_first_answer()
    {
        var made = await UseAsync();
        (await AnswerAsync(made, new { type = 5 })).Expect(204);
        (await AnswerAsync(made, new { type = 4, data = new { content = "again" } })).Refused(400, 40060);
    }

    [Fact]
    public async Task A_wrong_token_opens_nothing()
    {
        var made = await UseAsync();
        (await _bench.BotAsync("POST", $"interactions/{made["id"]}/sim.wrong/callback", new { type = 5 })).Refused(404, 10062);
        (await _bench.BotAsync("POST", $"webhooks/{made["application_id"]}/nothing", new { content = "x" })).Refused(404, 10015);
    }

    [Fact]
    public async Task A_follow_up_needs_a_first_answer_and_ends_with_the_token()
    {
        var made = await UseAsync();
        (await FollowUpAsync(made, "early")).Refused(404, 10015);
        (await AnswerAsync(made, new { type = 4, data = new { content = "first" } })).Expect(204);
        _time.Advance(TimeSpan.FromMinutes(14));
        (await FollowUpAsync(made, "second")).Expect(200);
        _time.Advance(TimeSpan.FromMinutes(2));
        (await FollowUpAsync(made, "third")).Refused(401, 50027);
    }

    [Fact]
    public async Task A_deferral_that_nothing_follows_fails_in_the_end()
    {
        var made = await UseAsync();
        (await AnswerAsync(made, new { type = 5 })).Expect(204);
        Assert.Equal("acknowledged", (string?)(await _events.NextAsync("interaction"))["state"]);
        Assert.Equal(128, (await MessagesAsync()).Single()!["flags"]!.GetValue<int>());
        _time.Advance(TimeSpan.FromMinutes(15.1));
        Assert.Equal("failed", (string?)(await _events.NextAsync("interaction"))["state"]);
        Assert.Empty(await MessagesAsync());
    }

    [Fact]
    public async Task The_first_message_after_a_deferral_takes_its_place_and_its_visibility()
    {
        var made = await UseAsync();
        (await AnswerAsync(made, new { type = 5, data = new { flags = 64 } })).Expect(204);
        (await FollowUpAsync(made, "one")).Expect(200);
        var only = Assert.Single(await MessagesAsync());
        Assert.Equal("one", (string?)only!["content"]);
        Assert.Equal(64, only["flags"]!.GetValue<int>());
        (await FollowUpAsync(made, "two")).Expect(200);
        var second = (await MessagesAsync())[1]!;
        Assert.Equal(0, second["flags"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_original_can_be_read_changed_and_deleted()
    {
        var made = await UseAsync();
        var answered = (await _bench.BotAsync("POST", $"interactions/{made["id"]}/{made["token"]}/callback?with_response=true", new { type = 4, data = new { content = "one" } })).Expect(200);
        Assert.Equal("one", (string?)answered.Body!["resource"]!["message"]!["content"]);
        var original = $"webhooks/{made["application_id"]}/{made["token"]}/messages/@original";
        Assert.Equal(20, (await _bench.BotAsync("GET", original)).Expect(200).Body!["type"]!.GetValue<int>());
        (await _bench.BotAsync("PATCH", original, new { content = "two" })).Expect(200);
        Assert.Equal("two", (string?)(await MessagesAsync()).Single()!["content"]);
        (await _bench.BotAsync("PATCH", original, new { content = "" })).Refused(400, 50006);
        (await _bench.BotAsync("DELETE", original)).Expect(204);
        Assert.Empty(await MessagesAsync());
        (await _bench.BotAsync("PATCH", original, new { content = "three" })).Refused(404, 10008);
    }

    [Fact]
    public async Task A_follow_up_is_reached_by_the_token_of_its_own_interaction()
    {
        var made = await UseAsync();
        (await AnswerAsync(made, new { type = 4, data = new { content = "first" } })).Expect(204);
        var webhook = $"webhooks/{made["application_id"]}/{made["token"]}";
        var id = (await _bench.BotAsync("POST", webhook, new { content = "for you", flags = 64 })).Expect(200).Id;
        (await _bench.BotAsync("GET", $"channels/{_channel}/messages/{id}")).Refused(404, 10008);
        (await _bench.BotAsync("PATCH", $"channels/{_channel}/messages/{id}", new { content = "x" })).Refused(404, 10008);
        Assert.Equal("for you", (string?)(await _bench.BotAsync("GET", $"{webhook}/messages/{id}")).Expect(200).Body!["content"]);
        (await _bench.BotAsync("PATCH", $"{webhook}/messages/{id}", new { content = "changed" })).Expect(200);
        var other = await UseAsync();
        (await AnswerAsync(other, new { type = 5 })).Expect(204);
        (await _bench.BotAsync("DELETE", $"webhooks/{made["application_id"]}/{other["token"]}/messages/{id}")).Refused(404, 10008);
        (await _bench.BotAsync("DELETE", $"{webhook}/messages/{id}")).Expect(204);
        Assert.DoesNotContain(await MessagesAsync(), m => (string?)m!["id"] == id);
    }

    [Fact]
    public async Task A_button_that_is_acknowledged_without_words_may_change_its_message_later()
    {
        var row = new { type = 1, components = new[] { new { type = 2, style = 1, label = "Go", custom_id = "go" } } };
        var id = (await _bench.BotAsync("POST", $"channels/{_channel}/messages", new { content = "press", components = new[] { row } })).Expect(200).Id;
        (await _bench.AsAsync("alex", "POST", $"channels/{_channel}/messages/{id}/press", new { custom_id = "go" })).Expect(200);
        var made = await _bot.DispatchAsync("INTERACTION_CREATE");
        (await AnswerAsync(made, new { type = 6 })).Expect(204);
        Assert.Equal("acknowledged", (string?)(await _events.NextAsync("interaction"))["state"]);
        (await _bench.BotAsync("PATCH", $"webhooks/{made["application_id"]}/{made["token"]}/messages/@original", new { content = "pressed" })).Expect(200);
        Assert.Equal("pressed", (string?)(await MessagesAsync()).Single()!["content"]);
    }

    [Theory]
    [InlineData("""{"type":6}""")]
    [InlineData("""{"type":7,"data":{"content":"x"}}""")]
    [InlineData("""{"type":8,"data":{"choices":[]}}""")]
    [InlineData("""{"type":1}""")]
    [InlineData("""{"type":10}""")]
    [InlineData("""{"type":77}""")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"type":5,"data":{"flags":68}}""")]
    public async Task An_answer_that_does_not_fit_a_command_is_refused_and_another_may_come(string answer)
    {
        var made = await UseAsync();
        (await AnswerAsync(made, JsonNode.Parse(answer)!)).Refused(400, 50035);
        (await AnswerAsync(made, new { type = 5 })).Expect(204);
    }

    [Fact]
    public async Task A_form_is_no_answer_to_a_form()
    {
        var input = new { type = 1, components = new[] { new { type = 4, style = 1, custom_id = "f", label = "F", required = false } } };
        var form = new { type = 9, data = new { custom_id = "form", title = "Form", components = new[] { input } } };
        var made = await UseAsync();
        (await AnswerAsync(made, form)).Expect(204);
        (await _bench.AsAsync("alex", "POST", $"forms/{made["id"]}", new { fields = new { } })).Expect(200);
        var sent = await _bot.DispatchAsync("INTERACTION_CREATE");
        Assert.Equal(5, sent["type"]!.GetValue<int>());
        Assert.Equal("", (string?)sent["data"]!["components"]![0]!["components"]![0]!["value"]);
        (await AnswerAsync(sent, form)).Refused(400, 50035);
        // A command's form has no message that it could update.
        (await AnswerAsync(sent, new { type = 7, data = new { content = "x" } })).Refused(400, 50035);
        (await _bench.AsAsync("robin", "POST", $"forms/{made["id"]}", new { fields = new { } })).Refused(404, 10062);
    }

    [Fact]
    public async Task An_interaction_can_be_hostile_and_still_be_answered()
    {
        var made = (await _bench.SimAsync("POST", "control/interaction", new { user = "alex", type = 3, data = new { custom_id = 5 } })).Expect(200).Body!;
        var heard = await _bot.DispatchAsync("INTERACTION_CREATE");
        Assert.Equal(5, heard["data"]!["custom_id"]!.GetValue<int>());
        Assert.Equal((string?)made["token"], (string?)heard["token"]);
        (await AnswerAsync(heard, new { type = 4, data = new { content = "no" } })).Expect(204);
    }

    private async Task<JsonNode> UseAsync()
    {
        (await _bench.AsAsync("alex", "POST", $"channels/{_channel}/commands", new { name = "status", options = new { } })).Expect(200);
        return await _bot.DispatchAsync("INTERACTION_CREATE");
    }

    private Task<Reply> AnswerAsync(JsonNode made, object answer) => _bench.BotAsync("POST", $"interactions/{made["id"]}/{made["token"]}/callback", answer);

    private Task<Reply> FollowUpAsync(JsonNode made, string text) =>
        _bench.BotAsync("POST", $"webhooks/{made["application_id"]}/{made["token"]}", new { content = text });

    private async Task<JsonArray> MessagesAsync() => (await _bench.AsAsync("alex", "GET", $"channels/{_channel}/messages")).Expect(200).Body!.AsArray();
}
