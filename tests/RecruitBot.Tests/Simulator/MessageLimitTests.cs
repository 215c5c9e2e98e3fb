using System.Text.Json.Nodes;

namespace RecruitBot.Tests.Simulator;

/// <summary>Each limit of what the bot sends: what just fits is taken, one more is refused at that field.</summary>
public sealed class MessageLimitTests(MessageLimitTests.Shared shared) : IClassFixture<MessageLimitTests.Shared>
{
    private static readonly int[] NoChoices = [];

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
        (await SendAsync(Filled(body, limit))).Expect(200);
        var refused = await SendAsync(Filled(body, limit + 1));
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
    [InlineData("""[]""", 50035)]
    [InlineData("""5""", 50035)]
    public async Task What_makes_no_message_is_refused(string body, int code)
    {
        using var content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        (await shared.Bench.BotAsync("POST", $"channels/{shared.General}/messages", content)).Refused(400, code);
    }

    [Theory]
    [InlineData("""{"name":"#"}""", 100)]
    public async Task A_thread_has_a_name_of_limited_length(string body, int limit)
    {
        (await shared.Bench.BotAsync("POST", $"channels/{shared.General}/threads", Typed(Filled(body, limit)))).Expect(201);
        (await shared.Bench.BotAsync("POST", $"channels/{shared.General}/threads", Typed(Filled(body, limit + 1)))).Refused(400, 50035);
        (await shared.Bench.BotAsync("POST", $"channels/{shared.General}/threads", Typed(Filled(body, 0)))).Refused(400, 50035);
        (await shared.Bench.BotAsync("POST", $"channels/{shared.General}/threads", new { name = "x", type = 12, auto_archive_duration = 61 })).Refused(400, 50035);
    }

    public static TheoryData<string, int> Commands =>
        new()
        {
            { """{"name":"#","description":"x"}""", 32 },
            { """{"name":"a","description":"#"}""", 100 },
            { """{"name":"a","description":"x","options":[*{"type":3,"name":"o@","description":"x"}]}""", 25 },
            { """{"name":"a","description":"x","options":[{"type":3,"name":"#","description":"x"}]}""", 32 },
            { """{"name":"a","description":"x","options":[{"type":3,"name":"o","description":"#"}]}""", 100 },
            { """{"name":"a","description":"x","options":[{"type":3,"name":"o","description":"x","choices":[*{"name":"c","value":"v@"}]}]}""", 25 },
            { """{"name":"a","description":"x","options":[{"type":3,"name":"o","description":"x","choices":[{"name":"#","value":"v"}]}]}""", 100 },
        };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task What_fits_is_registered_and_one_more_is_not(string command, int limit)
    {
        var path = $"applications/{await shared.Bench.ApplicationAsync()}/commands";
        (await shared.Bench.BotAsync("PUT", path, new JsonArray(Filled(command, limit)))).Expect(200);
        (await shared.Bench.BotAsync("PUT", path, new JsonArray(Filled(command, limit + 1)))).Refused(400, 50035);
    }

    [Theory]
    [InlineData("""{"name":"Apply","description":"x"}""")]
    [InlineData("""{"name":"a b","description":"x"}""")]
    [InlineData("""{"name":"a","description":""}""")]
    [InlineData("""{"name":"a"}""")]
    [InlineData("""{"description":"x"}""")]
    [InlineData("""{"name":"a","description":"x","options":[{"type":3,"name":"p","description":"x"},{"type":3,"name":"q","description":"x","required":true}]}""")]
    [InlineData("""{"name":"a","description":"x","options":[{"type":3,"name":"p","description":"x"},{"type":3,"name":"p","description":"x"}]}""")]
    [InlineData("""{"name":"a","description":"x","options":[{"type":3,"name":"p","description":"x","autocomplete":true,"choices":[{"name":"c","value":"v"}]}]}""")]
    public async Task What_is_no_command_is_refused(string command)
    {
        var path = $"applications/{await shared.Bench.ApplicationAsync()}/commands";
        (await shared.Bench.BotAsync("PUT", path, new JsonArray(JsonNode.Parse(command)))).Refused(400, 50035);
        (await shared.Bench.BotAsync("POST", path, JsonNode.Parse(command))).Refused(400, 50035);
    }

    [Fact]
    public async Task A_hundred_commands_are_the_most()
    {
        var path = $"applications/{await shared.Bench.ApplicationAsync()}/commands";
        object[] All(int count) => [.. Enumerable.Range(0, count).Select(i => new { name = $"c{i}", description = "x" })];
        (await shared.Bench.BotAsync("PUT", path, All(100))).Expect(200);
        (await shared.Bench.BotAsync("POST", path, new { name = "more", description = "x" })).Refused(400, 30032);
        (await shared.Bench.BotAsync("PUT", path, All(101))).Refused(400, 30032);
        (await shared.Bench.BotAsync("PUT", path, NoChoices)).Expect(200);
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
            { """{"type":4,"data":{"content":"#"}}""", 2000 },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_fits_is_an_answer_and_one_more_is_not(string answer, int limit)
    {
        var made = (await shared.Bench.SimAsync("POST", "control/interaction", new { type = 2 })).Expect(200).Body!;
        var path = $"interactions/{made["interaction_id"]}/{made["token"]}/callback";
        (await shared.Bench.BotAsync("POST", path, Filled(answer, limit + 1))).Refused(400, 50035);
        (await shared.Bench.BotAsync("POST", path, Filled(answer, limit))).Expect(204);
    }

    [Theory]
    [InlineData("""{"type":8,"data":{"choices":[*{"name":"x","value":"@"}]}}""", 25)]
    [InlineData("""{"type":8,"data":{"choices":[{"name":"#","value":"x"}]}}""", 100)]
    [InlineData("""{"type":8,"data":{"choices":[{"name":"x","value":"#"}]}}""", 100)]
    public async Task What_fits_is_offered_and_one_more_is_not(string answer, int limit)
    {
        var made = (await shared.Bench.SimAsync("POST", "control/interaction", new { type = 4 })).Expect(200).Body!;
        var path = $"interactions/{made["interaction_id"]}/{made["token"]}/callback";
        (await shared.Bench.BotAsync("POST", path, Filled(answer, limit + 1))).Refused(400, 50035);
        (await shared.Bench.BotAsync("POST", path, Filled(answer, limit))).Expect(204);
    }

    private Task<Reply> SendAsync(JsonNode body) => shared.Bench.BotAsync("POST", $"channels/{shared.General}/messages", body);

    private static JsonNode Typed(JsonNode thread)
    {
        thread["type"] = 12;
        return thread;
    }

    /// <summary>Writes so many letters for # (or as many as follow it), and so many copies of the object after *; @ counts them.</summary>
    private static JsonNode Filled(string template, int count)
    {
        var text = template.Replace("#4000", new string('y', 4000), StringComparison.Ordinal);
        var star = text.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
            return JsonNode.Parse(text.Replace("#", new string('x', count), StringComparison.Ordinal).Replace("@", "0", StringComparison.Ordinal))!;
        var end = End(text, star + 1);
        var one = text[(star + 1)..end];
        var copies = Enumerable.Range(0, count).Select(i => one.Replace("@", $"{i}", StringComparison.Ordinal));
        return JsonNode.Parse(text[..star] + string.Join(',', copies) + text[end..])!;
    }

    private static int End(string text, int start)
    {
        var depth = 0;
        for (var i = start; ; i++)
        {
            depth += text[i] switch
            {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            if (depth == 0)
                return i + 1;
        }
    }
}
