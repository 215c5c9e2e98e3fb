using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace RecruitBot.Tests.Simulator;

/// <summary>Which flags a bot may set on what, and what goes with them (resources/message, Message Flags).</summary>
public sealed class MessageFlagTests : IAsyncLifetime
{
    private const int SuppressEmbeds = 1 << 2;
    private const int Ephemeral = 1 << 6;
    private const int SuppressNotifications = 1 << 12;
    private const int Voice = 1 << 13;
    private const int Layout = 1 << 15;
    private const string Row = """[{"type":1,"components":[{"type":2,"style":1,"label":"x","custom_id":"a"}]}]""";
    private Bench _bench = null!;
    private string _messages = "";

    public async Task InitializeAsync()
    {
        _bench = await Bench.StartAsync();
        _messages = $"channels/{await _bench.ChannelAsync("general")}/messages";
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Theory]
    [InlineData(0, 200)]
    [InlineData(SuppressEmbeds | SuppressNotifications, 200)]
    [InlineData(1, 400)]
    [InlineData(2, 400)]
    [InlineData(8, 400)]
    [InlineData(Ephemeral, 400)]
    [InlineData(1 << 7, 400)]
    [InlineData(1 << 14, 400)]
    [InlineData(1 << 20, 400)]
    [InlineData(-1, 400)]
    public async Task A_message_of_the_bot_has_flags_that_it_may_set(int flags, int status)
    {
        var sent = (await _bench.BotAsync("POST", _messages, new { content = "x", flags })).Expect(status);
        if (status == 200)
            Assert.Equal(flags, sent.Body!["flags"]!.GetValue<int>());
        else
            sent.Refused(400, 50035);
    }

    [Theory]
    [InlineData(Ephemeral | SuppressEmbeds | SuppressNotifications, true)]
    [InlineData(1 << 7, false)]
    [InlineData(1 << 20, false)]
    public async Task An_answer_to_an_interaction_may_be_for_one_person_too(int flags, bool isTaken)
    {
        var made = (await _bench.SimAsync("POST", "control/interaction", new { type = 2 })).Expect(200).Body!;
        var answered = await _bench.BotAsync("POST", $"interactions/{made["interaction_id"]}/{made["token"]}/callback", new { type = 4, data = new { content = "x", flags } });
        var webhook = $"webhooks/{await _bench.ApplicationAsync()}/{made["token"]}";
        if (!isTaken)
        {
            answered.Refused(400, 50035);
            return;
        }
        answered.Expect(204);
        Assert.Equal(flags, (await _bench.BotAsync("POST", webhook, new { content = "y", flags })).Expect(200).Body!["flags"]!.GetValue<int>());
        (await _bench.BotAsync("POST", webhook, new { content = "y", flags = Voice })).Refused(400, 50035);
    }

    [Fact]
    public async Task An_edit_shows_and_hides_embeds_and_passes_over_flags_that_it_cannot_change()
    {
        var message = (await _bench.BotAsync("POST", _messages, new { content = "x", embeds = new[] { new { title = "t" } }, flags = SuppressNotifications })).Expect(200);
        Assert.Equal((SuppressNotifications | SuppressEmbeds, 0), await EditedAsync(message.Id, new { flags = SuppressEmbeds | Ephemeral | 1 << 20 }));
        Assert.Equal((SuppressNotifications | SuppressEmbeds, 0), await EditedAsync(message.Id, new { content = "y" }));
        Assert.Equal((SuppressNotifications, 1), await EditedAsync(message.Id, new { flags = 0 }));
    }

    [Theory]
    [InlineData("""{"content":"x"}""")]
    [InlineData("""{"embeds":[{"title":"x"}]}""")]
    [InlineData("""{"sticker_ids":["5"]}""")]
    [InlineData("""{"poll":{"question":{"text":"x"},"answers":[{"poll_media":{"text":"y"}}]}}""")]
    public async Task A_message_of_components_has_nothing_beside_them_and_stays_so(string beside)
    {
        var body = (JsonObject)JsonNode.Parse(beside)!;
        var sent = (await _bench.BotAsync("POST", _messages, With(new JsonObject(), Layout))).Expect(200);
        Assert.Equal(Layout, sent.Body!["flags"]!.GetValue<int>());
        (await _bench.BotAsync("POST", _messages, With(body, Layout))).Refused(400, 50035);
        (await _bench.BotAsync("PATCH", $"{_messages}/{sent.Id}", body.DeepClone())).Refused(400, 50035);
        (await _bench.BotAsync("PATCH", $"{_messages}/{sent.Id}", With(body, 0))).Refused(400, 50035);
        Assert.Equal((Layout, 0), await EditedAsync(sent.Id, new { flags = 0 }));
    }

    [Fact]
    public async Task A_message_becomes_one_of_components_when_it_is_emptied_of_the_rest()
    {
        var sent = (await _bench.BotAsync("POST", _messages, new { content = "x", embeds = new[] { new { title = "t" } } })).Expect(200);
        var path = $"{_messages}/{sent.Id}";
        (await _bench.BotAsync("PATCH", path, With(new JsonObject(), Layout))).Refused(400, 50035);
        (await _bench.BotAsync("PATCH", path, With(new JsonObject { ["content"] = null }, Layout))).Refused(400, 50035);
        var changed = (await _bench.BotAsync("PATCH", path, With(new JsonObject { ["content"] = null, ["embeds"] = new JsonArray() }, Layout))).Expect(200).Body!;
        Assert.Equal(("", 0, Layout), ((string?)changed["content"], changed["embeds"]!.AsArray().Count, changed["flags"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData(4, 200)]
    [InlineData(5, 400)]
    public async Task A_message_of_components_has_forty_of_them_at_most(int buttonsOfTheLastRow, int status)
    {
        // Seven rows and thirty-three buttons are forty; one more button is too many.
        var counts = Enumerable.Repeat(5, 5).Append(4).Append(buttonsOfTheLastRow).ToList();
        var rows = counts.Select((count, row) => new { type = 1, components = Enumerable.Range(0, count).Select(b => new { type = 2, style = 1, label = "x", custom_id = $"{row}.{b}" }) });
        (await _bench.BotAsync("POST", _messages, new { flags = Layout, components = rows })).Expect(status);
    }

    [Theory]
    [InlineData("""{"content":"x"}""", "audio/ogg", 50159)]
    [InlineData("""{}""", "image/png", 50160)]
    [InlineData("""{}""", "audio/ogg", 50161)]
    [InlineData("""{"attachments":[{"id":"0","duration_secs":1.5,"waveform":"AAA="}]}""", "audio/ogg", 0)]
    public async Task A_voice_message_is_one_sound_and_what_describes_it(string body, string type, int code)
    {
        var payload = (JsonObject)JsonNode.Parse(body)!;
        payload["flags"] = Voice;
        using var sound = new ByteArrayContent([1]) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        using var upload = new MultipartFormDataContent { { new StringContent(payload.ToJsonString()), "payload_json" }, { sound, "files[0]", "x.ogg" } };
        var sent = await _bench.BotAsync("POST", _messages, upload);
        Assert.Equal((code == 0 ? 200 : 400, code), (sent.Status, sent.Code));
    }

    private static JsonObject With(JsonObject body, int flags)
    {
        var copy = (JsonObject)body.DeepClone();
        copy["flags"] = flags;
        copy["components"] = JsonNode.Parse(Row);
        return copy;
    }

    private async Task<(int Flags, int Embeds)> EditedAsync(string id, object edit)
    {
        var edited = (await _bench.BotAsync("PATCH", $"{_messages}/{id}", edit)).Expect(200).Body!;
        return (edited["flags"]!.GetValue<int>(), edited["embeds"]!.AsArray().Count);
    }
}
