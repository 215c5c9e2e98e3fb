using System.Text.Json.Nodes;

namespace RecruitBot.Tests.Simulator;

/// <summary>Each limit of what the bot sends: what just fits is taken, one more is refused at that field.</summary>
public sealed class MessageLimitTests(MessageLimitTests.Shared shared) : IClassFixture<MessageLimitTests.Shared>
{
    /// <summary>One simulator for all of them.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        public Bench Bench { get; private set; } = null!;
        public string General { get; private set; } = "";

        public async Task InitializeAsync()
        {
            Bench = await Bench.StartAsync(limits: new() { Messages = 10_000, Others = 10_000, Global = 10_000 });
            General = await Bench.ChannelAsync("general");
        }

        public async Task DisposeAsync() => await Bench.DisposeAsync();
    }

    public static TheoryData<string, int> Messages =>
        new()
        {
            { """{"content":"#"}""", 2000 },
            { """{"content":"x","nonce":"#"}""", 25 },
            { """{"embeds":[{"title":"x","url":"https://a/#"}]}""", 2038 },
            { """{"embeds":[{"title":"#"}]}""", 256 },
            { """{"embeds":[{"description":"#"}]}""", 4096 },
            { """{"embeds":[{"title":"x","footer":{"text":"#"}}]}""", 2048 },
            { """{"embeds":[{"title":"x","author":{"name":"#"}}]}""", 256 },
            { """{"embeds":[{"fields":[{"name":"#","value":"x"}]}]}""", 256 },
            { """{"embeds":[{"fields":[{"name":"x","value":"#"}]}]}""", 1024 },
            { """{"embeds":[{"description":"#4000"},{"description":"#"}]}""", 2000 },
            { """{"embeds":[*{"title":"x"}]}""", 10 },
            { """{"embeds":[{"fields":[*{"name":"x","value":"x"}]}]}""", 25 },
            { """{"content":"x","components":[*{"type":1,"components":[{"type":2,"style":1,"label":"x","custom_id":"@"}]}]}""", 5 },
            { """{"content":"x","components":[{"type":1,"components":[*{"type":2,"style":1,"label":"x","custom_id":"@"}]}]}""", 5 },
            { """{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"#","custom_id":"a"}]}]}""", 80 },
            { """{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"x","custom_id":"#"}]}]}""", 100 },
            { """{"content":"x","components":[{"type":1,"components":[{"type":3,"custom_id":"a","options":[*{"label":"x","value":"@"}]}]}]}""", 25 },
            { """{"content":"x","components":[{"type":1,"components":[{"type":3,"custom_id":"a","placeholder":"#","options":[{"label":"x","value":"x"}]}]}]}""", 150 },
            { """{"content":"x","components":[{"type":1,"components":[{"type":3,"custom_id":"a","options":[{"label":"#","value":"x"}]}]}]}""", 100 },
            { """{"content":"x","components":[{"type":1,"components":[{"type":3,"custom_id":"a","options":[{"label":"x","value":"#"}]}]}]}""", 100 },
            { """{"content":"x","components":[{"type":1,"components":[{"type":3,"custom_id":"a","options":[{"label":"x","value":"x","description":"#"}]}]}]}""", 100 },
        };

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task What_fits_is_sent_and_one_more_is_not(string body, int limit)
    {
        (await SendAsync(Template.Filled(body, limit))).Expect(200);
        var refused = await SendAsync(Template.Filled(body, limit + 1));
        refused.Refused(400, 50035);
        Assert.Contains("_errors", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Characters_are_counted_and_not_units()
    {
        (await SendAsync(new JsonObject { ["content"] = string.Concat(Enumerable.Repeat("😀", 2000)) })).Expect(200);
        (await SendAsync(new JsonObject { ["content"] = string.Concat(Enumerable.Repeat("😀", 2001)) })).Refused(400, 50035);
    }

    [Theory]
    [InlineData("""{"content":""}""", 50006)]
    [InlineData("""{"content":"  \n"}""", 50006)]
    [InlineData("""{"embeds":[]}""", 50006)]
    [InlineData("""{"content":5}""", 50035)]
    [InlineData("""{"content":"\ud800"}""", 50035)]
    [InlineData("""{"content":"x","components":[{"type":2,"style":1,"label":"x","custom_id":"a"}]}""", 50035)]
    [InlineData("""{"content":"x","components":[{"type":1,"components":[]}]}""", 50035)]
    [InlineData("""{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"x"}]}]}""", 50035)]
    [InlineData("""{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"custom_id":"a"}]}]}""", 50035)]
    [InlineData("""{"content":"x","components":[{"type":1,"components":[{"type":2,"style":5,"label":"x","url":"javascript:x"}]}]}""", 50035)]
    [InlineData("""{"content":"x","components":[{"type":1,"components":[{"type":2,"style":5,"label":"x","custom_id":"a","url":"https://a"}]}]}""", 50035)]
    [InlineData("""{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"x","custom_id":"a"},{"type":2,"style":1,"label":"y","custom_id":"a"}]}]}""", 50035)]
    [InlineData("""{"content":"x","components":[{"type":1,"components":[{"type":3,"custom_id":"a","min_values":2,"max_values":1,"options":[{"label":"x","value":"x"}]}]}]}""", 50035)]
    [InlineData("""{"content":"x","components":[{"type":1,"components":[{"type":4,"style":1,"label":"x","custom_id":"a"}]}]}""", 50035)]
    [InlineData("""{"content":"x","allowed_mentions":{"parse":["users"],"users":["5"]}}""", 50035)]
    [InlineData("""{"content":"x","allowed_mentions":{"parse":["nobody"]}}""", 50035)]
    [InlineData("""{"content":"x","allowed_mentions":{"parse":"users"}}""", 50035)]
    [InlineData("""{"content":"x","allowed_mentions":{"users":["alex"]}}""", 50035)]
    [InlineData("""{"content":"x","allowed_mentions":5}""", 50035)]
    [InlineData("""{"content":"x","sticker_ids":["1","2","3","4"]}""", 50035)]
    [InlineData("""{"content":"x","sticker_ids":["x"]}""", 50035)]
    [InlineData("""{"sticker_ids":["1","2","3"]}""", 50081)]
    [InlineData("""{"content":"x","poll":{}}""", 50035)]
    [InlineData("""{"content":"x","attachments":[{"id":"0","filename":"x.txt"}]}""", 50035)]
    [InlineData("""{"content":"x","attachments":[{"filename":"x.txt"}]}""", 50035)]
    [InlineData("""{"embeds":[{}]}""", 50035)]
    [InlineData("""{"content":"x","embeds":[{}]}""", 50035)]
    [InlineData("""{"embeds":[{"title":" ","description":"\n"}]}""", 50035)]
    [InlineData("""{"embeds":[{"color":1}]}""", 50035)]
    [InlineData("""{"embeds":[{"title":"x","fields":[{"name":" ","value":"x"}]}]}""", 50035)]
    [InlineData("""{"embeds":[{"title":"x","fields":[{"name":"x","value":"\t"}]}]}""", 50035)]
    [InlineData("""{"embeds":[{"title":"x","color":-1}]}""", 50035)]
    [InlineData("""{"embeds":[{"title":"x","color":16777216}]}""", 50035)]
    [InlineData("""{"embeds":[{"title":"x","url":"javascript:x"}]}""", 50035)]
    [InlineData("""{"embeds":[{"title":"x","url":"example"}]}""", 50035)]
    [InlineData("""{"embeds":[{"title":"x","url":"attachment://x.png"}]}""", 50035)]
    [InlineData("""{"embeds":[{"author":{"name":"x","url":"ftp://example.org"}}]}""", 50035)]
    [InlineData("""{"embeds":[{"footer":{"text":"x","icon_url":"data:image/png"}}]}""", 50035)]
    [InlineData("""{"embeds":[{"image":{"url":"file:///x.png"}}]}""", 50035)]
    [InlineData("""[]""", 50035)]
    [InlineData("""5""", 50035)]
    public async Task What_makes_no_message_is_refused(string body, int code)
    {
        using var content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        (await shared.Bench.BotAsync("POST", $"channels/{shared.General}/messages", content)).Refused(400, code);
    }

    [Theory]
    [InlineData("""{"embeds":[{"title":"x","color":16777215,"url":"https://example.org"}]}""")]
    [InlineData("""{"embeds":[{"image":{"url":"https://example.org/x.png"}}]}""")]
    [InlineData("""{"embeds":[{"fields":[{"name":"\u200b","value":"\u200b"}]}]}""")]
    [InlineData("""{"embeds":[{"footer":{"text":"x","icon_url":"attachment://x.png"}}]}""")]
    [InlineData("""{"content":"x","sticker_ids":[],"poll":null,"allowed_mentions":{"parse":["roles","everyone"],"users":["5"],"replied_user":true}}""")]
    public async Task What_makes_a_message_is_taken(string body) => (await SendAsync(JsonNode.Parse(body)!)).Expect(200);

    [Fact]
    public async Task Blanks_around_a_text_of_an_embed_do_not_count() =>
        (await SendAsync(JsonNode.Parse("""{"embeds":[{"title":"  #  "}]}""".Replace("#", new string('x', 256), StringComparison.Ordinal))!)).Expect(200);

    [Theory]
    [InlineData("""{"name":"  ","type":12}""", 50035)]
    [InlineData("""{"name":"x","type":9}""", 50035)]
    [InlineData("""{"name":"x","type":10}""", 50024)]
    [InlineData("""{"name":"x","type":12,"rate_limit_per_user":21601}""", 50035)]
    public async Task What_makes_no_thread_is_refused(string body, int code) =>
        (await shared.Bench.BotAsync("POST", $"channels/{shared.General}/threads", JsonNode.Parse(body))).Refused(400, code);

    [Theory]
    [InlineData("""{"name":"#"}""", 100)]
    public async Task A_thread_has_a_name_of_limited_length(string body, int limit)
    {
        (await shared.Bench.BotAsync("POST", $"channels/{shared.General}/threads", Typed(Template.Filled(body, limit)))).Expect(201);
        (await shared.Bench.BotAsync("POST", $"channels/{shared.General}/threads", Typed(Template.Filled(body, limit + 1)))).Refused(400, 50035);
        (await shared.Bench.BotAsync("POST", $"channels/{shared.General}/threads", Typed(Template.Filled(body, 0)))).Refused(400, 50035);
        (await shared.Bench.BotAsync("POST", $"channels/{shared.General}/threads", new { name = "x", type = 12, auto_archive_duration = 61 })).Refused(400, 50035);
    }

    public static TheoryData<string, int> Answers =>
        new()
        {
            { """{"type":9,"data":{"custom_id":"f","title":"#","components":[{"type":18,"label":"x","component":{"type":4,"style":1,"custom_id":"a"}}]}}""", 45 },
            { """{"type":9,"data":{"custom_id":"#","title":"x","components":[{"type":18,"label":"x","component":{"type":4,"style":1,"custom_id":"a"}}]}}""", 100 },
            { """{"type":9,"data":{"custom_id":"f","title":"x","components":[*{"type":18,"label":"x","component":{"type":4,"style":1,"custom_id":"@"}}]}}""", 5 },
            { """{"type":9,"data":{"custom_id":"f","title":"x","components":[{"type":18,"label":"#","component":{"type":4,"style":1,"custom_id":"a"}}]}}""", 45 },
            { """{"type":9,"data":{"custom_id":"f","title":"x","components":[{"type":18,"label":"x","description":"#","component":{"type":4,"style":1,"custom_id":"a"}}]}}""", 100 },
            { """{"type":9,"data":{"custom_id":"f","title":"x","components":[{"type":18,"label":"x","component":{"type":4,"style":1,"custom_id":"a","placeholder":"#"}}]}}""", 100 },
            { """{"type":9,"data":{"custom_id":"f","title":"x","components":[{"type":18,"label":"x","component":{"type":4,"style":1,"custom_id":"a","value":"#"}}]}}""", 4000 },
            { """{"type":9,"data":{"custom_id":"f","title":"x","components":[{"type":18,"label":"x","component":{"type":4,"style":1,"custom_id":"a","max_length":7,"value":"#"}}]}}""", 7 },
            { """{"type":4,"data":{"content":"#"}}""", 2000 },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_fits_is_an_answer_and_one_more_is_not(string answer, int limit)
    {
        var made = (await shared.Bench.SimAsync("POST", "control/interaction", new { type = 2 })).Expect(200).Body!;
        var path = $"interactions/{made["interaction_id"]}/{made["token"]}/callback";
        (await shared.Bench.BotAsync("POST", path, Template.Filled(answer, limit + 1))).Refused(400, 50035);
        (await shared.Bench.BotAsync("POST", path, Template.Filled(answer, limit))).Expect(204);
    }

    [Theory]
    [InlineData("""{"type":4,"style":1,"custom_id":"a","min_length":3,"value":"ab"}""")]
    [InlineData("""{"type":4,"style":1,"custom_id":"a","min_length":3,"max_length":2}""")]
    [InlineData("""{"type":4,"style":3,"custom_id":"a"}""")]
    [InlineData("""{"type":2,"style":1,"custom_id":"a","label":"x"}""")]
    public async Task What_makes_no_input_of_a_form_is_refused(string input)
    {
        var made = (await shared.Bench.SimAsync("POST", "control/interaction", new { type = 2 })).Expect(200).Body!;
        var form = JsonNode.Parse("""{"type":9,"data":{"custom_id":"f","title":"x","components":[{"type":18,"label":"x","component":""" + input + "}]}}");
        (await shared.Bench.BotAsync("POST", $"interactions/{made["interaction_id"]}/{made["token"]}/callback", form)).Refused(400, 50035);
    }

    [Theory]
    [InlineData("""{"type":8,"data":{"choices":[*{"name":"x","value":"@"}]}}""", 25)]
    [InlineData("""{"type":8,"data":{"choices":[{"name":"#","value":"x"}]}}""", 100)]
    [InlineData("""{"type":8,"data":{"choices":[{"name":"x","value":"#"}]}}""", 100)]
    public async Task What_fits_is_offered_and_one_more_is_not(string answer, int limit)
    {
        var made = (await shared.Bench.SimAsync("POST", "control/interaction", new { type = 4 })).Expect(200).Body!;
        var path = $"interactions/{made["interaction_id"]}/{made["token"]}/callback";
        (await shared.Bench.BotAsync("POST", path, Template.Filled(answer, limit + 1))).Refused(400, 50035);
        (await shared.Bench.BotAsync("POST", path, Template.Filled(answer, limit))).Expect(204);
    }

    private Task<Reply> SendAsync(JsonNode body) => shared.Bench.BotAsync("POST", $"channels/{shared.General}/messages", body);

    private static JsonNode Typed(JsonNode thread)
    {
        thread["type"] = 12;
        return thread;
    }
}
